"""Stepping back at the door."""

import pytest

from naru.enrolments.enums import State
from naru.enrolments.services.ending import EndedAlready
from naru.flows.cancel_enrolment import cancel_enrolment
from tests.catalogue.own import Staff
from tests.enrolments.factories import NOON, ApplicationFactory
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
