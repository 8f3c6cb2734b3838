"""Whoever stands in answers and talks; if they are away too, the next one does or the office."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction

from naru.accounts.enums import Role
from naru.counselling.enums import Level
from naru.counselling.models import Away, Request
from naru.counselling.queries import owners
from naru.counselling.rules.slots import Absence
from naru.counselling.services import mentors, pairings, requests, standing_in
from naru.counselling.services.standing_in import StoodInAlready, SubstituteAway
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.counselling.factories import (
    NOON,
    TERMS,
    AppointmentFactory,
    MentorFactory,
    PairingFactory,
    RequestFactory,
    office,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY, DAY = date(2026, 11, 24), timedelta(days=1)


def december(day):
    return date(2026, 12, day)


def away(mentor, substitute=None, from_on=TODAY, to_on=date(2026, 12, 1)):
    return mentors.set_away(
        mentor_id=mentor.pk, gone=Absence(from_on, to_on), substitute=substitute, by=mentor.user,
        terms=TERMS, at=NOON,
    )  # fmt: skip


def rows(mentor):
    found = Away.objects.filter(mentor=mentor).order_by("from_on")
    return [(one.from_on, one.to_on, one.substitute, one.owner) for one in found]


def told(resident):
    found = Notice.objects.filter(resident=resident, kind=Kind.STANDS_IN).order_by("pk")
    return [(one.params["who"], one.params["from_on"], one.params["last_on"]) for one in found]


def test_an_absence_to_come_begins_by_the_nightly_job():
    mentor, other = PairingFactory().mentor, MentorFactory()
    owed = RequestFactory(owner=mentor.user, level=0)
    away(mentor, other, from_on=date(2026, 11, 25))
    assert Request.objects.get(pk=owed.pk).owner == mentor.user
    assert [standing_in.stand_in(terms=TERMS, at=NOON + day * DAY) for day in (0, 1, 1)] == [
        0,
        1,
        0,
    ]
    assert Request.objects.get(pk=owed.pk).owner == other.user


@pytest.mark.django_db(transaction=True)
def test_what_is_answered_while_the_substitute_steps_in_stays_as_it_is():
    """The job has read both as owed, and waits for the answer to one to be committed."""
    mentor, other = MentorFactory(), MentorFactory()
    mentor.away.create(from_on=TODAY, to_on=date(2026, 12, 1), substitute=other)
    answered, waits = (
        RequestFactory(kind="QUESTION", owner=mentor.user, level=0) for _ in range(2)
    )
    moved = []

    def step_in():
        try:
            moved.append(standing_in.stand_in(terms=TERMS, at=NOON))
        finally:
            connection.close()

    job = Thread(target=step_in)
    with transaction.atomic():
        requests.answer_question(request_id=answered.pk, words="네.", by=mentor.user, at=NOON)
        job.start()
        job.join(timeout=0.5)
        assert job.is_alive()
    job.join()
    assert moved == [1]
    for one, owner, state in ((answered, mentor, "ANSWERED"), (waits, other, "OPEN")):
        one.refresh_from_db()
        assert (one.owner, one.state) == (owner.user, state)


@pytest.mark.django_db(transaction=True)
def test_going_away_while_a_request_is_answered_neither_waits_for_the_other_for_ever():
    """The answer holds the request and then needs the mentor's row, which going away locks too."""
    asked = PairingFactory(state="ASKED", request=RequestFactory())
    mentor, other, gone = asked.mentor, MentorFactory(), []
    office(Role.COUNSELLOR)
    requests.give_to(asked.request, mentor.user, Level.MENTOR, terms=TERMS, at=NOON)

    def go():
        try:
            gone.append(away(mentor, other))
        finally:
            connection.close()

    going = Thread(target=go)
    with transaction.atomic():
        requests.hold_open(asked.request_id)
        going.start()
        going.join(timeout=0.5)
        assert going.is_alive()
        pairings.decline(
            pairing_id=asked.pk, words="여행 중입니다.", by=mentor.user, terms=TERMS, at=NOON
        )
    going.join()
    assert [one.substitute for one in gone] == [other]
    asked.request.refresh_from_db()
    assert asked.request.level == Level.OFFICE


