"""What the database itself refuses about people."""

import pytest
from django.db import IntegrityError, connection

from naru.residents.enums import Fact, FactSource, Purpose
from naru.residents.models import Answer, RecordView, Resident
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import (
    ConsentFactory,
    ConsentTextFactory,
    HelperFactory,
    ResidentFactory,
)

pytestmark = pytest.mark.django_db


def look(noon, **changes):
    staff = MembershipFactory()
    fields = {
        "resident": ResidentFactory(),
        "viewer": staff.user,
        "organisation": staff.organisation,
        "role": staff.role,
        "purpose": Purpose.COUNSELLING,
        "page": "desk.record",
        "began_at": noon,
        "at": noon,
    }
    return RecordView.objects.create(**{**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"phone": "010-1234-5678"}, "resident_phone_international"),
        ({"contact_wish": "PHONE"}, "resident_wish_phone_has_phone"),
        ({"contact_wish": "OWL"}, "resident_wish_known"),
        ({"state": "GONE"}, "resident_(state_known|erased_is_empty)"),
        ({"state": "ERASED"}, "resident_erased_is_empty"),
        ({"name": "800101-1234567"}, "resident_name_without_number"),
    ],
)
def test_a_resident_that_cannot_be_is_refused(changes, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        ResidentFactory(**changes)


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        (Fact.LIVES_IN_CITY, "yes"),
        (Fact.HOUSEHOLD_SIZE, True),
        (Fact.BIRTH_ON, 19800301),
        (Fact.BENEFITS_NOW, "PUBLIC_JOB"),
        (Fact.EMPLOYMENT, None),
    ],
)
def test_an_answer_of_the_wrong_type_is_refused(noon, fact, value):
    resident = ResidentFactory()
    with pytest.raises(IntegrityError, match=r"answer_of_its_type|not-null"):
        Answer.objects.create(
            resident=resident,
            fact=fact,
            value=value,
            source=FactSource.SAID,
            answered_at=noon,
            answered_by=resident.user,
        )


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"purpose": Purpose.OTHER}, "record_view_other_has_words"),
        ({"purpose": "CURIOSITY"}, "record_view_purpose_known"),
        ({"organisation": None}, "record_view_for_organisation"),
        ({"organisation": None, "role": ""}, "record_view_for_organisation"),
        ({"words": "8001011234567"}, "record_view_words_without_number"),
    ],
)
def test_a_look_without_reason_is_refused(noon, changes, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        look(noon, **changes)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE residents_recordview SET viewer_id = resident_id",
        "DELETE FROM residents_recordview",
        "TRUNCATE residents_recordview",
        "UPDATE residents_consenttext SET body_ko = '다른 말'",
        "DELETE FROM residents_consenttext",
    ],
)
def test_the_access_log_and_the_texts_are_kept(noon, sql):
    look(noon)
    ConsentTextFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="append-only"):
            cursor.execute(sql)


def test_one_consent_of_a_kind_holds_at_a_time():
    first = ConsentFactory()
    with pytest.raises(IntegrityError, match="consent_one_current"):
        ConsentFactory(resident=first.resident, text=first.text)


def test_an_ended_consent_says_why(noon):
    with pytest.raises(IntegrityError, match="consent_ends_with_reason"):
        ConsentFactory(ended_at=noon)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"kind": "DESK"}, "helper_is_person_or_desk"),
        ({"scope": "ALL"}, "helper_scope_known"),
        ({"means": "FEELING"}, "helper_means_known"),
        ({"to_on": "2026-01-05"}, "helper_range_not_empty"),
    ],
)
def test_leave_to_help_that_cannot_be_is_refused(changes, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        HelperFactory(**changes)


def test_residents_are_visible_to_themselves_and_their_helpers_only(noon):
    helper = HelperFactory()
    stranger, desk = ResidentFactory(), MembershipFactory()
    day = noon.date()

    def seen(user):
        return set(Resident.objects.visible_to(user, on=day))

    assert seen(helper.resident.user) == {helper.resident}
    assert seen(helper.user) == {helper.resident}
    assert seen(stranger.user) == {stranger}
    assert seen(desk.user) == set()


def test_a_helper_whose_leave_ran_out_sees_nobody():
    helper = HelperFactory()
    assert not Resident.objects.visible_to(helper.user, on=helper.to_on).exists()
    assert Resident.objects.visible_to(helper.user, on=helper.from_on).exists()
