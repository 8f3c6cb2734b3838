"""Organisations, accounts of people, and tokens of the API with their use."""

import threading
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from naru.accounts import services
from naru.accounts.enums import OrganisationKind, Role, Scope
from naru.accounts.models import ApiToken, ApiUse, Membership, Organisation, User
from naru.accounts.services import save_organisations
from naru.core.tables import Change
from tests.accounts.factories import ApiTokenFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_bodies_of_the_pack_are_kept_in_line_and_others_left_alone(noon):
    other = OrganisationFactory()
    row = {"code": "a", "name_ko": "가", "name_en": "A", "kind": OrganisationKind.CITY}
    assert save_organisations([row], at=noon) == Change("accounts_organisation", new=1)
    renamed = {**row, "name_ko": "나"}
    assert save_organisations([renamed], at=noon) == Change("accounts_organisation", changed=1)
    assert save_organisations([renamed], at=noon) == Change("accounts_organisation", unchanged=1)
    assert set(Organisation.objects.values_list("code", "name_ko")) == {
        ("a", "나"),
        (other.code, other.name_ko),
    }


def make_token(noon, **given):
    facts = {
        "name": "통계 연구소",
        "contact": "lab@example.org",
        "scopes": [Scope.READ],
        "expires_on": date(2027, 1, 1),
        "created_by": UserFactory(),
        "at": noon,
        "today": date(2026, 11, 24),
    }
    return services.make_api_token(**{**facts, **given})


def test_of_a_new_token_only_the_hash_is_kept(noon):
    token, secret = make_token(noon)
    kept = ApiToken.objects.values().get()
    assert (kept["digest"], kept["shown"]) == (secret.digest, secret.whole[:13])
    assert secret.whole not in str(kept)
    assert (token.scopes, token.expires_on) == ([Scope.READ], date(2027, 1, 1))


@pytest.mark.parametrize("expires_on", [date(2026, 11, 24), date(2027, 12, 30)])
def test_a_token_for_too_short_or_too_long_is_refused(noon, expires_on):
    with pytest.raises(services.ExpiryTooFar), transaction.atomic():
        make_token(noon, expires_on=expires_on)
    assert ApiToken.objects.count() == 0


def test_a_token_is_revoked_once(noon):
    token = ApiTokenFactory()
    assert services.end_api_token(token_id=token.pk, at=noon).revoked_at == noon
    with pytest.raises(services.AlreadyRevoked), transaction.atomic():
        services.end_api_token(token_id=token.pk, at=noon + timedelta(hours=1))
    token.refresh_from_db()
    assert token.revoked_at == noon


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"scopes": ["WRITE"]}, "api_token_scopes_known"),
        ({"scopes": []}, "api_token_scopes_known"),
        ({"digest": "naru_secret"}, "api_token_digest_is_a_hash"),
    ],
)
def test_the_database_refuses_tokens_that_make_no_sense(wrong, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ApiTokenFactory(**wrong)


def test_the_day_of_last_use_is_written_once_a_day(django_assert_num_queries):
    token = ApiTokenFactory()
    services.note_api_token_used(token, on=date(2026, 11, 24))
    token.refresh_from_db()
    assert token.last_used_on == date(2026, 11, 24)
    with django_assert_num_queries(0):
        services.note_api_token_used(token, on=date(2026, 11, 24))


def test_requests_are_counted_by_caller_and_minute(noon):
    later = noon + timedelta(minutes=1)
    counts = [
        services.count_api_use(caller=caller, minute_at=at)
        for caller, at in (("a", noon), ("a", noon), ("b", noon), ("a", later))
    ]
    assert counts == [1, 2, 1, 1]


def test_old_counts_are_forgotten(noon):
    for minutes in (0, 5, 6):
        services.count_api_use(caller="a", minute_at=noon - timedelta(minutes=minutes))
    assert services.forget_api_use(at=noon) == 1
    assert ApiUse.objects.count() == 2


def by_many(work, noon):
    """Four threads, 25 times each; what every call returned."""
    seen = []

    def run():
        try:
            seen.extend(work(noon) for _ in range(25))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(seen)


@pytest.mark.django_db(transaction=True)
def test_no_request_is_lost_when_many_come_at_once(noon):
    counts = by_many(lambda at: services.count_api_use(caller="a", minute_at=at), noon)
    assert counts == list(range(1, 101))


@pytest.mark.django_db(transaction=True)
def test_reading_before_writing_would_lose_requests(noon):
    """The twin: what the one statement above guards against."""
    ApiUse.objects.create(caller="a", minute_at=noon)

    def read_then_write(at):
        use = ApiUse.objects.get(caller="a", minute_at=at)
        use.requests += 1
        use.save()
        return use.requests

    assert by_many(read_then_write, noon) != list(range(1, 101))


def test_an_address_is_taken_whatever_its_case(noon):
    services.create_account(email="Naru@example.org")
    with pytest.raises(services.AddressTaken):
        services.create_account(email="naru@EXAMPLE.org ")
    assert User.objects.get().email == "naru@example.org"


def test_other_mistakes_are_not_taken_for_a_taken_address():
    with pytest.raises(IntegrityError, match="user_language_known"):
        services.create_account(email="naru@example.org", language="xx")


def test_an_address_is_vouched_for_once():
    user = UserFactory()
    first = services.confirm_address(user=user)
    assert services.confirm_address(user=user) == first
    assert (first.verified, first.primary) == (True, True)


def test_a_role_is_given_once():
    user, organisation = UserFactory(), OrganisationFactory()
    given = [
        services.add_membership(
            user=user,
            organisation=organisation,
            role=Role.MENTOR,
            from_on=date(2026, 1, 1),
            to_on=to_on,
        )
        for to_on in (None, date(2027, 1, 1))
    ]
    assert given[0] == given[1]
    assert Membership.objects.get().to_on == date(2027, 1, 1)


def test_the_language_is_kept():
    user = UserFactory()
    services.set_language(user=user, language="en")
    assert User.objects.get().language == "en"


def test_a_closed_account_opens_to_nobody(client):
    user = UserFactory(email="naru@example.org", name="가상")
    user.set_password("a long enough secret")
    user.save()
    services.confirm_address(user=user)
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    log_in = {"login": "naru@example.org", "password": "a long enough secret"}
    client.post(reverse("account_login"), log_in)
    services.close_account(user=user)
    user.refresh_from_db()
    assert (user.email, user.name, user.is_active, user.has_usable_password()) == (
        f"{user.public_id}@erased.invalid",
        "",
        False,
        False,
    )
    left = [EmailAddress, Authenticator, UserSession, Session]
    assert [one.objects.count() for one in left] == [0, 0, 0, 0]
    assert client.get(reverse("account_email")).status_code == 302