def test_when_the_substitute_goes_away_too_the_next_one_takes_over_and_people_are_told():
    pairing, helper, third = PairingFactory(), MentorFactory(), MentorFactory()
    mentor = pairing.mentor
    asked = RequestFactory(
        resident=pairing.resident, kind="QUESTION", owner=mentor.user, level=Level.MENTOR
    )
    talk = AppointmentFactory(mentor=mentor, resident=pairing.resident)
    away(mentor, helper, TODAY, december(10))
    away(helper, third, TODAY, december(5))
    assert rows(mentor) == [
        (TODAY, december(5), third, None), (december(5), december(10), helper, None),
    ]  # fmt: skip
    asked.refresh_from_db()
    talk.refresh_from_db()
    assert (asked.owner, talk.mentor, talk.state) == (third.user, third, "BOOKED")
    assert told(pairing.resident) == [
        (helper.user.name, "2026-11-24", "2026-12-09"),
        (third.user.name, "2026-11-24", "2026-12-04"),
    ]
    assert owners.answering(mentor, on=december(4)) == (third.user, Level.MENTOR)
    assert owners.answering(mentor, on=december(5)) == (helper.user, Level.MENTOR)


def test_with_nobody_next_the_office_owes_a_substitute_by_a_day_until_one_is_chosen():
    pairing, helper, third, clerk = PairingFactory(), MentorFactory(), MentorFactory(), office()
    mentor = pairing.mentor
    asked = RequestFactory(kind="QUESTION", owner=helper.user, level=Level.MENTOR)
    away(mentor, helper, TODAY, december(10))
    away(helper, None, TODAY, december(12))
    (sought,) = owners.sought(on=TODAY, owner=clerk)
    assert (sought.mentor, sought.due_on) == (mentor, TODAY)
    assert Notice.objects.filter(user=clerk, kind=Kind.SUBSTITUTE_WANTED).count() == 1
    asked.refresh_from_db()
    assert (asked.owner, asked.level) == (clerk, Level.OFFICE)
    assert told(pairing.resident)[1][0] == clerk.name
    question = requests.ask_question(
        resident=pairing.resident, words="?", by=clerk, terms=TERMS, at=NOON
    )
    assert (question.owner, question.level) == (clerk, Level.OFFICE)
    chosen = {"away_id": sought.pk, "by": clerk, "terms": TERMS, "at": NOON}
    with refused(SubstituteAway):
        standing_in.choose(substitute=helper, **chosen)
    standing_in.choose(substitute=third, **chosen)
    assert rows(mentor) == [(TODAY, december(10), third, None)]
    assert (owners.sought(on=TODAY), told(pairing.resident)[2][0]) == ([], third.user.name)
    with refused(StoodInAlready):
        standing_in.choose(substitute=third, **chosen)


def test_who_seeks_too_long_is_followed_by_the_next_one_up():
    mentor, helper, clerk = PairingFactory().mentor, MentorFactory(), office()
    manager = office(Role.MANAGER)
    away(mentor, helper, december(1), december(10))
    away(helper, None, december(3), december(8))
    (sought,) = owners.sought(on=TODAY)
    assert (sought.owner, sought.due_on, sought.from_on) == (
        clerk, date(2026, 11, 27), december(3),
    )  # fmt: skip
    assert [one[:3] for one in rows(mentor)] == [
        (december(1), december(3), helper),
        (december(3), december(8), None),
        (december(8), december(10), helper),
    ]
    standing_in.stand_in(terms=TERMS, at=NOON + 3 * DAY)
    assert owners.sought(on=TODAY)[0].owner == clerk
    standing_in.stand_in(terms=TERMS, at=NOON + 4 * DAY)
    assert owners.sought(on=TODAY)[0].owner == manager
    office(Role.MANAGER)
    for day in range(4, 13):
        standing_in.stand_in(terms=TERMS, at=NOON + day * DAY)
    wanted = Notice.objects.filter(kind=Kind.SUBSTITUTE_WANTED).order_by("pk")
    assert [one.user for one in wanted] == [clerk, manager], "each of them is told once"
    with pytest.raises(IntegrityError, match="sought_until_found"), transaction.atomic():
        Away.objects.filter(pk=sought.pk).update(substitute=helper)
