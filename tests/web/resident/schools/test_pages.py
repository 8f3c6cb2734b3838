"""My school: what is next and by when, at each stage; and modules that are for its people only."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.credentials.enums import Kind
from naru.credentials.models import Certificate
from naru.enrolments.enums import OffReason
from naru.enrolments.models import Claim
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import attendance
from naru.flows.cancel_run import cancel_run
from naru.flows.settle_school import settle_school
from tests.catalogue.own import Staff
from tests.counselling.factories import GoalFactory
from tests.enrolments.factories import ApplicationFactory
from tests.residents.factories import ResidentFactory
from tests.schools.made import SHARED_IN, held, let_in, modules, seat, taught
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def staff():
    return Staff()


def page_of(resident, term):
    answer = browser(resident.user).get(reverse("my_school", args=[term.public_id]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def apply_at(module):
    run = module.intake.run
    return reverse("course_apply", args=[run.course.public_id, run.public_id])


def held_ago(staff, days):
    """As the school stands so many days after its modules could first be chosen."""
    return held(staff, at=timezone.now() - days * DAY)


def test_one_chooses_then_learns_then_chooses_of_the_next_stage(staff):
    resident, term = ResidentFactory(), held(staff, at=timezone.now())
    let_in(term, resident, at=timezone.now())
    first = page_of(resident, term)
    assert "1단계. 라이프스킬 살롱에서 2과목을 고르세요" in first
    assert (first.count("이 과목 고르기"), "앞 단계를 마치면 열려요" in first) == (3, True)
    for module in modules(term, 1)[:2]:
        seat(module.intake, resident, at=timezone.now())
    going = page_of(resident, term)
    assert "다음 수업:" in going
    assert "일 살롱" in going


def test_who_has_completed_a_stage_is_led_to_the_next(staff):
    resident, term = ResidentFactory(), held_ago(staff, 12)
    let_in(term, resident, at=timezone.now())
    for module in modules(term, 1)[:2]:
        seat(module.intake, resident, at=timezone.now())
        taught(staff, module.intake)
    page = page_of(resident, term)
    assert "2단계. 비전하우스·플랜하우스 워크숍에서 1과목을 고르세요" in page
    assert "3단계 가운데 1단계" in page


def test_who_falls_short_is_told_whom_to_call(staff):
    resident, term = ResidentFactory(), held_ago(staff, 6)
    let_in(term, resident, at=timezone.now())
    assert "에서 들은 과목이 모자랍니다" in page_of(resident, term)


def test_the_end_is_the_sharing_day(staff):
    resident, term = ResidentFactory(), held_ago(staff, SHARED_IN - 5)
    mine = let_in(term, resident, at=timezone.now())
    for number in (1, 2, 3):
        for module in modules(term, number):
            seat(module.intake, resident, at=timezone.now())
            taught(staff, module.intake)
    settle_school(claim_id=mine.claim_id, at=timezone.now())
    page = page_of(resident, term)
    assert "모든 단계를 마쳤습니다. 나눔의 날에 만나요" in page
    proof = Certificate.objects.get(resident=resident, kind=Kind.SCHOOL)
    assert reverse("certificate", args=[proof.public_id]) in page
    sharing = term.entrance.run.sessions.order_by("starts_at").last()
    sharing.starts_at -= 10 * DAY
    sharing.ends_at -= 10 * DAY
    sharing.save()
    attendance.mark(
        session_id=sharing.pk,
        marks={mine.pk: "PRESENT"},
        terms=attendance_terms(sharing.starts_at.date()),
        by=staff.user,
        at=timezone.now(),
    )
    page = page_of(resident, term)
    assert "학교를 마쳤습니다. 축하합니다" in page
    assert "나눔의 날에 함께했습니다" in page


def test_before_one_is_in_the_page_says_what_to_wait_for(staff):
    resident, term = ResidentFactory(), held(staff, at=timezone.now())
    ApplicationFactory(intake=term.entrance, resident=resident, state_at=timezone.now())
    page = page_of(resident, term)
    assert "대기 1번입니다" in page
    assert "이 과목 고르기" not in page


def test_the_list_leads_to_the_one_school_or_to_those_that_are_open(staff):
    resident = ResidentFactory()
    client, address = browser(resident.user), reverse("my_schools")
    now = timezone.now()
    open_still = {"closes_at": now + 5 * DAY, "offers_until_at": now + 6 * DAY}
    coming = held(staff, at=now, **open_still)
    page = client.get(address).content.decode()
    assert reverse("school_term", args=[coming.public_id]) in page
    term = held(staff, at=now)
    let_in(term, resident, at=now)
    assert client.get(address).url == reverse("my_school", args=[term.public_id])
    let_in(coming, resident, at=now)
    assert client.get(address).content.decode().count("ui-card") >= 2


def test_a_module_is_for_people_of_the_school_and_of_its_stage(staff):
    resident, term = ResidentFactory(), held(staff, at=timezone.now())
    client, (first, *_more), (later,) = (
        browser(resident.user),
        modules(term, 1),
        modules(term, 2),
    )
    page = client.get(apply_at(first)).content.decode()
    assert ("학교에 들어온 사람만" in page, "신청하기</button>" in page) == (True, False)
    let_in(term, resident, at=timezone.now())
    assert "신청하기</button>" in client.get(apply_at(first)).content.decode()
    later.intake.opens_at = timezone.now() - DAY
    later.intake.save()
    page = client.get(apply_at(later)).content.decode()
    assert ("앞 단계를 마치면 고를 수 있습니다" in page, "신청하기</button>" in page) == (
        True,
        False,
    )
    assert Claim.objects.filter(intake__in=(first.intake_id, later.intake_id)).count() == 0


def test_front_page_plan_and_goal_of_later_life_lead_to_the_school(staff):
    now, resident = timezone.now(), ResidentFactory()
    client = browser(resident.user)
    open_still = {"closes_at": now + 5 * DAY, "offers_until_at": now + 6 * DAY}
    coming = reverse("school_term", args=[held(staff, at=now, **open_still).public_id])
    assert coming not in client.get(reverse("my_plan")).content.decode()
    GoalFactory(resident=resident)
    for page in ("my_plan", "my_goal"):
        assert coming in client.get(reverse(page)).content.decode()
    term = held(staff, at=now)
    mine = let_in(term, resident, at=now)
    address = reverse("my_school", args=[term.public_id])
    for page in ("me", "my_plan", "my_goal"):
        assert address in client.get(reverse(page)).content.decode()
    assert address in client.get(reverse("enrolment", args=[mine.claim.public_id])).content.decode()


def test_a_school_that_is_not_held_says_so_and_leads_on(staff):
    resident, term = ResidentFactory(), held(staff, at=timezone.now())
    mine = let_in(term, resident, at=timezone.now())
    seat(modules(term, 1)[0].intake, resident, at=timezone.now())
    cancel_run(
        intake=term.entrance,
        reason=OffReason.TOO_FEW,
        words="",
        others=[],
        by=staff.user,
        at=timezone.now(),
    )
    page = page_of(resident, term)
    assert "이번 학교는 열리지 않습니다" in page
    assert "고른 과목도 함께 취소되었습니다" in page
    assert reverse("enrolment", args=[mine.claim.public_id]) in page
    assert "이 과목 고르기" not in page
