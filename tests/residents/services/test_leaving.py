"""Being forgotten: asked, awaited, done, or taken back."""

from datetime import date, timedelta

import pytest

from naru.audit.models import Entry
from naru.residents.enums import ContactWish, Fact
from naru.residents.models import Answer, Consent, Helper, Resident
from naru.residents.services import answers, leaving, people
from tests.refusals import refused
from tests.residents.factories import ConsentFactory, HelperFactory, ResidentFactory

pytestmark = pytest.mark.django_db


def ask(resident, at):
    return leaving.ask(resident_id=resident.pk, waiting_days=14, by=resident.user, at=at)[0]


def test_asking_twice_starts_one_wait(noon):
    resident = ResidentFactory()
    first = ask(resident, noon)
    assert ask(resident, noon + timedelta(days=3)) == first
    assert first.due_on == date(2026, 12, 8)


def test_staying_after_all_ends_the_wait_and_one_may_ask_again(noon):
    resident = ResidentFactory()
    first = ask(resident, noon)
    leaving.withdraw(resident_id=resident.pk, by=resident.user, at=noon)
    with refused(leaving.NothingAsked):
        leaving.withdraw(resident_id=resident.pk, by=resident.user, at=noon)
    assert ask(resident, noon) != first


def test_nobody_is_erased_before_the_day(noon):
    resident = ResidentFactory()
    ask(resident, noon)
    with refused(leaving.NotDueYet):
        leaving.erase(resident_id=resident.pk, at=noon + timedelta(days=13))
    with refused(leaving.NothingAsked):
        leaving.erase(resident_id=ResidentFactory().pk, at=noon)


def test_erasing_leaves_an_empty_shell_and_the_trail(noon):
    resident = ConsentFactory().resident
    HelperFactory(resident=resident)
    answers.answer(
        resident_id=resident.pk, fact=Fact.LIVES_IN_CITY, value=True, by=resident.user, at=noon
    )
    people.set_contact(
        resident_id=resident.pk,
        name="지워질 이름",
        phone="010-1234-5678",
        contact_wish=ContactWish.PHONE,
        by=resident.user,
        at=noon,
    )
    ask(resident, noon)
    then = noon + timedelta(days=14)
    leaving.erase(resident_id=resident.pk, at=then)
    left = Resident.objects.values_list("name", "phone", "contact_wish", "state", "erased_at")
    assert left.get() == ("", "", "SITE", "ERASED", then)
    assert not Answer.objects.exists()
    assert list(Consent.objects.values_list("end", flat=True)) == ["ERASED"]
    assert list(Helper.objects.values_list("revoked_at", flat=True)) == [then]
    assert [line.action for line in Entry.objects.order_by("pk")] == [
        "resident.answered",
        "resident.contact_set",
        "resident.erasure_asked",
        "resident.erased",
    ]
    with refused(people.RecordErased):
        leaving.erase(resident_id=resident.pk, at=then)
