"""Joining makes a user, a record and consents at once, or nothing."""

import threading

import pytest
from django.db import connection

from naru.accounts.models import User
from naru.accounts.services import AddressTaken
from naru.flows.sign_up import sign_up
from naru.notices.models import Notice
from naru.residents.enums import ConsentKind
from naru.residents.models import Consent, Resident
from naru.residents.services.consents import NoConsentText
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def join(noon, email="Naru@Example.org", agreed=()):
    return sign_up(email=email, language="en", agreed=agreed, at=noon)


def test_everything_is_there_at_once(noon):
    ConsentTextFactory()
    ConsentTextFactory(kind=ConsentKind.NEWS)
    user = join(noon, agreed=[ConsentKind.SERVICE, ConsentKind.NEWS])
    resident = user.resident
    assert (user.email, user.language, user.has_usable_password()) == (
        "naru@example.org",
        "en",
        False,
    )
    assert resident.contact_wish == "EMAIL"
    assert sorted(Consent.objects.values_list("kind", flat=True)) == ["NEWS", "SERVICE"]
    assert [(one.kind, one.mail) for one in Notice.objects.all()] == [("account.welcome", "NONE")]


def test_the_needed_consent_is_kept_even_if_only_implied(noon):
    ConsentTextFactory()
    assert join(noon).resident.contact_wish == "SITE"
    assert Consent.objects.get().kind == "SERVICE"


def test_without_a_text_nobody_is_made(noon):
    with pytest.raises(NoConsentText):
        join(noon)
    assert not User.objects.exists()


def test_a_taken_address_makes_nobody(noon):
    ConsentTextFactory()
    join(noon)
    with pytest.raises(AddressTaken):
        join(noon, email="naru@example.org")
    assert (User.objects.count(), Resident.objects.count()) == (1, 1)


def test_two_at_once_with_one_address_make_one_person(noon):
    ConsentTextFactory()
    refused, start = [], threading.Barrier(4)

    def work():
        start.wait()
        try:
            join(noon)
        except AddressTaken:
            refused.append(True)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (User.objects.count(), Resident.objects.count(), len(refused)) == (1, 1, 3)
