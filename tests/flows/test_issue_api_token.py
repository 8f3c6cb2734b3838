"""Issuing a token leaves a line in the trail that holds no secret."""

import json
from datetime import date

import pytest

from naru.accounts.enums import Scope
from naru.accounts.models import ApiToken
from naru.accounts.services import ExpiryTooFar
from naru.audit.models import Entry
from naru.flows.issue_api_token import issue_api_token
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


def issue(noon, expires_on):
    return issue_api_token(
        name="통계 연구소",
        contact="lab@example.org",
        scopes=[Scope.READ],
        expires_on=expires_on,
        by=UserFactory(),
        at=noon,
        today=date(2026, 11, 24),
    )


def test_the_token_and_its_line_are_written_together(noon):
    token, secret = issue(noon, date(2027, 1, 1))
    line = Entry.objects.get()
    assert (line.action, line.subject_id, line.actor) == (
        "api_token.issued",
        str(token.public_id),
        token.created_by,
    )
    assert json.loads(line.details) == {
        "name": "통계 연구소",
        "shown": secret.shown,
        "scopes": ["READ"],
        "expires_on": "2027-01-01",
    }
    assert secret.whole not in line.details


def test_a_refused_token_changes_nothing(noon):
    with pytest.raises(ExpiryTooFar):
        issue(noon, date(2026, 11, 24))
    assert (ApiToken.objects.count(), Entry.objects.count()) == (0, 0)
