"""Demo people: one for every role, made once, and only on a demo site."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.catalogue.models import Course, Run
from naru.flows.seed_demo import PASSWORD, PEOPLE, seed_demo
from naru.residents.enums import ConsentKind
from naru.residents.models import Answer, Consent, Helper, RecordView, Resident
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)


def told(*arguments):
    out = StringIO()
    call_command("seed_demo", *arguments, stdout=out)
    return out.getvalue()


def test_everybody_is_there_once(noon):
    ConsentTextFactory()
    assert [seed_demo(at=noon), seed_demo(at=noon)] == [len(PEOPLE), 0]
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)
    tables = (User, Resident, Consent, Helper, RecordView)
    assert [one.objects.count() for one in tables] == [len(PEOPLE), 4, 4, 2, 1]
    assert Answer.objects.count() == 4


def test_the_provider_has_courses_to_look_at_marked_as_samples(noon):
    ConsentTextFactory()
    for _ in range(2):
        seed_demo(at=noon)
    rows = Course.objects.order_by("number").values_list("number", "is_draft", "is_sample")
    assert list(rows) == [(f"D-{no}", no == 3, True) for no in range(1, 7)]
    assert [run.sessions.count() for run in Run.objects.all()] == [4] * 10
    assert Run.objects.filter(apply_until_at__gt=noon).count() == 5


def test_a_missing_person_is_made_again(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    host = User.objects.get(email="host@demo.example")
    Membership.objects.filter(user=host).delete()
    host.emailaddress_set.all().delete()
    host.delete()
    assert seed_demo(at=noon) == 1


def test_each_can_log_in_as_the_list_says(noon):
    ConsentTextFactory()
    seed_demo(at=noon)
    listed = told("--list")
    for person in PEOPLE:
        assert person.email in listed
        client = Client()
        typed = {"login": person.email, "password": PASSWORD}
        answer = client.post(reverse("account_login"), typed)
        assert answer["Location"] == reverse("staff" if person.role else "me"), person
        assert client.get(answer["Location"]).status_code == 200, person


def test_the_list_says_each_role_in_both_languages():
    lines = told("--list").splitlines()
    assert len(lines) == len(PEOPLE) + 1
    assert "주민 / Resident (가상 주민 하나)" in lines[0]
    assert any("상담사·창구 / Counsellor at the desk (가상 상담사)" in line for line in lines)


def test_the_command_counts():
    for kind in (ConsentKind.SERVICE, ConsentKind.SENSITIVE):
        ConsentTextFactory(kind=kind)
    assert told().splitlines() == [
        f"{len(PEOPLE)} people new, 0 there already",
        "13 scholarship applications new",
        "5 doors of courses new",
        "9 modules of a school in stages new",
        "108 mentors new",
        "0 seats in online courses new",
        "7 things to show for learning new",
        "20 exams of invented people new",
        "0 practice times new",
    ]
    assert told().splitlines()[1] == "0 scholarship applications new"


def test_without_a_city_it_says_what_to_do():
    with pytest.raises(CommandError, match="load_city"):
        told()


def test_elsewhere_it_refuses(settings):
    settings.NARU_DEMO = False
    for arguments in ((), ("--list",)):
        with pytest.raises(CommandError, match="not a demo site"):
            told(*arguments)
