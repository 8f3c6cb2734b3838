"""A new site gets its first operator from the terminal, and later ones from its pages."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from naru.accounts.enums import OrganisationKind, Role
from naru.accounts.models import User
from naru.accounts.services import RoleFitsNot
from naru.audit.models import Entry
from naru.flows.appoint_operator import OperatorThere, appoint_operator
from tests.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.web.account.people import ask_code, newest_code

pytestmark = pytest.mark.django_db
EMAIL = "first@example.org"


@pytest.fixture
def hall():
    return OrganisationFactory(code="city-hall", kind=OrganisationKind.CITY)


def told(*arguments):
    out = StringIO()
    call_command("appoint_operator", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_first_operator_logs_in_by_a_mailed_code(hall):
    assert told(EMAIL, "city-hall") == f"{EMAIL} runs the site for city-hall from today."
    assert EmailAddress.objects.get().verified
    client = Client()
    ask_code(client, EMAIL)
    client.post(reverse("account_confirm_login_code"), {"code": newest_code()})
    assert client.get(reverse("operator_roles")).status_code == 200
    line = Entry.objects.get(action="role.given")
    assert (line.actor, line.on_behalf_of.email) == (None, EMAIL)


def test_somebody_who_has_joined_becomes_operator_with_their_account(hall, noon):
    user = UserFactory(email=EMAIL)
    member = appoint_operator(email=EMAIL, organisation=hall, at=noon)
    assert (member.user, member.role) == (user, Role.OPERATOR)


def test_a_second_is_refused_unless_the_first_cannot_be_reached(hall, noon):
    appoint_operator(email=EMAIL, organisation=hall, at=noon)
    with pytest.raises(OperatorThere):
        appoint_operator(email="second@example.org", organisation=hall, at=noon)
    with pytest.raises(CommandError, match="has an operator already"):
        told("second@example.org", "city-hall")
    assert User.objects.count() == 1
    told("second@example.org", "city-hall", "--although")
    assert User.objects.count() == 2


def test_an_operator_whose_work_ended_does_not_count(hall, noon):
    MembershipFactory(role=Role.OPERATOR, to_on=noon.date())
    appoint_operator(email=EMAIL, organisation=hall, at=noon)


def test_a_provider_does_not_run_the_site(noon):
    provider = OrganisationFactory(code="school", kind=OrganisationKind.PROVIDER)
    with pytest.raises(RoleFitsNot):
        appoint_operator(email=EMAIL, organisation=provider, at=noon)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((EMAIL, "nowhere"), "No organisation has the code 'nowhere'. There are: city-hall."),
        (("no-address", "city-hall"), "'no-address' is no e-mail address."),
    ],
)
def test_a_mistake_is_said_in_one_sentence(hall, arguments, words):
    with pytest.raises(CommandError) as said:
        told(*arguments)
    assert str(said.value) == words
    assert not User.objects.exists()
