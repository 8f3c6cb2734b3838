"""Everything the scholarship keeps about a resident, for taking along."""

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.residents.models import Resident
from naru.scholarships.models import Application, Grant, Paper, Use
from naru.scholarships.queries.statement import statement_of


def export_scholarships(resident: Resident) -> list[Section]:
    """Applications with papers and checks, grants, and the bank book."""
    return [_applications(resident), _papers(resident), _uses(resident), _statement(resident)]


def _applications(resident: Resident) -> Section:
    rows = Application.objects.filter(resident=resident).select_related("round").order_by("pk")
    return Section(
        key="scholarship_applications",
        title=_("장학금 신청"),
        labels={"round": _("회차"), "submitted_at": _("신청한 때"), "state": _("결과")},
        rows=[
            {
                "round": one.round.name,
                "submitted_at": one.submitted_at,
                "state": one.get_state_display(),
                "token": one.token,
                "score": one.score,
                "rank": one.rank,
                "checks": [
                    f"{check.get_kind_display()}: {check.words}" for check in one.checks.all()
                ],
            }
            for one in rows.prefetch_related("checks")
        ],
    )


def _papers(resident: Resident) -> Section:
    rows = Paper.objects.filter(application__resident=resident).select_related("upload")
    return Section(
        key="scholarship_papers",
        title=_("장학금 신청에 낸 서류"),
        labels={"kind": _("낸 서류"), "name": _("파일 이름"), "keep_until_on": _("지우는 날")},
        rows=[
            {
                "kind": one.get_kind_display(),
                "name": one.upload.name,
                "keep_until_on": one.upload.keep_until_on,
                "digest": one.upload.digest,
            }
            for one in rows.order_by("pk")
        ],
    )


def _uses(resident: Resident) -> Section:
    rows = Use.objects.filter(grant__resident=resident).order_by("pk")
    return Section(
        key="scholarship_uses",
        title=_("장학금으로 맡은 강좌"),
        labels={
            "title": _("강좌 이름"),
            "points": _("장학금 포인트"),
            "materials_points": _("그 가운데 재료비(포인트)"),
            "state": _("자리 상태"),
        },
        rows=[
            {
                "title": one.title,
                "provider": one.provider,
                "points": one.points,
                "materials_points": one.materials_points,
                "state": one.get_state_display(),
                "returned_points": one.returned_points,
            }
            for one in rows
        ],
    )


def _statement(resident: Resident) -> Section:
    grants = Grant.objects.filter(resident=resident).order_by("pk")
    return Section(
        key="scholarship_statement",
        title=_("장학금 통장"),
        labels={
            "at": _("언제"),
            "what": _("무엇을"),
            "points": _("장학금 포인트"),
            "balance": _("쓸 수 있는 포인트"),
        },
        rows=[
            {
                "at": line.at,
                "what": str(line.words),
                "points": line.change_points,
                "balance": line.free_points,
                "held": line.held_points,
            }
            for grant in grants
            for line in statement_of(grant)
        ],
    )
