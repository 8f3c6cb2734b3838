"""Stepping back at the door."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from naru.enrolments.enums import OffReason, State
from naru.enrolments.models import Application
from naru.enrolments.services.ending import EndedAlready
from naru.flows.cancel_enrolment import cancel_enrolment
from naru.flows.cancel_run import cancel_run
from naru.flows.enrol import enrol
from naru.flows.follow_seat import follow_seat
from naru.flows.take_bank_file import take_bank_file
from naru.flows.tell_called_off import tell_called_off
from naru.notices.models import Notice
from naru.payments.enums import Book, ChargeState
from naru.payments.models import Account, Charge
from naru.payments.rules.bank_rows import Line
from tests.catalogue.own import RUN, Staff
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory, settle_all
from tests.residents.factories import ResidentFactory
from tests.schools.made import held, let_in, modules, seat, taught

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_seat_comes_free_once():
    seated = ApplicationFactory(state=State.SEATED)
    told = {"claim": seated.claim, "by": seated.resident.user, "at": NOON}
    assert cancel_enrolment(**told).seat_no is None
    with pytest.raises(EndedAlready):
        cancel_enrolment(**told)


def test_who_leaves_a_school_leaves_what_was_chosen_in_it_but_for_what_is_judged():
    staff, resident = Staff(), ResidentFactory()
    term = held(staff, at=NOON)
    mine = let_in(term, resident, at=NOON)
    done, chosen, other = (
        seat(module.intake, who, at=NOON)
        for module, who in zip(
            modules(term, 1), (resident, resident, ResidentFactory()), strict=True
        )
    )
    taught(staff, done.intake)
    cancel_enrolment(claim=mine.claim, by=resident.user, at=NOON)
    for one in (mine, done, chosen, other):
        one.refresh_from_db()
    assert [one.state for one in (mine, done, chosen, other)] == [
        State.CANCELLED,
        State.SEATED,
        State.CANCELLED,
        State.SEATED,
    ]


FEE, MATERIALS = 60_000, 15_000
FIRST = datetime.combine(NOON.date() + timedelta(days=14), time(19), ZoneInfo("Asia/Seoul"))
MEETINGS = [FIRST + timedelta(days=4 * number) for number in range(6)]


def paid_for(staff):
    """Somebody applied for six evenings of baking, got the seat, was asked and has paid."""
    told = {
        **RUN,
        "fee_won": FEE,
        "materials_won": MATERIALS,
        "starts_on": f"{MEETINGS[0]:%Y-%m-%d}",
        "last_on": f"{MEETINGS[-1]:%Y-%m-%d}",
        "sessions": [
            {"starts_at": at.isoformat(), "ends_at": (at + timedelta(hours=2)).isoformat()}
            for at in MEETINGS
        ],
    }
    intake = IntakeFactory(run=staff.run(staff.course(publish=True), **told))
    resident = ResidentFactory()
    claim = enrol(intake=intake, resident=resident, by=resident.user, at=NOON)
    settle_all(intake)
    follow_seat(application_id=Application.objects.get(claim=claim).pk, at=NOON)
    asked = Charge.objects.get(claim=claim)
    take_bank_file(
        provider_id=asked.provider_id,
        name="bank.csv",
        until_at=NOON,
        lines=[Line(2, NOON, FEE, asked.number, "", "")],
        by=staff.user,
        at=NOON + timedelta(hours=1),
    )
    asked.refresh_from_db()
    assert (asked.state, asked.won, asked.materials_won) == (ChargeState.PAID, FEE, MATERIALS)
    return claim


def piles(claim):
    """What the provider keeps and what goes back, by the ledger."""
    found = Account.objects.filter(charge__claim=claim).values_list("book", "balance_won")
    return {book: won for book, won in found if won}


def told_back(resident):
    return Notice.objects.get(resident=resident, kind="payment.back").params["back_won"]


@pytest.mark.parametrize(
    ("on", "back"),
    [
        (MEETINGS[0] - timedelta(days=1), FEE),
        (MEETINGS[0], 30_000),
        (MEETINGS[1], 22_500),
        (MEETINGS[2], 0),
    ],
    ids=["before", "first", "second", "half"],
)
def test_materials_stay_with_the_provider_once_the_course_has_begun(on, back):
    """Of 60,000 won 15,000 are for materials: the bands share out the other 45,000."""
    staff = Staff()
    claim = paid_for(staff)
    cancel_enrolment(claim=claim, by=claim.resident.user, at=on)
    assert piles(claim) == {
        book: won for book, won in ((Book.HELD, FEE - back), (Book.BACK, back)) if won
    }
    assert not back or told_back(claim.resident) == back


def test_what_the_provider_does_not_hold_gives_the_materials_back_too():
    staff = Staff()
    claim = paid_for(staff)
    late = MEETINGS[-1]
    cancel_run(
        intake=claim.intake,
        reason=OffReason.TEACHER,
        words="강사가 다쳤습니다.",
        others=[],
        by=staff.user,
        at=late,
    )
    tell_called_off(application_id=Application.objects.get(claim=claim).pk, at=late)
    assert piles(claim) == {Book.BACK: FEE}
    assert told_back(claim.resident) == FEE
