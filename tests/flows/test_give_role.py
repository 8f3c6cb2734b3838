"""Operators let people work for organisations: proved people, fitting roles, never themselves."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.enums import OrganisationKind, Role
from naru.accounts.models import Membership
from naru.accounts.queries import roles_of
from naru.audit.models import Entry
from naru.flows.end_role import end_role
from naru.flows.give_role import give_role
from naru.notices.models import Notice
from tests.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
EMAIL = "clerk@example.org"


@pytest.fixture
def operator():
    return MembershipFactory(role=Role.OPERATOR).user


@pytest.fixture
def clerk():
    user = UserFactory(email=EMAIL)
    accounts.confirm_address(user=user)
    return user


def give(operator, at, **other):
    wanted = {
        "email": EMAIL,
        "organisation": other.pop("organisation", None) or OrganisationFactory(),
        "role": Role.COUNSELLOR,
        "from_on": timezone.localdate(at),
        "to_on": None,
    }
    return give_role(**{**wanted, **other}, by=operator, at=at)


def test_the_role_holds_and_everybody_is_told(operator, clerk, noon):
    given = give(operator, noon, email=" Clerk@Example.org ")
    assert roles_of(clerk, on=noon.date()) == {Role.COUNSELLOR}
    line = Entry.objects.get()
    assert (line.actor, line.on_behalf_of, line.action, line.subject_id) == (
        operator,
        clerk,
        "role.given",
        str(given.public_id),
    )
    assert json.loads(line.details) == {
        "role": "COUNSELLOR",
        "organisation": given.organisation.code,
        "from_on": "2026-11-24",
        "to_on": None,
    }
    notice = Notice.objects.get()
    assert (notice.user, notice.kind, notice.mail) == (clerk, "role.changed", "WAITING")


def test_a_later_role_holds_from_its_day_on(operator, clerk, noon):
    today = noon.date()
    give(operator, noon, from_on=today + timedelta(days=2), to_on=today + timedelta(days=4))
    held = [bool(roles_of(clerk, on=today + timedelta(days=number))) for number in range(6)]
    assert held == [False, False, True, True, False, False]


def test_who_has_not_proved_the_address_gets_nothing(operator, noon):
    UserFactory(email=EMAIL)
    with pytest.raises(accounts.NobodyThere):
        give(operator, noon)
    with pytest.raises(accounts.NobodyThere):
        give(operator, noon, email="nobody@example.org")
    closed = UserFactory(email="closed@example.org", is_active=False)
    accounts.confirm_address(user=closed)
    with pytest.raises(accounts.NobodyThere):
        give(operator, noon, email="closed@example.org")


def test_nobody_gives_or_ends_a_role_of_their_own(operator, noon):
    accounts.confirm_address(user=operator)
    with pytest.raises(accounts.OwnRole):
        give(operator, noon, email=operator.email)
    with pytest.raises(accounts.OwnRole):
        end_role(membership=operator.memberships.get(), by=operator, at=noon)


@pytest.mark.parametrize("kind", [OrganisationKind.PROVIDER, OrganisationKind.HOST])
def test_a_provider_gives_no_role_of_the_city(operator, clerk, noon, kind):
    with pytest.raises(accounts.RoleFitsNot):
        give(operator, noon, role=Role.AUDITOR, organisation=OrganisationFactory(kind=kind))


def test_an_auditor_does_not_run_what_is_audited(operator, clerk, noon):
    give(operator, noon, role=Role.AUDITOR)
    with pytest.raises(accounts.RolesClash):
        give(operator, noon, role=Role.OPERATOR)


@pytest.mark.parametrize(("first", "last"), [(-1, None), (0, 0), (3, 2)])
def test_days_that_cannot_be_are_refused(operator, clerk, noon, first, last):
    today = noon.date()
    to_on = None if last is None else today + timedelta(days=last)
    with pytest.raises(accounts.RoleDatesWrong):
        give(operator, noon, from_on=today + timedelta(days=first), to_on=to_on)


def test_the_same_role_is_given_once_and_again_after_its_end(operator, clerk, noon):
    campus = OrganisationFactory()
    given = give(operator, noon, organisation=campus)
    with pytest.raises(accounts.AlreadyHeld):
        give(operator, noon, organisation=campus)
    end_role(membership=given, by=operator, at=noon)
    assert give(operator, noon, organisation=campus) == given
    assert roles_of(clerk, on=noon.date()) == {Role.COUNSELLOR}


def test_the_database_refuses_a_role_that_ends_before_it_begins(noon):
    with pytest.raises(IntegrityError, match="membership_range_in_order"), transaction.atomic():
        MembershipFactory(from_on=noon.date(), to_on=noon.date() - timedelta(days=1))
    assert not Membership.objects.exists()
