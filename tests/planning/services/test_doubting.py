"""Asking why a course is not in the route."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.planning.models import Doubt
from naru.planning.rules.instead import WhyNot
from naru.planning.rules.plain import Loss
from naru.planning.services.doubting import doubt, told
from naru.planning.services.plans import NothingChosen, StillLooking
from tests.planning.factories import NOON, PlanFactory, RouteFactory, run_teaching
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def asked(resident, course, at=NOON):
    return doubt(resident=resident, course=course, by=resident.user, at=at)


def jobs():
    return ProcrastinateJob.objects.filter(task_name="planning.tell_why_not").count()


def test_it_is_asked_once_until_it_is_told_and_may_be_asked_anew():
    resident, course = RouteFactory().plan.resident, run_teaching("bread").course
    first = asked(resident, course)
    assert (asked(resident, course, LATER), jobs()) == (first, 1)
    why = WhyNot(None, Loss(1, 0, 500))
    assert told(doubt_id=first.pk, why=why, at=LATER)
    assert not told(doubt_id=first.pk, why=why, at=LATER)
    first.refresh_from_db()
    assert first.answer == {"unfit": None, "loss": {"covered": 1, "days": 0, "won": 500}}
    again = asked(resident, course, LATER)
    assert (again.pk, again.answer, again.answered_at, jobs()) == (first.pk, None, None, 2)


def test_without_routes_there_is_nothing_to_ask_about():
    course = run_teaching("bread").course
    with refused(NothingChosen):
        asked(ResidentFactory(), course)
    with refused(StillLooking):
        asked(PlanFactory().resident, course)


def test_the_table_refuses():
    plan, course = RouteFactory().plan, run_teaching("bread").course
    with pytest.raises(IntegrityError, match="doubt_answered_with_answer"), transaction.atomic():
        Doubt.objects.create(plan=plan, course=course, asked_at=NOON, answered_at=NOON)
    Doubt.objects.create(plan=plan, course=course, asked_at=NOON)
    with pytest.raises(IntegrityError, match="doubt_once_a_course"), transaction.atomic():
        Doubt.objects.create(plan=plan, course=course, asked_at=NOON)
