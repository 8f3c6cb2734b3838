"""A door with a rule: the question with the way back, a no with its receipt and two ways on."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.catalogue.services.own.telling import tell
from naru.enrolments.models import Claim
from naru.policies.models import Receipt
from naru.residents.enums import Fact, HelperKind, Means, Scope
from naru.residents.models import RecordView
from naru.residents.services import answers
from naru.web.acting import ACTING
from tests.access.enrolments import open_door
from tests.accounts.factories import MembershipFactory
from tests.catalogue.factories import RunFactory
from tests.residents.factories import HelperFactory, ResidentFactory
from tests.web.lives import browser
from tests.web.resident.enrolments.test_applying import address, press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def door():
    made = open_door({})
    made.policy = "life-design-school"
    made.save()
    return made


def person(**told):
    resident = ResidentFactory()
    facts = {Fact(name): value for name, value in told.items()}
    answers.tell(resident_id=resident.pk, answers=facts, by=resident.user, at=timezone.now())
    return resident


def open_courses_like(door, number):
    """Runs of the same field, the soonest first."""
    door.run.course.field = "computer"
    door.run.course.save()
    first = timezone.localdate() + timedelta(days=30)
    runs = [
        RunFactory(course__field="computer", starts_on=first + timedelta(days=one), last_on=None)
        for one in range(number)
    ]
    tell([run.course_id for run in (door.run, *runs)], at=timezone.now())
    return runs


def test_unknown_facts_lead_to_the_question_and_back(door):
    client = browser(ResidentFactory().user)
    page = client.get(address(door)).content.decode()
    asked = reverse("profile_group", args=["basics"]) + "?next="
    assert (asked in page, "신청하기</button>" in page) == (True, False)
    assert press(client, door).status_code == 409
    said = {"birth_on_year": "1976", "birth_on_month": "3", "birth_on_day": "2"}
    back = client.post(asked + address(door), said)
    assert back.url == address(door)
    elsewhere = client.post(asked + "https://elsewhere.example/", said)
    assert "elsewhere" not in elsewhere.url


def test_a_yes_says_so_and_lets_in(door):
    client = browser(person(birth_on="1976-03-02", lives_in_city=True).user)
    assert "자격 조건에 맞습니다" in client.get(address(door)).content.decode()
    press(client, door)
    assert Claim.objects.count() == 1


def test_a_no_gives_its_reasons_a_receipt_and_open_courses_like_it(door):
    resident = person(birth_on="1999-03-02", lives_in_city=True)
    others = open_courses_like(door, 3)
    client = browser(resident.user)
    assert "지금은 조건에 맞지 않습니다" in client.get(address(door)).content.decode()
    answer = press(client, door)
    receipt = Receipt.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{address(door)}?receipt={receipt.public_id}")
    told = client.get(answer.url).content.decode()
    assert reverse("receipt", args=[receipt.public_id]) in told
    ways = [reverse("course", args=[run.course.public_id]) in told for run in others]
    assert ways == [True, True, False]
    assert Claim.objects.count() == 0
    other = browser(person(birth_on="1999-03-02", lives_in_city=True).user)
    assert (
        reverse("receipt", args=[receipt.public_id]) not in other.get(answer.url).content.decode()
    )


def test_a_lost_rule_lets_in_nobody(door):
    door.policy = "gone"
    door.save()
    client = browser(ResidentFactory().user)
    assert "지금은 자격을 확인할 수 없습니다" in client.get(address(door)).content.decode()
    assert press(client, door).status_code == 409


def test_the_desk_enters_an_application_for_a_visitor_in_the_same_list():
    door, visitor = open_door({}), ResidentFactory()
    clerk = MembershipFactory(role=Role.COUNSELLOR, from_on=date(2020, 1, 1))
    HelperFactory(
        resident=visitor,
        kind=HelperKind.DESK,
        user=None,
        organisation=clerk.organisation,
        recorded_by=clerk.user,
        scope=Scope.WRITE,
        means=Means.PAPER,
    )
    client = browser(clerk.user)
    session = client.session
    session[ACTING] = {
        "resident": str(visitor.public_id),
        "name": "방문자",
        "membership": clerk.pk,
    }
    session.save()
    page = client.get(address(door))
    assert "어떤 길로 신청하셨나요?" in page.content.decode()
    key = page.context["form"]["key"].value()
    assert client.post(address(door), {"key": key, "channel": "WEB"}).status_code == 422
    answer = client.post(address(door), {"key": key, "channel": "PHONE"})
    claim = Claim.objects.get()
    assert (claim.resident, claim.by, claim.channel) == (visitor, clerk.user, "PHONE")
    assert "자리를 받았습니다 (1번)" in client.get(answer.url).content.decode()
    seen = RecordView.objects.filter(resident=visitor, viewer=clerk.user)
    assert set(seen.values_list("page", flat=True)) == {"me.enrolments"}


def test_who_only_looks_cannot_apply():
    door, visitor = open_door({}), ResidentFactory()
    clerk = MembershipFactory(role=Role.COUNSELLOR, from_on=date(2020, 1, 1))
    HelperFactory(
        resident=visitor,
        kind=HelperKind.DESK,
        user=None,
        organisation=clerk.organisation,
        recorded_by=clerk.user,
        scope=Scope.READ,
        means=Means.PAPER,
    )
    client = browser(clerk.user)
    session = client.session
    session[ACTING] = {
        "resident": str(visitor.public_id),
        "name": "방문자",
        "membership": clerk.pk,
    }
    session.save()
    assert client.post(address(door), {"key": "x", "channel": "DESK"}).status_code == 403
