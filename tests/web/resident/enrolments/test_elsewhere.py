"""From the course at another site to the list, the calendar, the plan and the end."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.catalogue.enums import ApplyAt
from naru.enrolments.models import Elsewhere
from tests.catalogue.factories import RunFactory
from tests.enrolments.factories import ElsewhereFactory
from tests.planning.factories import PlanFactory, RouteFactory, StepFactory, run_teaching
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)
NO_HOURS = {"weekdays": [], "daily_from": None, "daily_to": None}


@pytest.fixture
def me():
    return ResidentFactory()


@pytest.fixture
def client(me):
    return browser(me.user)


def coming(**said):
    day = timezone.localdate() + WEEK
    there = {"apply_at": ApplyAt.ELSEWHERE, "apply_url": "https://there.example/apply"}
    return RunFactory(starts_on=day, last_on=day + WEEK, **there, **NO_HOURS, **said)


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_from_the_course_to_the_list_the_calendar_and_the_end(client):
    run, today = coming(), timezone.localdate()
    title = run.course.title
    told_at = reverse("course_elsewhere", args=[run.course.public_id, run.public_id])
    assert told_at in page(client, "course", run.course.public_id)
    assert title in client.get(told_at).content.decode()
    late = client.post(told_at, {"applied_on": today + WEEK})
    assert (late.status_code, Elsewhere.objects.count()) == (422, 0)
    client.post(told_at, {"applied_on": today})
    one = Elsewhere.objects.get()
    mine = reverse("elsewhere", args=[one.public_id])
    assert client.get(told_at)["Location"] == mine
    assert mine in page(client, "enrolments")
    shown = page(client, "my_calendar")
    words = (mine, "시간 안내 없음", "아직 모름", "마지막 날")
    assert [word for word in words if word not in shown] == []
    client.post(mine, {"stage": "ADMITTED", "on": today})
    assert "아직 모름" not in page(client, "my_calendar")
    assert "수업에 가기" in page(client, "enrolments")
    assert f"{title}’ 수업에 가기" in page(client, "me")
    client.post(mine, {"stage": "FINISHED", "on": today})
    assert "마쳤다고 적어 두셨습니다" in client.get(mine).content.decode()
    client.post(reverse("elsewhere_drop", args=[one.public_id]))
    assert not Elsewhere.objects.exists()


def test_a_day_before_applying_is_said_beside_the_field(client, me):
    one = ElsewhereFactory(resident=me)
    answer = client.post(
        reverse("elsewhere", args=[one.public_id]), {"stage": "ENDED", "on": "2026-11-19"}
    )
    assert (answer.status_code, "신청한 날보다 앞선" in answer.content.decode()) == (422, True)


def test_a_run_of_ours_is_applied_for_here(client):
    run = RunFactory(apply_at=ApplyAt.HERE)
    path = reverse("course_elsewhere", args=[run.course.public_id, run.public_id])
    assert client.get(path).status_code == 404
    assert path not in page(client, "course", run.course.public_id)


def test_the_plan_says_until_when_to_apply_there_and_then_where_it_stands(client, me):
    now = timezone.now()
    day = timezone.localdate() + WEEK
    plan = PlanFactory(resident=me, state="READY", answered_at=now, deadline_on=day + 9 * WEEK)
    run = run_teaching("bread", starts_on=day, last_on=day + WEEK, apply_until_at=now + WEEK)
    StepFactory(
        route=RouteFactory(plan=plan, chosen_at=now), run=run, starts_on=day, last_on=day + WEEK
    )
    shown = page(client, "my_plan")
    assert "다른 누리집에서 신청합니다." in shown
    path = reverse("course_elsewhere", args=[run.course.public_id, run.public_id])
    assert path in shown
    client.post(path, {"applied_on": timezone.localdate()})
    shown = page(client, "my_plan")
    mine = reverse("elsewhere", args=[Elsewhere.objects.get().public_id])
    assert (mine in shown, path in shown, "마쳤어요" in shown) == (True, False, False)
    client.post(mine, {"stage": "FINISHED", "on": timezone.localdate()})
    assert "모든 걸음을 마쳤습니다" in page(client, "my_plan")
