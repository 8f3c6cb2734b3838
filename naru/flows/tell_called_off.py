"""A run is not held: one person of its door gets everything back and is told.

the application's row -> the fee, or the points -> notice with the reason and other courses -> told.
"""

from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from naru.core.locks import locked
from naru.enrolments.enums import OffReason, State
from naru.enrolments.models import Application, CallOff
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.payments.services import charges
from naru.scholarships.enums import UseState
from naru.scholarships.models import Use
from naru.scholarships.services import uses

KEPT = (UseState.HELD, UseState.SPENT)
INSTEAD = _("비슷한 강좌 {titles}에 지금 신청할 수 있습니다. ‘내 수강 신청’에 주소가 있습니다.")
WITH_SCHOOL = _("‘{title}’ 학교를 열지 않게 되어 이 과목도 열지 않습니다.")
NOTHING_LIKE_IT = _("‘강좌 찾기’에서 다른 강좌를 찾아보거나 전화해 주세요. 함께 찾아 드립니다.")
LANGUAGES = ("ko", "en")


@transaction.atomic(durable=True)
def tell_called_off(*, application_id: int, at: datetime) -> bool:
    """False if that is done already: nobody gets anything back, or is told, twice."""
    people = Application.objects.select_related(
        "resident__user", "intake__run__course", "intake__behind__run__course"
    )
    one = locked(people, pk=application_id)
    if one.told_at is not None or one.state != State.CALLED_OFF:
        return False
    off = CallOff.objects.select_related("by").get(intake=one.intake_id)
    title = one.intake.run.course.title
    inbox.send(
        resident=one.resident,
        kind=Kind.RUN_CALLED_OFF,
        at=at,
        title=title,
        **_why(off, _school_of(one)),
        **_next(off),
    )
    _money_back(one, off, at)
    _points_back(one, off, at)
    one.told_at = at
    one.save(update_fields=["told_at"])
    return True


def _money_back(one: Application, off: CallOff, at: datetime) -> None:
    owed = charges.end(claim_id=one.claim_id, whose="provider", by=off.by, at=at)
    if owed is not None:
        inbox.send(
            resident=one.resident,
            kind=Kind.CARD_BACK if owed.goes_to_card else Kind.FEE_BACK,
            at=at,
            title=owed.charge.title,
            back_won=owed.won,
            by_on=owed.send_by_on,
        )


def _points_back(one: Application, off: CallOff, at: datetime) -> None:
    kept = Use.objects.filter(reference=Use.at_door(one.claim_id), state__in=KEPT).first()
    if kept is None:
        return
    back = uses.give_up(use_id=kept.pk, whose="provider", by=off.by, at=at)
    inbox.send(
        resident=one.resident,
        kind=Kind.POINTS_ALL_BACK,
        at=at,
        title=back.title,
        points=f"{back.returned_points:,}",
    )


def _why(off: CallOff, school: str) -> dict[str, str]:
    """A module of a school that is not held says that first."""
    label = OffReason(off.reason).label
    first = {code: _said(WITH_SCHOOL, code).format(title=school) for code in LANGUAGES}
    return {
        f"why_{code}": f"{first[code] if school else ''} {_said(label, code)} {off.words}".strip()
        for code in LANGUAGES
    }


def _school_of(one: Application) -> str:
    """The title of the school that is not held either; "" for what stands by itself."""
    entrance = one.intake.behind
    if entrance is None or entrance.called_off_at is None:
        return ""
    return entrance.run.course.title


def _next(off: CallOff) -> dict[str, str]:
    titles = ", ".join(f"‘{title}’" for title in off.others)
    words = INSTEAD if off.others else NOTHING_LIKE_IT
    return {f"next_{code}": _said(words, code).format(titles=titles) for code in LANGUAGES}


def _said(words: Promise | str, language: str) -> str:
    with override(language):
        return str(words)
