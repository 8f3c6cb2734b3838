"""A mentor sees plans of their own people, and says something of one."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.counselling.enums import GoalState
from naru.residents.models import RecordView
from tests.accounts.factories import MembershipFactory
from tests.catalogue.own import Staff
from tests.counselling.factories import GoalFactory, MentorFactory, PairingFactory
from tests.planning.factories import PlanFactory, RouteFactory, StepFactory
from tests.schools.made import held, let_in, modules, seat

pytestmark = pytest.mark.django_db(transaction=True)


def test_ones_own_peoples_plans_and_nobody_elses():
    staff = MembershipFactory(role=Role.MENTOR)
    plan = PlanFactory(state="READY", answered_at=timezone.now())
    route = RouteFactory(plan=plan)
    step = StepFactory(route=route)
    others = PlanFactory(occupation=plan.occupation)
    PairingFactory(resident=plan.resident, mentor=MentorFactory(user=staff.user))
    client = Client()
    client.force_login(staff.user)
    listed = client.get(reverse("mentor_plans")).content.decode()
    assert str(plan.public_id) in listed
    assert str(others.public_id) not in listed
    assert RecordView.objects.get().resident == plan.resident
    assert (
        f'href="{reverse("mentor_plans")}"' in client.get(reverse("mentor_work")).content.decode()
    )
    address = reverse("mentor_plan", args=[plan.public_id])
    assert "아직 길을 고르지 않았습니다" in client.get(address).content.decode()
    route.chosen_at = timezone.now()
    route.save()
    assert step.title in client.get(address).content.decode()
    assert client.post(address, {"words": ""}).status_code == 422
    assert client.post(address, {"words": "900101-1234567"}).status_code == 422
    assert client.post(address, {"words": "이 길이 좋겠습니다."}).url == address
    assert "이 길이 좋겠습니다." in client.get(address).content.decode()
    assert client.get(reverse("mentor_plan", args=[others.public_id])).status_code == 403


def test_whoever_has_not_told_a_name_is_no_code():
    plan = PlanFactory(state="READY", answered_at=timezone.now(), resident__name="")
    mentor = PairingFactory(resident=plan.resident).mentor
    client = Client()
    client.force_login(mentor.user)
    for address in (reverse("mentor_plans"), reverse("mentor_plan", args=[plan.public_id])):
        shown = client.get(address).content.decode()
        assert "이름을 아직 적지 않은 분" in shown
        assert plan.resident.shown_code not in shown


def test_the_plan_shows_the_school_and_speaks_of_its_owner_and_not_to_them():
    now = timezone.now()
    plan = PlanFactory(state="READY", answered_at=now)
    step = StepFactory(route=RouteFactory(plan=plan, chosen_at=now))
    pairing = PairingFactory(resident=plan.resident)
    plan.goal = GoalFactory(resident=plan.resident, state=GoalState.REACHED, state_at=now)
    plan.save()
    term = held(Staff(), at=now)
    let_in(term, plan.resident, at=now)
    seat(modules(term, 1)[0].intake, plan.resident, at=now)
    client = Client()
    client.force_login(pairing.mentor.user)
    places = (
        reverse("mentor_plan", args=[plan.public_id]),
        reverse("mentor_person", args=[plan.resident.public_id]),
    )
    plan_page, person_page = (
        " ".join(client.get(place).content.decode().split()) for place in places
    )
    for page in (plan_page, person_page):
        assert "가을 인생 학교" in page
        assert "3단계 가운데 0단계를 마쳤습니다." in page
        assert "1과목을 더 골라야 합니다" in page
        assert "고른 과목: 일 살롱" in page
    assert (step.title in plan_page, places[0] in person_page) == (True, True)
    assert ("멘토와 정해 보세요" in plan_page, reverse("my_goal") in plan_page) == (False, False)
    assert "본인과 함께 정해 주세요" in plan_page
