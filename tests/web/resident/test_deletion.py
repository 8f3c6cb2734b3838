"""Asking to be forgotten: two weeks to think, then nothing of the person is left."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.accounts.models import User
from naru.flows.tasks import erase_due
from naru.residents.models import Answer, ErasureRequest, Resident
from naru.residents.pack import erasure_terms
from naru.web.templatetags.words import day
from tests.web.account.people import is_in, log_in, make_person
from tests.web.lives import make_life

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaving():
    """A browser whose owner asked to be forgotten, through the page."""
    life = make_life("가람")
    life.client.post(reverse("deletion_stay"))
    life.client.post(reverse("deletion"))
    return life


def let_pass(life, days):
    """As if the wish were that much older."""
    wish = ErasureRequest.objects.filter(resident=life.resident, withdrawn_at__isnull=True)
    old = wish.get()
    wish.update(
        asked_at=old.asked_at - timedelta(days=days), due_on=old.due_on - timedelta(days=days)
    )


def test_the_page_says_the_day_and_keeps_what_stays_apart(leaving):
    days = erasure_terms(on=timezone.localdate()).waiting_days
    html = leaving.client.get(reverse("deletion")).content.decode()
    assert day(timezone.localdate() + timedelta(days=days)) in html
    assert "누가 언제 왜 기록을 보았는지는 남습니다" in html


def test_before_the_day_everything_works_and_one_may_stay(leaving):
    days = erasure_terms(on=timezone.localdate()).waiting_days
    let_pass(leaving, days - 1)
    erase_due(timestamp=0)
    assert "가람 주민" in leaving.client.get(reverse("profile")).content.decode()
    stays = leaving.client.post(reverse("deletion_stay"), follow=True)
    assert "기록 지우기를 취소했습니다" in stays.content.decode()
    assert not ErasureRequest.objects.filter(withdrawn_at__isnull=True).exists()
    erase_due(timestamp=0)
    assert is_in(leaving.client)


def test_on_the_day_the_person_is_gone(leaving):
    days = erasure_terms(on=timezone.localdate()).waiting_days
    let_pass(leaving, days)
    erase_due(timestamp=0)
    assert not is_in(leaving.client)
    assert not User.objects.filter(email="가람@example.org").exists()
    assert not Answer.objects.filter(resident=leaving.resident).exists()
    left = Resident.objects.get(pk=leaving.resident.pk)
    assert (left.name, left.phone, left.state) == ("", "", "ERASED")


def test_the_erased_person_cannot_log_in_and_a_neighbour_can():
    for email in ("leaving@example.org", "staying@example.org"):
        make_person(email)
    client = Client()
    log_in(client, "leaving@example.org")
    client.post(reverse("deletion"))
    wish = ErasureRequest.objects.get()
    wish.asked_at -= timedelta(days=400)
    wish.due_on -= timedelta(days=400)
    wish.save(update_fields=["asked_at", "due_on"])
    erase_due(timestamp=0)
    came = {}
    for email in ("leaving@example.org", "staying@example.org"):
        other = Client()
        log_in(other, email)
        came[email] = is_in(other)
    assert came == {"leaving@example.org": False, "staying@example.org": True}
