"""Two checks by two persons in two roles, none of them the applicant."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from naru.accounts.enums import Role
from naru.scholarships.enums import ApplicationState, CheckKind
from naru.scholarships.models import Check
from naru.scholarships.services import checks
from naru.scholarships.services.checks import (
    CheckedAlready,
    HoldsNumber,
    NotInCheck,
    NotYourCheck,
    OwnApplication,
    SamePersonTwice,
    WordsNeeded,
)
from tests.accounts.factories import MembershipFactory
from tests.refusals import refused
from tests.scholarships.factories import ApplicationFactory, funded_round, staff

AT = datetime(2026, 12, 19, tzinfo=UTC)
INCOME, DOUBLE = CheckKind.INCOME, CheckKind.DOUBLE_BENEFIT
pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    return ApplicationFactory(round=funded_round(), state=ApplicationState.SUBMITTED)


def check(one, kind, membership, words="증명서를 보았습니다.", found=None):
    return checks.check(
        application_id=one.pk,
        kind=kind,
        found={"near_poor": True} if found is None else found,
        words=words,
        membership=membership,
        at=AT,
    )


def test_a_check_says_what_was_found_by_whom_and_stays(one):
    clerk = staff(Role.COUNSELLOR)
    check(one, INCOME, clerk)
    made = Check.objects.get()
    assert (made.found, made.words, made.by, made.role) == (
        {"near_poor": True},
        "증명서를 보았습니다.",
        clerk.user,
        "COUNSELLOR",
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Check.objects.update(words="다르게")


@pytest.mark.parametrize(
    ("kind", "role"), [(INCOME, Role.MANAGER), (DOUBLE, Role.COUNSELLOR), (DOUBLE, Role.AUDITOR)]
)
def test_each_check_belongs_to_one_role(one, kind, role):
    with refused(NotYourCheck):
        check(one, kind, staff(role))


def test_whoever_checked_the_income_cannot_confirm_in_another_role(one):
    clerk = staff(Role.COUNSELLOR)
    check(one, INCOME, clerk)
    also_manager = MembershipFactory(user=clerk.user, role=Role.MANAGER)
    with refused(SamePersonTwice):
        check(one, DOUBLE, also_manager)
    with pytest.raises(IntegrityError, match="check_by_two_persons"), transaction.atomic():
        Check.objects.create(
            application=one, kind=DOUBLE, found={}, words="x", by=clerk.user, role=Role.MANAGER,
            organisation=also_manager.organisation, at=AT,
        )  # fmt: skip
    check(one, DOUBLE, staff(Role.MANAGER))


def test_nobody_checks_their_own_application_or_one_they_handed_in(one):
    helper = MembershipFactory(role=Role.COUNSELLOR)
    one.submitted_by = helper.user
    one.save()
    own = MembershipFactory(user=one.resident.user, role=Role.COUNSELLOR)
    for membership in (helper, own):
        with refused(OwnApplication):
            check(one, INCOME, membership)


def test_a_check_is_made_once_with_words_and_without_numbers_of_people(one):
    for words, no in (("  ", WordsNeeded), ("760302-1234567 확인", HoldsNumber)):
        with refused(no):
            check(one, INCOME, staff(Role.COUNSELLOR), words=words)
    check(one, INCOME, staff(Role.COUNSELLOR))
    with refused(CheckedAlready):
        check(one, INCOME, staff(Role.COUNSELLOR))


def test_more_can_be_asked_for_in_words_the_person_reads(one):
    clerk = staff(Role.COUNSELLOR)
    asked = checks.ask_more(application_id=one.pk, words="앞면도요.", membership=clerk, at=AT)
    assert (asked.state, asked.asked_words) == ("MORE_ASKED", "앞면도요.")


def test_what_is_decided_is_checked_no_more():
    over = ApplicationFactory(round=funded_round())
    with refused(NotInCheck):
        check(over, INCOME, staff(Role.COUNSELLOR))
    with refused(NotInCheck):
        checks.ask_more(application_id=over.pk, words="x", membership=staff(Role.COUNSELLOR), at=AT)
