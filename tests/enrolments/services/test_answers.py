"""Answering an offer, once and in time; leaving a list."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.audit.models import Entry
from naru.enrolments.enums import State, Way
from naru.enrolments.services import answers
from naru.enrolments.services.answers import NothingOffered, OfferOver
from tests.enrolments.factories import ANSWERED, ApplicationFactory
from tests.refusals import refused

pytestmark = pytest.mark.django_db
JUST = ANSWERED - timedelta(seconds=1)


def say(verb, one, at=JUST):
    return verb(application_id=one.pk, by=one.resident.user, way=Way.LINK, at=at)


def test_a_seat_is_taken_once_and_what_follows_is_done_anew():
    one = ApplicationFactory(state=State.OFFERED)
    for _twice in range(2):
        done = say(answers.accept, one)
        assert (done.state, done.seat_no, done.told_at, done.state_at) == ("SEATED", 1, None, JUST)
    (line,) = Entry.objects.all()
    assert (line.action, line.actor, line.details) == (
        "enrolment.accepted", one.resident.user, '{"way":"LINK"}'
    )  # fmt: skip


def test_a_refused_seat_goes_on_by_a_job():
    one = ApplicationFactory(state=State.OFFERED)
    for _twice in range(2):
        done = say(answers.decline, one)
        assert (done.state, done.seat_no) == ("DECLINED", None)
    (job,) = ProcrastinateJob.objects.filter(task_name="enrolments.offer_seats")
    assert job.args == {"intake_id": one.intake_id}


@pytest.mark.parametrize("verb", [answers.accept, answers.decline])
def test_too_late_is_told_and_changes_nothing(verb):
    one = ApplicationFactory(state=State.OFFERED)
    with refused(OfferOver):
        say(verb, one, at=ANSWERED)
    with refused(OfferOver):
        say(verb, ApplicationFactory(state=State.LAPSED))
    with refused(NothingOffered):
        say(verb, ApplicationFactory())
    one.refresh_from_db()
    assert one.state == "OFFERED"
