"""Staff add and move meetings on pages; what is wrong is told beside the form."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.models import Bulletin
from tests.enrolments.classes import class_of, meetings
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def door(desk):
    return class_of(desk, at=timezone.now())


def typed(**more):
    day = timezone.localdate() + timedelta(days=3)
    return {"on": day, "begins": "10:00", "ends": "11:30", "room": "", "key": uuid.uuid4(), **more}


def test_a_meeting_is_added_and_moved_and_the_history_says_so(desk, door):
    client = desk.client
    new = reverse("provider_meeting_new", args=[door.run.public_id])
    assert "자리를 받은 3명과 기다리는 2명에게" in client.get(new).content.decode()
    sent = typed()
    for _ in range(2):
        said = client.post(new, sent, follow=True).content.decode()
    assert "저장했습니다" in said
    assert len(meetings(door.run)) == 4
    last = meetings(door.run)[3]
    where = reverse("provider_meeting", args=[door.run.public_id, last.pk])
    assert f'value="{timezone.localdate(last.starts_at)}"' in client.get(where).content.decode()
    client.post(where, typed(on=timezone.localdate() + timedelta(days=9), room="지하 1호"))
    kinds = list(Bulletin.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["ADDED", "MOVED"]
    history = client.get(reverse("provider_telling", args=[door.run.public_id])).content.decode()
    assert ("수업을 옮김" in history, "지하 1호" in history) == (True, True)


def test_mistakes_and_meetings_that_began_are_refused(desk, door):
    client = desk.client
    new = reverse("provider_meeting_new", args=[door.run.public_id])
    wrong = [typed(on=""), typed(ends="09:00"), typed(on="2020-01-01"), typed(room="010-1234-5678")]
    assert [client.post(new, one).status_code for one in wrong] == [422] * 4
    begun = reverse("provider_meeting", args=[door.run.public_id, meetings(door.run)[0].pk])
    answer = client.post(begun, typed())
    assert (answer.status_code, "이미 시작한 수업은" in answer.content.decode()) == (422, True)
    assert Bulletin.objects.count() == 0


def test_one_meeting_is_cancelled_once_and_the_history_says_so(desk, door):
    client, last = desk.client, meetings(door.run)[2]
    where = reverse("provider_meeting_cancel", args=[door.run.public_id, last.pk])
    assert (
        where
        in client.get(reverse("provider_meetings", args=[door.run.public_id])).content.decode()
    )
    page = client.get(where)
    assert "자리를 받은 3명과 기다리는 2명에게" in page.content.decode()
    said = client.post(where, {"key": page.context["form"]["key"].value()}, follow=True)
    assert "이 수업을 취소했습니다" in said.content.decode()
    assert (len(meetings(door.run)), client.get(where).status_code) == (2, 404)
    history = client.get(reverse("provider_telling", args=[door.run.public_id])).content.decode()
    assert "수업을 한 번 취소함" in history
    begun = reverse("provider_meeting_cancel", args=[door.run.public_id, meetings(door.run)[0].pk])
    answer = client.post(begun, {"key": uuid.uuid4()})
    assert (answer.status_code, "이미 시작한 수업은" in answer.content.decode()) == (422, True)


def test_another_provider_moves_nothing(door):
    where = reverse("provider_meeting", args=[door.run.public_id, meetings(door.run)[2].pk])
    assert Desk().client.post(where, typed()).status_code == 404
