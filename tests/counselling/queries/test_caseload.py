"""A mentor's list: whoever needs attention first, by as many queries for one as for many."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naru.counselling.queries.caseload import caseload, pairing_for
from tests.counselling.factories import (
    NOON,
    TERMS,
    AppointmentFactory,
    GoalFactory,
    GoalStepFactory,
    MentorFactory,
    PairingFactory,
    RequestFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = date(2026, 11, 24)


def seen(mentor):
    with CaptureQueriesContext(connection) as asked:
        found = caseload(mentor, terms=TERMS, at=NOON)
    return [(case.pairing.resident, [need.why for need in case.needs]) for case in found], len(
        asked
    )


def test_the_most_urgent_first_with_all_reasons():
    mentor = MentorFactory(capacity=20)
    quiet = PairingFactory(mentor=mentor, state_at=NOON - 40 * DAY)
    one, many = seen(mentor), None
    fine = PairingFactory(mentor=mentor)
    RequestFactory(resident=fine.resident, kind="HANDOVER", due_on=date(2026, 11, 23))
    missed = PairingFactory(mentor=mentor)
    AppointmentFactory(
        resident=missed.resident, mentor=mentor, state="NO_SHOW", starts_at=NOON - DAY
    )
    late = PairingFactory(mentor=mentor)
    RequestFactory(resident=late.resident, kind="QUESTION", due_on=date(2026, 11, 23))
    slipped = PairingFactory(mentor=mentor)
    GoalStepFactory(goal=GoalFactory(resident=slipped.resident), due_on=date(2026, 11, 20))
    well = PairingFactory(mentor=mentor, state_at=NOON - 40 * DAY)
    GoalFactory(resident=well.resident)
    AppointmentFactory(resident=well.resident, mentor=mentor)
    PairingFactory(mentor=mentor, state="ENDED")
    found, many = seen(mentor)
    assert found == [
        (late.resident, ["ANSWER_LATE"]),
        (missed.resident, ["MISSED"]),
        (slipped.resident, ["STEP_LATE"]),
        (quiet.resident, ["NO_GOAL", "QUIET"]),
        (well.resident, ["FINE"]),
        (fine.resident, ["FINE"]),
    ]
    assert one[1] == many <= 8


def test_whoever_stands_in_sees_those_people_too_while_it_lasts():
    pairing, other = PairingFactory(), MentorFactory()
    whose = pairing.resident.public_id
    assert pairing_for(whose, pairing.mentor, on=TODAY) == pairing
    assert pairing_for(whose, other, on=TODAY) is None
    pairing.mentor.away.create(from_on=TODAY, to_on=TODAY + DAY, substitute=other)
    assert pairing_for(whose, other, on=TODAY) == pairing
    assert pairing_for(whose, other, on=TODAY + DAY) is None
    assert [who for who, _why in seen(other)[0]] == [pairing.resident]
