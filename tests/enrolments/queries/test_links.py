"""The address of an answer is signed, and made for nothing else."""

import pytest
from django.core import signing

from naru.enrolments.queries import links
from tests.enrolments.factories import ApplicationFactory

pytestmark = pytest.mark.django_db


def test_an_address_names_its_application_and_a_changed_or_foreign_one_nobody():
    one, other = ApplicationFactory(), ApplicationFactory(no=2)
    asked = links.token(one)
    assert links.named(asked) == one
    signature = asked.rpartition(":")[2]
    assert links.named(f"{other.public_id.hex}:{signature}") is None
    assert links.named(signing.Signer(salt="else").sign(one.public_id.hex)) is None
    assert links.named("") is None
