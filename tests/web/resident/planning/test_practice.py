"""Practice at a bench as a step: in the routes, booked from the plan, and seen by nobody else."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.flows.tasks import look_for_routes
from naru.planning.models import Plan, Step
from naru.spaces.models import Sitting
from tests.planning.factories import StepFactory, baking, bench_for, occupation, run_teaching
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import SittingFactory

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")
FREE_NOW, NONE_FREE = "지금 잡을 수 있는 시간", "지금은 비는 시간에 맞는 자리가 없습니다"


def test_practice_is_planned_after_the_course_and_booked_from_the_plan():
    resident, client = ResidentFactory(), Client()
    client.force_login(resident.user)
    occupation(coffee=2)
    today, bench = timezone.localdate(), bench_for("coffee")
    start = today + timedelta(days=7)
    run_teaching("coffee", title="커피 내리기", starts_on=start, last_on=start, hours=2)
    evening = datetime.combine(start, time(18), SEOUL)
    first, second, third = (
        SittingFactory(bench=bench, starts_at=evening + timedelta(days=days)) for days in (-1, 3, 5)
    )
    wishes = {
        "free_parts": [f"{day}{part}" for day in range(1, 8) for part in "MAE"],
        "weekly_hours": "20",
        "money_won": "0",
        "travel_minutes": "90",
        "deadline_on": (today + timedelta(days=60)).isoformat(),
    }
    client.post(reverse("plan_wishes", args=["occ.baker"]), wishes)
    look_for_routes(plan_id=Plan.objects.get().pk)
    shown = client.get(reverse("plan_routes")).content.decode()
    assert f"실습: {bench.name_ko}" in shown
    assert "coffee 기술 손에 익히기" in shown
    assert "2번. 강사가 곁에 있습니다." in shown
    client.post(reverse("plan_choose", args=[1]))
    course, step = Step.objects.filter(route__chosen_at__isnull=False).order_by("position")
    assert (course.last_on, step.starts_on) == (start, timezone.localdate(second.starts_at))
    client.post(reverse("plan_step_done", args=[course.public_id]))
    shown = client.get(reverse("my_plan")).content.decode()
    assert "시간을 잡을 차례" in shown
    assert FREE_NOW in shown
    with transaction.atomic():
        Sitting.objects.all().delete()
        assert NONE_FREE in client.get(reverse("my_plan")).content.decode()
        transaction.set_rollback(True)
    address = reverse("bench_book", args=[second.public_id])
    assert address in shown
    assert reverse("bench_book", args=[first.public_id]) not in shown
    client.post(address)
    client.post(reverse("bench_book", args=[third.public_id]))
    shown = client.get(reverse("my_plan")).content.decode()
    assert "시간을 잡았습니다" in shown
    assert [words for words in (FREE_NOW, NONE_FREE) if words in shown] == []
    booking = resident.space_bookings.get(sitting=second)
    assert reverse("my_space", args=[booking.public_id]) in shown
    told = client.get(reverse("plan_file")).json()["routes"][0]["steps"][1]
    assert (told["bench"], told["times"], told["run"]) == (bench.code, 2, None)
    english = client.get("/en" + reverse("plan_routes")).content.decode()
    assert f"Practice: {bench.name_en}" in english.replace("\xad", "")


def test_a_step_is_one_thing_and_practice_says_how_often():
    step = StepFactory()
    _held, written, _practical = baking(step.route.plan.occupation)
    bench = bench_for("bread")
    plain = Step.objects.filter(pk=step.pk)
    for said, name in (
        ({"exam": written}, "step_is_one_thing"),
        ({"bench": bench, "times": 1}, "step_is_one_thing"),
        ({"run": None, "bench": bench}, "step_practice_says_how_often"),
        ({"run": None, "bench": bench, "times": 0}, "step_practice_says_how_often"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            plain.update(**said)
