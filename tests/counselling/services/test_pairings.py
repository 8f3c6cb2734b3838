"""A person chooses, a place is held, the mentor answers; never more places than there are."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from naru.accounts.enums import Role
from naru.audit.models import Entry
from naru.counselling.enums import Level, PairingState, RequestState
from naru.counselling.models import Mentor, Pairing, Request
from naru.counselling.services import pairings, requests
from naru.counselling.services.pairings import (
    ChosenAlready,
    NoRoom,
    NothingToAnswer,
    NotThisMentor,
)
from naru.counselling.services.requests import NothingOwed
from naru.counselling.services.texts import HoldsNumber, WordsNeeded
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.accounts.factories import UserFactory
from tests.counselling.factories import NOON, TERMS, MentorFactory, RequestFactory, office
from tests.refusals import refused


def choose(request, mentor, why=("FIELD",)):
    return pairings.choose(
        request_id=request.pk, mentor=mentor, why=why, by=request.resident.user, terms=TERMS,
        at=NOON,
    )  # fmt: skip


def places():
    return dict(Mentor.objects.values_list("pk", "taken"))


@pytest.mark.django_db
def test_chosen_the_place_is_held_and_the_mentor_owes_the_answer_in_three_working_days():
    request, mentor = RequestFactory(), MentorFactory()
    one = choose(request, mentor)
    request.refresh_from_db()
    assert (one.state, one.why, places()) == (PairingState.ASKED, ["FIELD"], {mentor.pk: 1})
    assert (request.owner, request.level) == (mentor.user, Level.MENTOR)
    assert f"{request.due_on}" == "2026-11-27"
    told = Notice.objects.get()
    assert (told.user, told.kind, told.params) == (
        mentor.user, Kind.REQUEST_IN, {"due_on": "2026-11-27"},
    )  # fmt: skip
    with refused(ChosenAlready):
        choose(request, MentorFactory())


@pytest.mark.django_db
def test_a_yes_closes_the_request_and_tells_the_person():
    request, mentor = RequestFactory(), MentorFactory()
    one = choose(request, mentor)
    with refused(NotThisMentor):
        pairings.accept(pairing_id=one.pk, by=UserFactory(), at=NOON)
    pairings.accept(pairing_id=one.pk, by=mentor.user, at=NOON)
    one.refresh_from_db()
    request.refresh_from_db()
    assert (one.state, request.state, places()) == ("ACTIVE", "ANSWERED", {mentor.pk: 1})
    assert Notice.objects.get(resident=one.resident).kind == Kind.MENTOR_ACCEPTED
    with refused(NothingOwed):
        pairings.accept(pairing_id=one.pk, by=mentor.user, at=NOON)
    pairings.end(pairing_id=one.pk, by=mentor.user, at=NOON)
    assert places() == {mentor.pk: 0}
    with refused(NothingToAnswer):
        pairings.end(pairing_id=one.pk, by=mentor.user, at=NOON)
    actions = Entry.objects.filter(subject_type="pairing").order_by("pk")
    assert [line.action for line in actions] == [
        "counselling.chosen", "counselling.accepted", "counselling.ended",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_no_needs_a_reason_frees_the_place_and_the_office_owes_another():
    clerk = office()
    request, mentor = RequestFactory(), MentorFactory()
    one = choose(request, mentor)
    for words, kind in (("  ", WordsNeeded), ("760302-1234567", HoldsNumber)):
        with refused(kind):
            pairings.decline(pairing_id=one.pk, words=words, by=mentor.user, terms=TERMS, at=NOON)
    pairings.decline(
        pairing_id=one.pk, words="그 분야는 모릅니다.", by=mentor.user, terms=TERMS, at=NOON
    )
    request.refresh_from_db()
    assert (request.state, request.owner, request.level) == ("OPEN", clerk, Level.OFFICE)
    assert places() == {mentor.pk: 0}
    told = Notice.objects.get(resident=request.resident)
    assert told.params == {
        "mentor": mentor.user.name, "why": "그 분야는 모릅니다.", "due_on": "2026-11-27",
    }  # fmt: skip
    assert choose(request, MentorFactory()).state == PairingState.ASKED


@pytest.mark.django_db
def test_taken_back_the_place_is_free():
    request, mentor = RequestFactory(), MentorFactory()
    choose(request, mentor)
    own = {"resident": request.resident, "by": request.resident.user, "at": NOON}
    pairings.withdraw(**own)
    request.refresh_from_db()
    assert (request.state, places()) == (RequestState.WITHDRAWN, {mentor.pk: 0})
    assert Pairing.objects.get().state == PairingState.REFUSED
    with refused(NothingOwed):
        pairings.withdraw(**own)


@pytest.mark.django_db
def test_the_database_itself_knows_the_capacity():
    full = MentorFactory(capacity=1, taken=1)
    with refused(NoRoom):
        choose(RequestFactory(), full)
    for broken in ({"taken": 2}, {"capacity": 0}):
        with pytest.raises(IntegrityError, match="not_beyond_capacity"), transaction.atomic():
            Mentor.objects.filter(pk=full.pk).update(**broken)


def together(mentor, asked, take):
    """All at once; how many got a place."""
    barrier, got = Barrier(len(asked)), []

    def run(request):
        try:
            barrier.wait()
            take(request, mentor)
            got.append(request.pk)
        except (NoRoom, IntegrityError):
            pass
        finally:
            connection.close()

    threads = [Thread(target=run, args=[request]) for request in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(got)


@pytest.mark.django_db(transaction=True)
def test_eight_who_choose_at_once_never_share_three_places():
    mentor = MentorFactory(capacity=3)
    asked = [RequestFactory() for _ in range(8)]
    assert together(mentor, asked, choose) == 3
    mentor.refresh_from_db()
    assert (mentor.taken, Pairing.objects.holding().count()) == (3, 3)
    assert Request.objects.filter(state="OPEN", level=Level.MENTOR).count() == 3


@pytest.mark.django_db(transaction=True)
def test_reading_the_free_places_first_would_give_too_many():
    """The twin: a count that was read before and no rule of the database."""
    mentor = MentorFactory(capacity=3)
    asked = [RequestFactory() for _ in range(8)]
    ready = Barrier(len(asked))

    def careless(request, mentor):
        free = mentor.capacity - Pairing.objects.filter(mentor=mentor).count()
        ready.wait()
        if free <= 0:
            raise NoRoom
        with transaction.atomic():
            Pairing.objects.create(
                resident=request.resident, mentor=mentor, request=request, state="ASKED",
                began_at=NOON, state_at=NOON,
            )  # fmt: skip

    assert together(mentor, asked, careless) == 8
    assert Pairing.objects.filter(Q(mentor=mentor)).count() > mentor.capacity


@pytest.mark.django_db
def test_a_late_answer_can_be_given_by_whoever_owes_it_now():
    manager = office(Role.MANAGER)
    request, mentor = RequestFactory(), MentorFactory()
    one = choose(request, mentor)
    Request.objects.update(due_on="2026-11-23")
    assert requests.pass_on(request_id=request.pk, terms=TERMS, at=NOON)
    request.refresh_from_db()
    assert (request.owner, request.level) == (manager, Level.MANAGER)
    assert pairings.accept(pairing_id=one.pk, by=manager, at=NOON).state == PairingState.ACTIVE
