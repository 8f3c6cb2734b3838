"""What is known about a resident, and in which words it is shown."""

import pytest

from naru.residents import queries
from naru.residents.enums import (
    Fact,
    FactGroup,
)
from naru.residents.services import answers
from tests.residents.factories import (
    ResidentFactory,
)

pytestmark = pytest.mark.django_db


def said(resident, fact, value, at):
    answers.answer(resident_id=resident.pk, fact=fact, value=value, by=resident.user, at=at)


def test_what_is_not_known_is_not_in_the_values(noon):
    resident = ResidentFactory()
    said(resident, Fact.LIVES_IN_CITY, True, noon)
    said(resident, Fact.HOUSEHOLD_SIZE, 3, noon)
    answers.take_back(resident_id=resident.pk, fact=Fact.HOUSEHOLD_SIZE, by=resident.user, at=noon)
    assert queries.values_of(resident) == {"lives_in_city": True}


def test_facts_come_with_their_answers_in_the_order_of_the_page(noon):
    resident = ResidentFactory()
    said(resident, Fact.WORKS_IN_CITY, False, noon)
    known = queries.facts_of(resident, group=FactGroup.SPHERE)
    assert [(one.definition.fact, one.answer and one.answer.value) for one in known] == [
        (Fact.LIVES_IN_CITY, None),
        (Fact.HOME_DISTRICT, None),
        (Fact.WORKS_IN_CITY, False),
        (Fact.STUDIES_IN_CITY, None),
        (Fact.BUSINESS_IN_CITY, None),
    ]
    assert len(queries.facts_of(resident)) == len(Fact)
    assert not any(one.verified for one in known)
