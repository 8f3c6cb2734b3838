"""The demo's scholarship: every state there is, books that hold, a draw that can be checked."""

from collections import Counter

import pytest
from django.utils import timezone

from naru.flows.demo_scholarship import OPEN, PAST, DemoScholarship
from naru.flows.seed_demo import seed_demo
from naru.residents.enums import ConsentKind
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application, Grant, Round
from naru.scholarships.pack import terms
from naru.scholarships.queries import proof
from naru.scholarships.queries.ledger import reconcile
from naru.scholarships.queries.statement import statement_of
from tests.city.packs import copy_of
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def make(at):
    return DemoScholarship(terms=terms(), at=at).make()


@pytest.fixture
def people(noon):
    for kind in (ConsentKind.SERVICE, ConsentKind.SENSITIVE):
        ConsentTextFactory(kind=kind)
    seed_demo(at=noon)


def test_every_state_is_there_once_made_twice_or_not(noon, people):
    assert [make(noon), make(noon)] == [13, 0]
    states = Counter(Application.objects.values_list("round__code", "state"))
    assert states == {
        (PAST, "GRANTED"): 2,
        (PAST, "NOT_CHOSEN"): 3,
        (OPEN, "SUBMITTED"): 2,
        (OPEN, "MORE_ASKED"): 1,
        (OPEN, "ELIGIBLE"): 1,
        (OPEN, "REFUSED"): 2,
        (OPEN, "WITHDRAWN"): 1,
        (OPEN, "DRAFT"): 1,
    }
    assert {state for _code, state in states} == set(ApplicationState.values)
    assert all(Round.objects.values_list("sample", flat=True))
    assert reconcile().faults == ()


def test_the_first_resident_has_a_bank_book_with_every_kind_of_move(noon, people):
    make(noon)
    grant = Grant.objects.get(resident__user__email="resident@demo.example")
    moves = [(line.move, line.free_points) for line in statement_of(grant)]
    assert moves == [
        ("GRANTED", 600_000),
        ("HELD", 440_000),
        ("SPENT", 440_000),
        ("RETURNED", 546_667),
        ("HELD", 346_667),
    ]
    drawn = proof.draw_of(Round.objects.get(code=PAST))
    assert len(proof.document(drawn)["order"]) == 5


def test_a_city_that_asks_for_other_facts_gets_none(tmp_path, settings, people, noon):
    settings.CITY_DIR = copy_of("haneul", tmp_path).folder
    assert make(timezone.now()) == 0
    assert Round.objects.count() == 0
