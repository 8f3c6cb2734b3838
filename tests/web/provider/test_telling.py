"""Staff write, look once more, send once; the class's history keeps it."""

import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.models import Bulletin
from tests.enrolments.classes import class_of
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def where(desk):
    return reverse("provider_telling", args=[class_of(desk, at=timezone.now()).run.public_id])


def said(**more):
    return {"audience": "BOTH", "text": "다음 주는\n쉽니다.", "key": str(uuid.uuid4()), **more}


def test_the_preview_sends_nothing_and_sending_twice_sends_once(desk, where):
    client = desk.client
    page = client.post(where, said()).content.decode()
    assert ("지금 5명" in page, "다음 주는<br>쉽니다." in page) == (True, True)
    assert Bulletin.objects.count() == 0
    kept = dict(re.findall(r'<input type="hidden" name="(key|audience)" value="([^"]+)"', page))
    again = client.post(where, said(**kept, do="write"))
    assert (again.status_code, "쉽니다." in again.content.decode()) == (200, True)
    for _ in range(2):
        answer = client.post(where, said(**kept, do="send"), follow=True)
    assert "보냈습니다" in answer.content.decode()
    one = Bulletin.objects.get()
    assert (one.text, one.audience, one.by) == ("다음 주는\n쉽니다.", "BOTH", desk.user)
    assert "지금 알리고 있습니다" in client.get(where).content.decode()


def test_mistakes_are_told_and_nothing_is_sent(desk, where):
    empty = desk.client.post(where, said(text=" "))
    long = desk.client.post(where, said(text="가" * 1001))
    number = desk.client.post(where, said(text="800101-1234567", do="send"))
    assert [one.status_code for one in (empty, long, number)] == [422] * 3
    assert "주민등록번호로 보이는" in number.content.decode()
    assert Bulletin.objects.count() == 0


def test_another_provider_tells_nobody(where):
    assert Desk().client.post(where, said(do="send")).status_code == 404
