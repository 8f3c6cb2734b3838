"""Everybody who waits is recommended a mentor and says yes or no; the place is kept so long."""

from datetime import timedelta

import pytest

from naru.audit.models import Entry
from naru.counselling.enums import Level
from naru.counselling.models import Mentor, Pairing, Request
from naru.counselling.services import cohorts, handovers, pairings
from naru.counselling.services.pairings import ChosenAlready, NothingToAnswer
from naru.flows.tasks import assign_cohort
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.accounts.factories import UserFactory
from tests.counselling.factories import (
    NOON,
    TERMS,
    MentorFactory,
    PairingFactory,
    RequestFactory,
    office,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def answer(request, takes):
    return pairings.answer_proposal(
        resident=request.resident, takes=takes, by=request.resident.user, terms=TERMS, at=NOON
    )


def propose(request, mentor):
    return pairings.propose(
        request_id=request.pk, mentor=mentor, why=("FIELD",), terms=TERMS, at=NOON
    )


def test_the_job_recommends_the_best_for_all_and_begun_again_does_nothing():
    care, it = MentorFactory(capacity=1), MentorFactory(capacity=1, fields=["it"])
    first, second = RequestFactory(field="care"), RequestFactory(field="it")
    third = RequestFactory(field="it")
    PairingFactory()
    for _again in range(2):
        assign_cohort()
    held = {one.resident: one.mentor for one in Pairing.objects.filter(state="PROPOSED")}
    assert held[first.resident].fields == ["care"]
    assert {care, it} <= set(held.values())
    assert len(held) == 3
    assert third.resident in held or second.resident in held
    assert Notice.objects.filter(kind=Kind.MENTOR_PROPOSED).count() == 3


def test_nobody_is_recommended_whom_they_refused_or_left_before():
    """Though both are the only ones in the field that is looked for."""
    office()
    left, refused_one = MentorFactory(fields=["it"]), MentorFactory(fields=["care"])
    other = MentorFactory(fields=["data"], capacity=9)
    first = RequestFactory(field="it", state="ANSWERED", closed_at=NOON)
    person, second = first.resident, RequestFactory(field="care")
    PairingFactory(mentor=left, resident=person, request=first)
    handovers.change(resident=person, by=person.user, terms=TERMS, at=NOON)
    propose(second, refused_one)
    answer(second, takes=False)
    assign_cohort()
    held = {one.resident: one.mentor for one in Pairing.objects.filter(state="PROPOSED")}
    assert held[person] in {refused_one, other}
    assert held[second.resident] in {left, other}


def test_yes_leads_to_the_mentor_and_no_frees_the_place():
    mentor, request = MentorFactory(), RequestFactory()
    with refused(NothingToAnswer):
        answer(request, takes=True)
    propose(request, mentor)
    with refused(ChosenAlready):
        propose(request, mentor)
    assert answer(request, takes=False).state == "REFUSED"
    assert Mentor.objects.get(pk=mentor.pk).taken == 0
    propose(request, mentor)
    assert answer(request, takes=True).state == "ASKED"
    request.refresh_from_db()
    assert (request.owner, request.level) == (mentor.user, Level.MENTOR)


def test_a_proposal_without_a_word_lapses():
    mentor, request = MentorFactory(), RequestFactory()
    propose(request, mentor)
    due_on = Request.objects.get(pk=request.pk).due_on
    lapsed = [
        pairings.lapse_proposal(request_id=request.pk, on=on, at=NOON)
        for on in (due_on, due_on + DAY, due_on + DAY)
    ]
    assert lapsed == [False, True, False]
    assert Mentor.objects.get(pk=mentor.pk).taken == 0


def test_asking_is_written_down_and_can_be_done_while_the_job_still_waits():
    by = UserFactory()
    for _again in range(2):
        cohorts.ask(by=by, at=NOON)
    asked = Entry.objects.filter(action="counselling.cohort_asked")
    assert [line.actor for line in asked] == [by, by]
