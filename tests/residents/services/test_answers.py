"""Answers are kept with their history, and nothing is assumed."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from naru.audit.models import Entry
from naru.residents.enums import ConsentKind, Fact, FactSource
from naru.residents.models import Answer
from naru.residents.services import answers
from tests.accounts.factories import UserFactory
from tests.places.factories import DistrictFactory
from tests.refusals import refused
from tests.residents.factories import ConsentFactory, ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db


def say(resident, fact, value, at, by=None):
    return answers.answer(
        resident_id=resident.pk, fact=fact, value=value, by=by or resident.user, at=at
    )


def history(resident):
    rows = Answer.objects.filter(resident=resident).order_by("pk")
    return [(row.fact, row.value, row.source, row.superseded_at) for row in rows]


def test_a_new_answer_supersedes_the_old_one(noon):
    resident = ResidentFactory()
    later = noon + timedelta(days=1)
    say(resident, Fact.HOUSEHOLD_SIZE, 3, noon)
    say(resident, Fact.HOUSEHOLD_SIZE, 4, later)
    assert history(resident) == [
        ("household_size", 3, "SAID", later),
        ("household_size", 4, "SAID", None),
    ]


def test_the_same_answer_again_changes_nothing(noon):
    resident, clerk = ResidentFactory(), UserFactory()
    say(resident, Fact.LIVES_IN_CITY, True, noon)
    answers.verify(resident_id=resident.pk, fact=Fact.LIVES_IN_CITY, by=clerk, at=noon)
    say(resident, Fact.LIVES_IN_CITY, True, noon)
    assert history(resident) == [
        ("lives_in_city", True, "SAID", noon),
        ("lives_in_city", True, "VERIFIED", None),
    ]


def test_a_changed_answer_is_no_longer_verified(noon):
    resident, clerk = ResidentFactory(), UserFactory()
    say(resident, Fact.LIVES_IN_CITY, True, noon)
    answers.verify(resident_id=resident.pk, fact=Fact.LIVES_IN_CITY, by=clerk, at=noon)
    assert say(resident, Fact.LIVES_IN_CITY, False, noon).source == FactSource.SAID


def test_what_was_never_said_cannot_be_verified(noon):
    resident = ResidentFactory()
    with refused(answers.AnswerUnknown):
        answers.verify(resident_id=resident.pk, fact=Fact.LIVES_IN_CITY, by=UserFactory(), at=noon)


def test_verifying_twice_is_verifying_once(noon):
    resident = ResidentFactory()
    say(resident, Fact.LIVES_IN_CITY, True, noon)
    for _number in range(2):
        answers.verify(resident_id=resident.pk, fact=Fact.LIVES_IN_CITY, by=resident.user, at=noon)
    assert len(history(resident)) == 2


def test_taken_back_means_unknown(noon):
    resident = ResidentFactory()
    say(resident, Fact.LIVES_IN_CITY, True, noon)
    for _number in range(2):
        answers.take_back(
            resident_id=resident.pk, fact=Fact.LIVES_IN_CITY, by=resident.user, at=noon
        )
    assert history(resident) == [("lives_in_city", True, "SAID", noon)]
    assert Entry.objects.filter(action="resident.answer_taken_back").count() == 1


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        (Fact.BIRTH_ON, "2026-11-25"),
        (Fact.BIRTH_ON, "1801-01-01"),
        (Fact.BIRTH_ON, "1980-13-01"),
        (Fact.HOUSEHOLD_SIZE, 0),
        (Fact.EMPLOYMENT, "PIRATE"),
        (Fact.LIVES_IN_CITY, None),
        (Fact.HOME_DISTRICT, "atlantis"),
    ],
)
def test_impossible_answers_are_refused(noon, fact, value):
    resident = ResidentFactory()
    with refused(answers.BadAnswer):
        say(resident, fact, value, noon)
    assert history(resident) == []


def test_a_district_of_today_is_kept_by_its_code(noon):
    here, gone = DistrictFactory(), DistrictFactory(withdrawn_at=noon)
    resident = ResidentFactory()
    assert say(resident, Fact.HOME_DISTRICT, here.code, noon).value == here.code
    with refused(answers.BadAnswer):
        say(resident, Fact.HOME_DISTRICT, gone.code, noon)


def test_welfare_is_kept_only_under_consent(noon):
    resident = ResidentFactory()
    with refused(answers.ConsentMissing):
        say(resident, Fact.NEAR_POOR, True, noon)
    ConsentFactory(resident=resident, text=ConsentTextFactory(kind=ConsentKind.SENSITIVE))
    say(resident, Fact.NEAR_POOR, True, noon)
    assert history(resident) == [("near_poor", True, "SAID", None)]


def test_the_audit_line_names_the_fact_but_not_the_answer(noon):
    resident = ResidentFactory()
    say(resident, Fact.HOUSEHOLD_INCOME_WON, 3_210_000, noon)
    assert Entry.objects.get().details == '{"fact":"household_income_won","source":"SAID"}'


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_leave_one_that_holds(noon):
    resident = ResidentFactory()

    def work(size):
        try:
            say(resident, Fact.HOUSEHOLD_SIZE, size, noon)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(size,)) for size in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Answer.objects.filter(resident=resident).count() == 6
    assert Answer.objects.current().filter(resident=resident).count() == 1
