"""The language of mail is kept with the account, and its change is on record."""

import json

import pytest

from naru.audit.models import Entry
from naru.flows.set_language import set_language
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_language_is_kept_and_written_down_once(noon):
    user = UserFactory()
    for _number in range(2):
        set_language(user=user, language="en", at=noon)
    user.refresh_from_db()
    assert user.language == "en"
    line = Entry.objects.get()
    assert (line.actor, line.action) == (user, "account.language_set")
    assert json.loads(line.details) == {"language": "en"}
