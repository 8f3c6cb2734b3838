"""Whoever joined and never typed the code is forgotten after a week, and nobody else."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.models import User
from naru.flows.forget_unproved import forget_unproved
from naru.flows.sign_up import sign_up
from naru.flows.tasks import forget_unproved_people
from naru.notices.models import Notice
from naru.residents.models import Consent, Resident
from tests.accounts.factories import MembershipFactory
from tests.residents.factories import ConsentTextFactory
from tests.web.account.people import newest_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _text():
    ConsentTextFactory()


def joined(email, days_ago):
    """Somebody who joined so long ago and has not typed the code yet."""
    at = timezone.now() - timedelta(days=days_ago)
    user = sign_up(email=email, language="ko", agreed=(), at=at)
    User.objects.filter(pk=user.pk).update(joined_at=at)
    return user


def test_a_week_is_the_term():
    assert timedelta(days=7) == settings.UNPROVED_LASTS


def test_nothing_of_them_is_left():
    user, now = joined("never@example.org", 8), timezone.now()
    forget_unproved(user=user, at=now)
    user.refresh_from_db()
    assert (user.email, user.is_active) == (f"{user.public_id}@erased.invalid", False)
    resident = Resident.objects.get()
    assert (resident.state, resident.name, resident.phone) == ("ERASED", "", "")
    assert [(one.end, one.ended_at) for one in Consent.objects.all()] == [("ERASED", now)]
    assert not Notice.objects.exists()


def test_only_those_whose_term_is_over_and_who_never_came():
    joined("late@example.org", 8)
    joined("fresh@example.org", 6)
    proved = joined("proved@example.org", 30)
    accounts.confirm_address(user=proved)
    came = joined("came@example.org", 30)
    User.objects.filter(pk=came.pk).update(last_login=timezone.now())
    MembershipFactory(user=joined("works@example.org", 30))
    forget_unproved_people(timestamp=0)
    left = User.objects.filter(is_active=True).values_list("email", flat=True)
    assert sorted(left) == [
        "came@example.org",
        "fresh@example.org",
        "proved@example.org",
        "works@example.org",
    ]


def test_the_address_is_free_again():
    joined("again@example.org", 8)
    forget_unproved_people(timestamp=0)
    client = Client()
    client.post(reverse("account_signup"), {"email": "again@example.org", "agree_service": "on"})
    client.post(reverse("account_email_verification_sent"), {"code": newest_code()})
    assert client.get(reverse("me")).status_code == 200
