"""What a person tells of an application at another site."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from naru.audit.models import Entry
from naru.catalogue.enums import ApplyAt
from naru.enrolments.enums import Stage
from naru.enrolments.models import Elsewhere
from naru.enrolments.services import elsewhere
from tests.catalogue.factories import RunFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
TODAY = date(2026, 11, 24)


@pytest.fixture
def me():
    return ResidentFactory()


def noted(me, noon, run=None, on=TODAY):
    run = run or RunFactory(apply_at=ApplyAt.ELSEWHERE)
    return elsewhere.note(resident=me, run=run, applied_on=on, by=me.user, at=noon)


def told(one, stage, noon, on=TODAY):
    elsewhere.tell(elsewhere=one, stage=stage, on=on, by=one.resident.user, at=noon)
    return Elsewhere.objects.get(pk=one.pk)


def days(one):
    return one.stage, one.applied_on, one.admitted_on, one.finished_on, one.ended_on


def test_from_applying_to_the_end_each_with_its_day(me, noon):
    one = noted(me, noon, on=TODAY - 2 * DAY)
    assert days(one) == (Stage.APPLIED, TODAY - 2 * DAY, None, None, None)
    one = told(one, Stage.ADMITTED, noon, on=TODAY - DAY)
    assert one.stage == Stage.ADMITTED
    one = told(one, Stage.FINISHED, noon)
    assert days(one) == (Stage.FINISHED, TODAY - 2 * DAY, TODAY - DAY, TODAY, None)
    actions = Entry.objects.filter(action__startswith="elsewhere.").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "elsewhere.applied", "elsewhere.admitted", "elsewhere.finished",
    ]  # fmt: skip


def test_whoever_chose_wrongly_chooses_again_and_may_apply_anew(me, noon):
    one = told(noted(me, noon), Stage.ENDED, noon)
    assert days(told(one, Stage.ADMITTED, noon)) == (Stage.ADMITTED, TODAY, TODAY, None, None)
    told(one, Stage.ENDED, noon)
    assert days(noted(me, noon, one.run)) == (Stage.APPLIED, TODAY, None, None, None)
    elsewhere.take_back(elsewhere=one, by=me.user, at=noon)
    assert not Elsewhere.objects.exists()


def test_what_cannot_be_is_refused(me, noon):
    with pytest.raises(elsewhere.AppliedForHere):
        noted(me, noon, RunFactory(apply_at=ApplyAt.HERE))
    with pytest.raises(elsewhere.NotYet):
        noted(me, noon, on=TODAY + DAY)
    one = noted(me, noon)
    with pytest.raises(elsewhere.NotYet):
        told(one, Stage.ADMITTED, noon, on=TODAY + DAY)
    with pytest.raises(elsewhere.BeforeApplying):
        told(one, Stage.FINISHED, noon, on=TODAY - DAY)


@pytest.mark.parametrize(
    ("days", "name"),
    [
        ({"admitted_on": TODAY - DAY}, "elsewhere_begins_with_applying"),
        ({"finished_on": TODAY, "ended_on": TODAY}, "elsewhere_one_end"),
        ({"title": ""}, "elsewhere_titled"),
    ],
)
def test_the_database_holds_it_too(me, noon, days, name):
    one = noted(me, noon)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Elsewhere.objects.filter(pk=one.pk).update(**days)
    twin = {"resident": me, "run": one.run, "title": "a", "applied_on": TODAY, "told_at": noon}
    with pytest.raises(IntegrityError, match="elsewhere_once_a_run"), transaction.atomic():
        Elsewhere.objects.create(**twin)


def test_two_presses_at_once_are_told_once(me, noon):
    run = RunFactory(apply_at=ApplyAt.ELSEWHERE)

    def press():
        noted(me, noon, run)
        connection.close()

    hands = [threading.Thread(target=press) for _ in range(4)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    assert Elsewhere.objects.count() == 1
    elsewhere.forget(resident=me)
    assert Elsewhere.objects.count() == 0
