"""Who came: by the code on the wall, a short-lived signed word, or as staff write it down.

The word names the place and the turn of the clock in which it was shown. Nothing is stored:
whether it is old is decided by the server's clock, whether it is ours by the signature.
"""

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.notices.enums import Kind
from naru.spaces.enums import COMING, Arrived, State
from naru.spaces.models import Booking
from naru.spaces.queries.mine import WHOLE
from naru.spaces.rules.terms import BenchTerms
from naru.spaces.services import telling
from naru.spaces.services.benches import SittingFull, place
from naru.spaces.services.saying import change, note

SALT = "naru.spaces.arriving"
LONGEST = 120
WRITTEN = (*COMING, State.USED, State.NO_SHOW, State.EXCUSED)


class CodeForged(Refusal):
    message = _("쓸 수 없는 코드입니다. 입구에 걸린 코드를 다시 찍어 주세요.")


class CodeOld(Refusal):
    message = _("지난 코드입니다. 코드는 자주 바뀝니다. 입구에 지금 걸린 코드를 찍어 주세요.")


class NothingNow(Refusal):
    message = _(
        "지금 이곳에 잡아 둔 시간이 없습니다. 내 예약에서 곳과 시간을 보고, "
        "맞는데도 안 되면 직원에게 말해 주세요."
    )


class NotYet(Refusal):
    message = _("아직 시작하지 않은 시간입니다. 시작하기 조금 전부터 적을 수 있습니다.")


class NotOnTheList(Refusal):
    message = _("취소되었거나 승인하지 않은 예약입니다.")


def code_of(place_id: int, *, terms: BenchTerms, at: datetime) -> str:
    """The word to show now; another one every turn."""
    return signing.Signer(salt=SALT).sign(f"{place_id}-{terms.turn_at(at)}")


def read_code(code: str, *, terms: BenchTerms, at: datetime) -> int:
    """The place (id) it was shown at, in this turn or the one before; else refused."""
    try:
        found, turn = map(int, signing.Signer(salt=SALT).unsign(code[:LONGEST]).split("-"))
    except (signing.BadSignature, ValueError):
        raise CodeForged from None
    if not 0 <= terms.turn_at(at) - turn <= 1:
        raise CodeOld
    return found


@transaction.atomic(savepoint=False)
def arrive(
    *, place_id: int, resident_id: int, terms: BenchTerms, enter: timedelta, by: User, at: datetime
) -> Booking:
    """The person is there, for the time at this place that is now or about to begin.

    `enter` is how long before its time a room may be entered, `terms.opens` a bench. Scanned again,
    nothing changes: the first scan counts.
    """
    here = Q(sitting__bench__place=place_id, starts_at__lte=at + terms.opens)
    here |= Q(room__place=place_id, starts_at__lte=at + enter)
    now = Booking.objects.filter(here, resident=resident_id, ends_at__gt=at)
    found = now.filter(state__in=(*COMING, State.USED)).order_by("starts_at", "pk")
    ids = list(found.values_list("pk", flat=True))
    held = [locked(Booking.objects.select_related(*WHOLE), pk=pk) for pk in sorted(ids)]
    coming = [one for one in held if one.state in COMING]
    if not coming:
        there = next((one for one in held if one.state == State.USED), None)
        if there is None:
            raise NothingNow
        return there
    one = min(coming, key=lambda booking: booking.starts_at)
    _come(one, Arrived.SCAN, by=by, at=at)
    return one


@transaction.atomic(savepoint=False)
def mark(*, booking_id: int, came: bool, terms: BenchTerms, by: User, at: datetime) -> Booking:
    """Staff write down whether somebody came; they may put it right. The same changes nothing.

    Who did not come is told what that means, and that a word is enough.
    """
    one = locked(Booking.objects.select_related(*WHOLE), pk=booking_id)
    if one.state not in WRITTEN:
        raise NotOnTheList
    if at < one.starts_at - terms.opens or (not came and at < one.starts_at):
        raise NotYet
    if one.state == (State.USED if came else State.NO_SHOW):
        return one
    if came:
        _come(one, Arrived.HAND, by=by, at=at)
        return one
    change(one, State.NO_SHOW, at=at, arrived="", arrived_at=None, arrived_by=None)
    note(one, "space.missed", by=by, at=at)
    telling.tell(one, Kind.SPACE_MISSED, at=at, days=terms.excuse_days)
    return one


def _come(one: Booking, how: Arrived, *, by: User, at: datetime) -> None:
    """A seat that was given to somebody else meanwhile is not taken from them."""
    one.state, one.state_at, one.sequence = State.USED, at, one.sequence + 1
    one.arrived, one.arrived_at, one.arrived_by = how, at, by
    place(one, taken=SittingFull)
    note(one, "space.arrived", by=by, at=at, how=how.value)
