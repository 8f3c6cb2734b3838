"""Every open request has somebody who owes the answer and a day; a missed day moves it up."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.counselling.enums import Level, RequestKind
from naru.counselling.models import Request
from naru.counselling.services import requests
from naru.counselling.services.requests import (
    AskedAlready,
    HasMentor,
    NobodyToAnswer,
    NoMentorYet,
    NothingOwed,
    NotYours,
    Wishes,
)
from naru.counselling.services.texts import HoldsNumber, WordsNeeded
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.counselling.factories import (
    NOON,
    TERMS,
    MentorFactory,
    PairingFactory,
    RequestFactory,
    office,
)
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def ask(resident, **wishes):
    return requests.ask_for_mentor(
        resident=resident, wishes=Wishes(language="ko", **wishes), by=resident.user, terms=TERMS,
        at=NOON,
    )  # fmt: skip


def question(resident, words="무엇부터 배울까요?"):
    return requests.ask_question(
        resident=resident, words=words, by=resident.user, terms=TERMS, at=NOON
    )


def test_a_wish_is_owed_by_the_desk_with_the_least_to_do():
    busy, idle = office(), office()
    RequestFactory(owner=busy)
    one = ask(ResidentFactory(), field="it", parts=("EVENING", "EVENING"), words=" 개발자 ")
    assert (one.owner, one.level, one.due_on) == (idle, Level.OFFICE, date(2026, 11, 27))
    assert (one.field, one.parts, one.words) == ("it", ["EVENING"], "개발자")
    with refused(AskedAlready):
        ask(one.resident)


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_asks_once():
    """The second has seen no open wish, and waits for the first to be committed."""
    office()
    resident, refusals = ResidentFactory(), []

    def again():
        try:
            ask(resident)
        except AskedAlready as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    second = Thread(target=again)
    with transaction.atomic():
        ask(resident)
        second.start()
        second.join(timeout=0.5)
        assert second.is_alive()
    second.join()
    assert (len(refusals), Request.objects.count()) == (1, 1)


def test_who_cannot_ask():
    resident = ResidentFactory()
    with refused(NobodyToAnswer):
        ask(resident)
    office(Role.MANAGER)
    with refused(HoldsNumber):
        ask(resident, words="900101-1234567")
    assert ask(resident).level == Level.MANAGER
    with refused(HasMentor):
        ask(PairingFactory().resident)
    with refused(NoMentorYet):
        question(resident)


def test_a_question_goes_to_the_mentor_and_only_they_answer():
    pairing = PairingFactory()
    with refused(WordsNeeded):
        question(pairing.resident, "  ")
    one = question(pairing.resident)
    assert (one.owner, one.level, one.kind) == (pairing.mentor.user, 0, RequestKind.QUESTION)
    say = {"request_id": one.pk, "words": "자격증부터요.", "at": NOON}
    with refused(NotYours):
        requests.answer_question(by=pairing.resident.user, **say)
    requests.answer_question(by=pairing.mentor.user, **say)
    one.refresh_from_db()
    assert (one.state, one.answer, one.closed_at) == ("ANSWERED", "자격증부터요.", NOON)
    told = Notice.objects.get(resident=pairing.resident)
    assert (told.kind, told.params) == (Kind.QUESTION_ANSWERED, {"answer": "자격증부터요."})
    with refused(NothingOwed):
        requests.answer_question(by=pairing.mentor.user, **say)


def test_a_missed_day_moves_up_each_time_with_a_new_day_and_the_person_is_told():
    """The last new day lies beyond Christmas and a weekend."""
    clerk, manager, other = office(), office(Role.MANAGER), office(Role.MANAGER)
    one = question(PairingFactory().resident)
    seen = []
    at = NOON
    for _step in range(4):
        Request.objects.filter(pk=one.pk).update(due_on=TERMS.day(at))
        assert not requests.pass_on(request_id=one.pk, terms=TERMS, at=at)
        at += 7 * DAY
        assert requests.pass_on(request_id=one.pk, terms=TERMS, at=at)
        one.refresh_from_db()
        seen.append((one.owner, one.level, one.due_on - TERMS.day(at)))
    owners = [who for who, _level, _days in seen]
    assert owners[0] == clerk
    assert set(owners[1:]) <= {manager, other}
    assert [(level, days.days) for _who, level, days in seen] == [(1, 3), (2, 3), (2, 3), (2, 6)]
    told = Notice.objects.filter(resident=one.resident).order_by("pk")
    assert [(line.kind, line.params["who"]) for line in told] == [
        (Kind.REQUEST_PASSED_ON, who.name) for who in owners
    ]


def test_over_a_holiday_the_day_is_later():
    office()
    at = datetime(2026, 12, 24, 3, tzinfo=UTC)
    one = requests.ask_for_mentor(
        resident=(who := ResidentFactory()), wishes=Wishes("ko"), by=who.user, terms=TERMS, at=at
    )
    assert one.due_on == date(2026, 12, 30)


def test_where_nobody_is_left_above_the_owner_stays_and_the_day_is_new():
    one = RequestFactory(due_on=date(2026, 11, 20))
    owner = one.owner
    assert requests.pass_on(request_id=one.pk, terms=TERMS, at=NOON)
    one.refresh_from_db()
    assert (one.owner, one.due_on) == (owner, date(2026, 11, 27))


def test_where_the_last_manager_has_left_the_desk_owes_the_answer():
    left = office(Role.MANAGER)
    one = RequestFactory(owner=left, level=Level.MANAGER, due_on=date(2026, 11, 20))
    Membership.objects.filter(user=left).update(to_on=date(2026, 11, 21))
    clerk = office()
    assert requests.pass_on(request_id=one.pk, terms=TERMS, at=NOON)
    one.refresh_from_db()
    assert (one.owner, one.level, one.due_on) == (clerk, Level.OFFICE, date(2026, 11, 27))


def test_the_database_refuses_a_second_open_wish_and_an_end_without_a_time():
    one = RequestFactory()
    with pytest.raises(IntegrityError, match="one_open_for_a_mentor"), transaction.atomic():
        RequestFactory(resident=one.resident)
    for broken in ({"state": "ANSWERED"}, {"closed_at": NOON}):
        with pytest.raises(IntegrityError, match="closed_when_over"), transaction.atomic():
            Request.objects.filter(pk=one.pk).update(**broken)
    with pytest.raises(IntegrityError, match="owner_id"), transaction.atomic():
        Request.objects.filter(pk=one.pk).update(owner=None)


def test_a_substitute_gets_the_question():
    mentor, other = MentorFactory(), MentorFactory()
    pairing = PairingFactory(mentor=mentor)
    mentor.away.create(from_on=date(2026, 11, 20), to_on=date(2026, 12, 1), substitute=other)
    assert question(pairing.resident).owner == other.user
