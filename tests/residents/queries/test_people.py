"""Finding residents, and those who asked to be forgotten."""

from datetime import UTC, date, datetime

import pytest

from naru.residents import queries
from naru.residents.services import leaving
from tests.accounts.factories import UserFactory
from tests.residents.factories import (
    ResidentFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["k7qm-3rxd", " 010 1234 5678", "Kim@Example.org "])
def test_the_desk_finds_by_exactly_one_of_three(text):
    resident = ResidentFactory(
        code="K7QM3RXD", phone="+821012345678", user__email="kim@example.org"
    )
    ResidentFactory()
    assert queries.found_at_desk(text=text) == [resident]


@pytest.mark.parametrize("text", ["", "K7QM", "010-1234", "kim", "example.org", "가상주민", "%"])
def test_the_desk_cannot_browse(text):
    ResidentFactory(code="K7QM3RXD", phone="+821012345678", user__email="kim@example.org")
    ResidentFactory(user=None)
    assert queries.found_at_desk(text=text) == []


def test_erasures_are_due_when_the_wait_is_over(noon):
    resident = ResidentFactory()
    asked, _new = leaving.ask(resident_id=resident.pk, waiting_days=14, by=resident.user, at=noon)
    assert queries.running_erasure(resident) == asked
    assert queries.erasures_due(on=date(2026, 12, 7)) == []
    assert queries.erasures_due(on=date(2026, 12, 8)) == [asked]


def test_own_record_of_staff_without_one_is_none():
    resident = ResidentFactory()
    assert queries.resident_of(resident.user) == resident
    assert queries.resident_of(UserFactory()) is None
    assert queries.resident_with(resident.public_id) == resident


def test_whether_anybody_is_registered_also_knows_of_the_erased():
    assert not queries.anybody_is_registered()
    ResidentFactory(state="ERASED", erased_at=datetime(2026, 11, 1, tzinfo=UTC), name="", phone="")
    assert queries.anybody_is_registered()
