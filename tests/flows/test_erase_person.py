"""After the wait, nothing tells who the person was; the trail still holds."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from naru.accounts.models import User
from naru.accounts.services import confirm_address
from naru.audit.queries import prove
from naru.flows import tasks
from naru.flows.ask_erasure import ask_erasure
from naru.flows.erase_person import erase_person
from naru.flows.open_record import open_record
from naru.flows.withdraw_erasure import withdraw_erasure
from naru.residents.enums import ContactWish, Fact, Purpose
from naru.residents.models import RecordView, Resident
from naru.residents.services import answers, people
from naru.residents.services.leaving import NotDueYet
from tests.accounts.factories import MembershipFactory, UserFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
TELLING = ("beoreum.kang@example.org", "강버름", "1012345678", "1976-03-02")


@pytest.fixture
def leaving(noon):
    """Somebody with a full life on the site who asked to go."""
    user = UserFactory(email=TELLING[0], name=TELLING[1])
    resident = ResidentFactory(user=user)
    people.set_contact(
        resident_id=resident.pk,
        name=TELLING[1],
        phone="010-1234-5678",
        contact_wish=ContactWish.PHONE,
        by=user,
        at=noon,
    )
    answers.answer(resident_id=resident.pk, fact=Fact.BIRTH_ON, value=TELLING[3], by=user, at=noon)
    staff = MembershipFactory()
    open_record(
        viewer=staff.user,
        membership=staff,
        resident_id=resident.public_id,
        page="desk.record",
        at=noon,
        purpose=Purpose.COUNSELLING,
    )
    user.set_password("a long enough secret")
    user.save()
    confirm_address(user=user)
    log_in = {"login": user.email, "password": "a long enough secret"}
    assert Client().post(reverse("account_login"), log_in).status_code == 302
    ask_erasure(resident=resident, waiting_days=14, by=user, at=noon)
    return Resident.objects.get(pk=resident.pk)


def everything():
    """All text of all tables of the database."""
    with connection.cursor() as cursor:
        texts = []
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM \"{table}\" t")
            texts.append(cursor.fetchone()[0])
    return "\n".join(texts)


def test_no_table_tells_who_it_was(leaving, noon):
    assert all(word in everything() for word in TELLING)
    erase_person(resident=leaving, at=noon + timedelta(days=14))
    left = everything()
    assert [word for word in TELLING if word in left] == []
    user = User.objects.get(pk=leaving.user_id)
    assert (user.is_active, user.name, user.has_usable_password()) == (False, "", False)
    assert user.email == f"{user.public_id}@erased.invalid"
    assert not Session.objects.exists()


def test_the_trail_and_the_looks_stay(leaving, noon):
    erase_person(resident=leaving, at=noon + timedelta(days=14))
    assert RecordView.objects.filter(resident=leaving).count() == 1
    assert prove().holds


def test_nobody_goes_before_the_day(leaving, noon):
    with pytest.raises(NotDueYet):
        erase_person(resident=leaving, at=noon + timedelta(days=13))
    assert User.objects.filter(email=TELLING[0]).exists()


def test_the_nightly_job_takes_those_who_are_due(leaving, noon, monkeypatch):
    staying = ResidentFactory()
    ask_erasure(resident=staying, waiting_days=14, by=staying.user, at=noon)
    withdraw_erasure(resident=staying, by=staying.user, at=noon)
    later = ResidentFactory()
    ask_erasure(resident=later, waiting_days=30, by=later.user, at=noon)
    monkeypatch.setattr(tasks.timezone, "now", lambda: noon + timedelta(days=14))
    for _run in range(2):
        tasks.erase_due(timestamp=0)
    states = dict(Resident.objects.values_list("pk", "state"))
    assert states == {leaving.pk: "ERASED", staying.pk: "ACTIVE", later.pk: "ACTIVE"}
