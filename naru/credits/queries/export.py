"""Everything about a person's credits, for their own copy."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.credits.models import Mark
from naru.credits.queries.mine import entries_of, wish_of
from naru.residents.models import Resident


def transcript_of(resident: Resident, *, at: datetime) -> dict[str, object]:
    """The ledger as it stands at the moment, for other programs: every line and counter-entry."""
    return {
        "format": "naru-credits/1",
        "name": resident.name,
        "at": at.isoformat(),
        "lines": [
            {
                "id": str(one.public_id),
                "kind": one.kind,
                "credits": one.credits,
                "title": one.title,
                "title_en": one.title_en,
                "category": one.category,
                "field": one.field,
                "body": one.body,
                "accredited": one.accredited,
                "licence": one.licence,
                "ended_on": one.ended_on.isoformat(),
                "mark": one.mark,
                "attendance_percent": one.attendance_percent,
                "said_by_the_person": one.said,
                "takes_back": str(one.counters.public_id) if one.counters else None,
                "why": one.why,
            }
            for one in entries_of(resident)
        ],
    }


def export_credits(resident: Resident) -> list[Section]:
    """The ledger with its counter-entries, marks, and the degree aimed at."""
    return [_entries(resident), _marks(resident), _wish(resident)]


def _entries(resident: Resident) -> Section:
    return Section(
        key="credits",
        title=_("학점 장부"),
        labels={
            "ended_on": _("받은 날"),
            "title": _("과목"),
            "kind": _("무슨 학점"),
            "credits": _("학점"),
            "body": _("어디에서"),
            "why": _("되돌린 까닭"),
        },
        rows=[
            {
                "ended_on": one.ended_on,
                "title": one.title,
                "kind": one.get_kind_display(),
                "credits": one.credits,
                "category": one.get_category_display(),
                "field": one.field,
                "body": one.body,
                "accredited": one.accredited,
                "licence": one.licence,
                "mark": one.mark,
                "attendance_percent": one.attendance_percent,
                "said": one.said,
                "reason": one.reason,
                "why": one.why,
                "at": one.at,
            }
            for one in entries_of(resident)
        ],
    )


def _marks(resident: Resident) -> Section:
    rows = Mark.objects.filter(application__resident=resident).order_by("pk")
    return Section(
        key="marks",
        title=_("학점 강좌의 점수"),
        labels={"course": _("강좌"), "mark": _("점수"), "at": _("적은 때")},
        rows=[
            {"course": one.application.intake.run.course.title, "mark": one.mark, "at": one.at}
            for one in rows.select_related("application__intake__run__course")
        ],
    )


def _wish(resident: Resident) -> Section:
    wish = wish_of(resident)
    return Section(
        key="credit_wish",
        title=_("학점으로 가려는 학위"),
        labels={"degree": _("학위"), "major": _("전공"), "changed_at": _("고른 때")},
        rows=[
            {
                "degree": wish.degree,
                "major": wish.major,
                "changed_at": wish.changed_at,
                "ways": wish.answer,
            }
        ]
        if wish
        else [],
    )
