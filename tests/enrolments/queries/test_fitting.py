"""The door's rule reads the record."""

from datetime import date

import pytest

from naru.catalogue.finding.filters import Person
from naru.enrolments.queries import fitting
from naru.policies.reading.book import rulebook
from naru.policies.rules.verdicts import Answer
from naru.residents.enums import Fact
from naru.residents.services import answers
from tests.enrolments.factories import NOON, IntakeFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)
RULE = "life-design-school"


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({}, Answer.UNKNOWN),
        ({Fact.BIRTH_ON: "1976-03-02", Fact.LIVES_IN_CITY: True}, Answer.YES),
        ({Fact.BIRTH_ON: "1999-03-02", Fact.LIVES_IN_CITY: True}, Answer.NO),
    ],
)
def test_the_rule_says(told, answer):
    resident = ResidentFactory()
    answers.tell(resident_id=resident.pk, answers=told, by=resident.user, at=NOON)
    facts = fitting.facts_of(resident)
    door = IntakeFactory(policy=RULE)
    assert fitting.verdict_of(door, facts, rulebook(), ON).answer is answer


def test_no_rule_lets_in_everybody_and_a_lost_rule_nobody():
    assert fitting.verdict_of(IntakeFactory(), {}, rulebook(), ON) is None
    with pytest.raises(LookupError):
        fitting.verdict_of(IntakeFactory(policy="gone"), {}, rulebook(), ON)


@pytest.mark.parametrize(
    ("known", "person"),
    [
        ({}, Person()),
        ({"birth_on": "1976-11-24"}, Person(age=50)),
        ({"birth_on": "1976-11-25"}, Person(age=49)),
        ({"home_district": "a"}, Person(lives_in_city=True, district="a")),
        ({"lives_in_city": False}, Person(lives_in_city=False)),
        ({"works_in_city": False, "studies_in_city": True}, Person(works_or_learns_in_city=True)),
        ({"works_in_city": False, "studies_in_city": False}, Person()),
        (
            {"works_in_city": False, "studies_in_city": False, "business_in_city": False},
            Person(works_or_learns_in_city=False),
        ),
    ],
)
def test_what_is_not_told_is_not_known(known, person):
    assert fitting.person_of(known, on=ON) == person
