"""What a person takes along of the door."""

import pytest

from naru.enrolments.enums import State
from naru.enrolments.models import Arrival, Ground
from naru.enrolments.queries.export import export_enrolments
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory, stand

pytestmark = pytest.mark.django_db


def test_a_person_takes_every_click_along():
    one = ApplicationFactory(state=State.SEATED)
    kept = stand(IntakeFactory(), one.resident)
    facts = {"birth_on": "1976-03-02"}
    Ground.objects.create(claim=kept, policy="x", pack="0" * 64, on=NOON.date(), facts=facts)
    Arrival.objects.create(intake=one.intake, resident=one.resident, at=NOON, place=4)
    section, line, *_others = export_enrolments(one.resident)
    assert line.rows == [{"course": one.intake.run.course.title, "at": NOON, "place": 4}]
    assert section.rows[0] == {
        "course": one.intake.run.course.title,
        "at": NOON,
        "state": "자리를 잡았어요",
        "seat_no": 1,
        "wait_no": None,
        "channel": "누리집",
        "token": None,
        "rank": None,
        "together_since": None,
        "let_in_on": [],
    }
    assert (section.rows[1]["state"], len(section.rows)) == (None, 2)
    assert section.rows[1]["let_in_on"] == ["birth_on: 1976-03-02"]
