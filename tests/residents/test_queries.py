"""Reads about people."""

from datetime import date, timedelta

import pytest

from naru.residents import queries
from naru.residents.enums import (
    ConsentKind,
    Fact,
    FactGroup,
    HelperKind,
    Means,
    Purpose,
    ResidentState,
)
from naru.residents.models import RecordView
from naru.residents.services import answers, leaving
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import (
    ConsentFactory,
    ConsentTextFactory,
    HelperFactory,
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


def test_the_text_of_the_day_is_found():
    first = ConsentTextFactory()
    second = ConsentTextFactory(version=2, from_on=date(2026, 6, 1))
    on = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1)]
    found = [queries.consent_text(ConsentKind.SERVICE, on=day) for day in on]
    assert found == [None, first, first, second]
    assert queries.consent_texts(on=on[-1]) == {ConsentKind.SERVICE: second}


def test_consents_are_listed_the_latest_first(noon):
    old = ConsentFactory(ended_at=noon, end="WITHDRAWN")
    new = ConsentFactory(resident=old.resident, text=old.text, given_at=noon)
    assert queries.consents_of(old.resident) == [new, old]
    assert queries.has_consent(old.resident, ConsentKind.SERVICE)
    assert not queries.has_consent(old.resident, ConsentKind.NEWS)


def test_a_visit_ends_after_half_an_hour_and_belongs_to_one_desk(noon):
    staff, resident = MembershipFactory(), ResidentFactory()
    view = RecordView.objects.create(
        resident=resident,
        viewer=staff.user,
        organisation=staff.organisation,
        role=staff.role,
        purpose=Purpose.COUNSELLING,
        page="desk.record",
        began_at=noon,
        at=noon,
    )

    def running(minutes, organisation=staff.organisation):
        return queries.running_visit(
            viewer=staff.user,
            resident=resident,
            organisation=organisation,
            at=noon + timedelta(minutes=minutes),
        )

    assert running(29) == view
    assert running(30) is None
    assert running(1, MembershipFactory().organisation) is None
    assert running(1, None) is None


def test_leave_of_the_desk_is_not_leave_of_the_clerk(noon):
    staff, resident = MembershipFactory(), ResidentFactory()
    leave = HelperFactory(
        resident=resident,
        kind=HelperKind.DESK,
        user=None,
        organisation=staff.organisation,
        means=Means.PAPER,
        recorded_by=staff.user,
    )

    def found(organisation):
        return queries.helper_in_force(
            resident=resident, user=staff.user, organisation=organisation, on=noon.date()
        )

    assert found(staff.organisation) == leave
    assert found(None) is None
    assert queries.helpers_of(resident) == [leave]


def test_helpers_see_whom_they_help():
    helper = HelperFactory()
    gone = ResidentFactory(state=ResidentState.ERASED, name="", erased_at=helper.agreed_at)
    HelperFactory(user=helper.user, resident=gone)
    assert queries.helped_by(helper.user, on=helper.from_on) == [helper]
    assert queries.helped_by(UserFactory(), on=helper.from_on) == []


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
    asked = leaving.ask(resident_id=resident.pk, waiting_days=14, by=resident.user, at=noon)
    assert queries.running_erasure(resident) == asked
    assert queries.erasures_due(on=date(2026, 12, 7)) == []
    assert queries.erasures_due(on=date(2026, 12, 8)) == [asked]


def test_own_record_of_staff_without_one_is_none():
    resident = ResidentFactory()
    assert queries.resident_of(resident.user) == resident
    assert queries.resident_of(UserFactory()) is None
    assert queries.resident_with(resident.public_id) == resident
