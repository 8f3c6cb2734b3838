"""Revoking a token ends it at once and is on record."""

from datetime import date

import pytest

from naru.accounts.models import ApiToken
from naru.accounts.services import AlreadyRevoked
from naru.audit.models import Entry
from naru.flows.revoke_api_token import revoke_api_token
from tests.accounts.factories import ApiTokenFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_token_ends_and_the_trail_says_who_ended_it(noon):
    token, operator = ApiTokenFactory(), UserFactory()
    revoke_api_token(token=token, by=operator, at=noon)
    assert list(ApiToken.objects.living(date(2026, 11, 24))) == []
    line = Entry.objects.get()
    assert (line.action, line.subject_id, line.actor) == (
        "api_token.revoked",
        str(token.public_id),
        operator,
    )


def test_revoking_twice_is_refused_and_leaves_one_line(noon):
    token, operator = ApiTokenFactory(), UserFactory()
    revoke_api_token(token=token, by=operator, at=noon)
    with pytest.raises(AlreadyRevoked):
        revoke_api_token(token=token, by=operator, at=noon)
    assert Entry.objects.count() == 1
