"""A yes is kept with its words; taking it back has effect at once."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from naru.audit.models import Entry
from naru.residents import queries
from naru.residents.enums import ConsentKind, Fact, Means
from naru.residents.models import Answer, Consent, ConsentText
from naru.residents.services import answers, consents
from tests.refusals import refused
from tests.residents.factories import ConsentTextFactory, ResidentFactory

pytestmark = pytest.mark.django_db


def give(resident, kind, at):
    return consents.give(
        resident_id=resident.pk, kind=kind, means=Means.ONLINE, by=resident.user, at=at
    )


def withdraw(resident, kind, at):
    consents.withdraw(resident_id=resident.pk, kind=kind, by=resident.user, at=at)


def test_a_second_yes_changes_nothing(noon):
    ConsentTextFactory()
    resident = ResidentFactory()
    assert give(resident, ConsentKind.SERVICE, noon) == give(resident, ConsentKind.SERVICE, noon)
    assert Entry.objects.count() == 1


def test_a_new_version_replaces_the_old_yes(noon):
    ConsentTextFactory()
    resident = ResidentFactory()
    first = give(resident, ConsentKind.SERVICE, noon)
    ConsentTextFactory(version=2, from_on=date(2026, 11, 25))
    later = noon + timedelta(days=1)
    second = give(resident, ConsentKind.SERVICE, later)
    first.refresh_from_db()
    assert (first.ended_at, first.end) == (later, "REPLACED")
    assert (second.text.version, second.ended_at) == (2, None)


def test_without_a_text_there_is_nothing_to_agree_to(noon):
    with refused(consents.NoConsentText):
        give(ResidentFactory(), ConsentKind.NEWS, noon)


def test_withdrawing_erases_what_was_kept_because_of_it(noon):
    ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    resident = ResidentFactory()
    give(resident, ConsentKind.SENSITIVE, noon)
    for fact, value in [
        (Fact.NEAR_POOR, True),
        (Fact.NEAR_POOR, False),
        (Fact.LIVES_IN_CITY, True),
    ]:
        answers.answer(resident_id=resident.pk, fact=fact, value=value, by=resident.user, at=noon)
    withdraw(resident, ConsentKind.SENSITIVE, noon)
    assert [one.fact for one in Answer.objects.all()] == ["lives_in_city"]
    assert not queries.has_consent(resident, ConsentKind.SENSITIVE)
    line = Entry.objects.get(action="resident.consent_withdrawn")
    assert line.details == '{"answers_erased":2,"kind":"SENSITIVE"}'


def test_withdrawing_what_was_not_given_changes_nothing(noon):
    withdraw(ResidentFactory(), ConsentKind.NEWS, noon)
    assert not Entry.objects.exists()


def test_the_needed_consent_is_not_withdrawn_here(noon):
    ConsentTextFactory()
    resident = ResidentFactory()
    give(resident, ConsentKind.SERVICE, noon)
    with refused(consents.NeededForService):
        withdraw(resident, ConsentKind.SERVICE, noon)


def test_texts_are_loaded_once_and_never_edited():
    def text(**changes):
        return ConsentTextFactory.build(**changes)

    assert consents.load_text(text=text()) is True
    assert consents.load_text(text=text()) is False
    with refused(consents.ConsentTextChanged):
        consents.load_text(text=text(body_ko="다른 말"))
    assert consents.load_text(text=text(version=2, from_on=date(2026, 6, 1))) is True
    assert ConsentText.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_consent(noon):
    ConsentTextFactory()
    resident = ResidentFactory()
    failures = []

    def work():
        try:
            give(resident, ConsentKind.SERVICE, noon)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failures, Consent.objects.count(), Entry.objects.count()) == ([], 1, 1)
