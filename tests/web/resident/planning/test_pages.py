"""From the goal to a chosen route and on, as a person goes through the pages."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.catalogue.enums import RunStatus
from naru.catalogue.index import writing
from naru.catalogue.models import Course
from naru.counselling.enums import AimKind, GoalState, LifeDomain
from naru.flows.tasks import look_for_routes, tell_why_not
from naru.occupations.models import Skill, SkillGroup
from naru.planning.models import Doubt, Plan, Step
from naru.planning.rules.plain import Unfit
from naru.web.resident.planning.forms import held_of
from naru.web.resident.planning.why_not import told_why, unfit_in_words
from naru.web.templatetags.words import day
from tests.counselling.factories import GoalFactory
from tests.credentials.factories import issued
from tests.planning.factories import (
    PlanFactory,
    RouteFactory,
    StepFactory,
    always_teaching,
    baking,
    exam,
    occupation,
    run_teaching,
)
from tests.residents.factories import ResidentFactory
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def resident():
    return ResidentFactory()


@pytest.fixture
def client(resident):
    browser = Client()
    browser.force_login(resident.user)
    return browser


def page(client, name, *args):
    answer = client.get(reverse(name, args=args))
    return answer.status_code, answer.content.decode()


def wished(**said):
    later = timezone.localdate() + timedelta(days=180)
    return {
        "free_parts": ["1E", "2E", "3E", "4E", "5E"],
        "weekly_hours": "8",
        "money_won": "50000",
        "travel_minutes": "60",
        "deadline_on": later.isoformat(),
        **said,
    }


def test_from_the_goal_to_the_first_step_done(client, resident):
    occupation(bread=2, cake=1)
    start = timezone.localdate() + timedelta(days=7)
    run = run_teaching("bread", starts_on=start, last_on=start + timedelta(days=13))
    own = always_teaching("cake", title="집에서 케이크 굽기")
    assert "계획 세우기" in page(client, "my_plan")[1]
    chosen = client.get(reverse("plan_goal"), {"occupation": "occ.baker"})
    assert chosen.url == reverse("plan_wishes", args=["occ.baker"])
    assert client.post(chosen.url, wished()).url == reverse("my_plan")
    assert "길을 찾고 있습니다" in page(client, "my_plan")[1]
    look_for_routes(plan_id=Plan.objects.get().pk)
    assert client.get(reverse("my_plan")).url == reverse("plan_routes")
    shown = page(client, "plan_routes")[1]
    assert "가장 빠른 길" in shown
    assert run.course.title in shown
    assert "이보다 나은 길은 없습니다" in shown
    client.post(reverse("plan_choose", args=[1]))
    shown = page(client, "my_plan")[1]
    assert "다음에 할 일" in shown
    assert reverse("course", args=[run.course.public_id]) in shown
    step = Step.objects.get(run=own, route__chosen_at__isnull=False)
    client.post(reverse("plan_step_done", args=[step.public_id]))
    assert "마쳤습니다" in page(client, "my_plan")[1]
    assert "2걸음 가운데 1걸음" in page(client, "my_plan")[1]
    assert own.course.title in page(client, "plan_page")[1]
    told = json.loads(client.get(reverse("plan_file")).content)
    assert {one["title"] for one in told["routes"][0]["steps"]} == {
        run.course.title, own.course.title,
    }  # fmt: skip


def test_an_agreed_goal_comes_first_and_a_changed_one_offers_a_new_plan(client, resident):
    baker, by_on = occupation(), timezone.localdate() + timedelta(days=120)
    said = {"resident": resident, "kind": AimKind.OCCUPATION, "domain": "", "by_on": by_on}
    goal = GoalFactory(occupation=baker, words="동네 빵집 열기", **said)
    wishes = reverse("plan_wishes", args=["occ.baker"])
    for name in ("my_plan", "plan_goal", "my_goal"):
        shown = page(client, name)[1]
        assert "동네 빵집 열기" in shown
        assert f'href="{wishes}"' in shown
    answer = client.get(wishes)
    assert "동네 빵집 열기" in answer.content.decode()
    assert answer.context["form"].initial["deadline_on"] == by_on
    client.post(wishes, wished())
    plan = Plan.objects.get()
    assert plan.goal == goal
    assert "이 목표의 계획 보기" in page(client, "my_goal")[1]
    Plan.objects.update(state="READY", answered_at=timezone.now())
    StepFactory(route=RouteFactory(plan=plan, chosen_at=timezone.now()))
    for name in ("my_plan", "plan_routes", "plan_page"):
        shown = page(client, name)[1]
        assert "함께 정한 목표에서 세운 계획입니다: 동네 빵집 열기" in shown
        assert "함께 정한 목표가 바뀌었습니다" not in shown
    goal.state = GoalState.ENDED
    goal.save()
    GoalFactory(occupation=occupation("occ.cook"), words="학교 급식실에서 일하기", **said)
    shown = page(client, "my_plan")[1]
    assert "함께 정한 목표가 바뀌었습니다" in shown
    assert reverse("plan_wishes", args=["occ.cook"]) in shown
    assert "학교 급식실에서 일하기, 함께 정함" in shown
    assert "동네 빵집 열기, 그만둠" in shown


def test_a_plan_for_life_mixes_what_the_diagnosis_and_the_goal_speak_for(client, resident):
    occupation()
    group = SkillGroup.objects.get()
    for code, taught in (("pension-planning", "연금 설계"), ("staying-strong", "근력 운동")):
        Skill.objects.create(
            code=f"skill.{code}", group=group, position=9, name_ko=taught, name_en=taught,
            taught_as=[taught],
        )  # fmt: skip
    start = timezone.localdate() + timedelta(days=7)
    titles = {
        run_teaching(name, title=f"{name} 강좌", starts_on=day, last_on=day, hours=2).course.title
        for name, day in (("연금 설계", start), ("근력 운동", start + timedelta(days=7)))
    }
    address = reverse("plan_life")
    assert address in page(client, "plan_goal")[1]
    everything = client.get(address).context["form"]["areas"].value()
    assert everything == ["finance", "law", "health", "contribution", "leisure"]
    goal = GoalFactory(
        resident=resident,
        domain=LifeDomain.HEALTH,
        words="건강하게 나이 들기",
        by_on=timezone.localdate() + timedelta(days=200),
    )
    for name in ("my_plan", "plan_goal", "my_goal"):
        assert f'href="{address}"' in page(client, name)[1]
    assert client.get(address).context["form"]["areas"].value() == ["health"]
    assert client.post(address, wished()).status_code == 422
    parts = [f"{day}{part}" for day in range(1, 8) for part in "MAE"]
    client.post(address, wished(areas=["finance", "health"], free_parts=parts))
    plan = Plan.objects.get()
    assert (plan.goal, plan.occupation, plan.areas) == (goal, None, ["finance", "health"])
    look_for_routes(plan_id=plan.pk)
    client.post(reverse("plan_choose", args=[1]))
    for name in ("my_plan", "plan_routes", "plan_page"):
        shown = page(client, name)[1]
        assert "건강하게 나이 들기" in shown
        assert all(title in shown for title in titles)
    assert client.get(address).context["form"]["areas"].value() == ["finance", "health"]
    told = json.loads(client.get(reverse("plan_file")).content)
    assert (told["goal"], told["goal_code"], told["areas"]) == (
        "건강하게 나이 들기", "", ["finance", "health"],
    )  # fmt: skip


def test_what_is_missing_or_wrong_is_said_at_its_field(client):
    occupation()
    address = reverse("plan_wishes", args=["occ.baker"])
    answer = client.post(address, wished(free_parts=[], deadline_on=timezone.localdate()))
    assert answer.status_code == 422
    assert "배울 수 있는 때를 하나라도 골라 주세요." in answer.content.decode()
    assert "오늘보다 뒤의 날짜를 적어 주세요." in answer.content.decode()
    assert client.get(reverse("plan_goal"), {"occupation": ""}).status_code == 422
    assert page(client, "plan_wishes", "occ.nobody")[0] == 404


def test_only_skills_held_as_far_as_the_goal_asks_are_ticked(client, resident):
    goal = occupation(bread=2, cake=1, pie=3)
    PlanFactory(resident=resident, occupation=goal, have={"skill.bread": 1, "skill.cake": 1})
    form = client.get(reverse("plan_wishes", args=["occ.baker"])).context["form"]
    assert form["have"].value() == ["skill.cake"]
    assert held_of(Plan.objects.get(), {"skill.bread": 2, "skill.pie": 3}) == {
        "skill.bread": 2, "skill.cake": 1, "skill.pie": 3,
    }  # fmt: skip


def test_where_there_is_no_route_the_page_says_what_is_in_the_way(client, resident):
    occupation(bread=2, cake=1)
    start = timezone.localdate() + timedelta(days=7)
    run_teaching(
        "bread", starts_on=start, last_on=start + timedelta(days=7), fee_won=70_000, payer="LEARNER"
    )
    client.post(reverse("plan_wishes", args=["occ.baker"]), wished(money_won="0"))
    look_for_routes(plan_id=Plan.objects.get().pk)
    shown = page(client, "plan_routes")[1]
    assert "지금 조건으로는 길이 없습니다" in shown
    assert "수강료를 70,000원까지 쓰면 목표의 85%를 더 채울 수 있습니다." in shown
    assert "cake 기술" in shown


def test_somebody_without_an_hour_reads_how_many_a_week_would_give_what(client, resident):
    occupation(bread=2)
    start = timezone.localdate() + timedelta(days=7)
    run_teaching("bread", starts_on=start, last_on=start + timedelta(days=7))
    client.post(reverse("plan_wishes", args=["occ.baker"]), wished(weekly_hours="0"))
    look_for_routes(plan_id=Plan.objects.get().pk)
    shown = page(client, "plan_routes")[1]
    assert "무엇이 막고 있나요?" in shown
    assert "일주일 시간:" in shown
    assert "시간을 내면 목표의 100%를 더 채울 수 있습니다." in shown


@pytest.mark.parametrize(
    ("remarks", "said"),
    [
        ({"wanted": 0}, "이 목표에 필요한 것을 이미 모두 갖추셨습니다"),
        ({"wanted": 3, "nobody": [["skill.cake", 1]]}, "조건을 모두 풀어도 한 해 안에"),
        (
            {"wanted": 3, "limits": [
                {"limits": ["HOURS", "MONEY", "TRAVEL", "DEADLINE"], "covered": 3, "amount": None,
                 "amounts": [600, 70_000, 45, None], "until_on": "2099-03-02"},
            ]},
            ("일주일 시간 (10시간), 수강료 (70,000원), 거리 (45분), 마칠 날 (2099년 3월 2일(월))"
            " 조건을 함께 풀면 목표의 100%를 더 채울 수 있습니다."),
        ),
    ],
)  # fmt: skip
def test_a_page_without_a_route_is_never_empty(client, resident, remarks, said):
    PlanFactory(resident=resident, state="READY", answered_at=timezone.now(), remarks=remarks)
    shown = page(client, "plan_routes")[1]
    assert said in shown
    assert "다른 목표 고르기" in shown


def test_a_fee_that_nobody_states_is_shown_as_unknown_and_never_as_free(client, resident):
    plan = PlanFactory(resident=resident, state="READY", answered_at=timezone.now())
    route = RouteFactory(plan=plan, fees_won=9_000)
    StepFactory(route=route, fee_won=None)
    StepFactory(route=route, position=2, fee_won=9_000)
    shown = page(client, "plan_routes")[1]
    assert "수강료를 알 수 없음" in shown
    assert "9,000원(비용을 알 수 없는 걸음 1개 제외)" in shown
    assert "무료로 보지 않고" in shown
    client.post(reverse("plan_choose", args=[1]))
    assert "수강료를 알 수 없음" in page(client, "my_plan")[1]
    shown = page(client, "plan_page")[1]
    assert "수강료를 알 수 없음" in shown
    assert "9,000원(비용을 알 수 없는 걸음 1개 제외)" in shown


def test_in_english_steps_have_their_english_titles_and_one_day_is_said_once(client, resident):
    day = date(2099, 3, 2)
    plan = PlanFactory(resident=resident, state="READY", answered_at=timezone.now())
    run = run_teaching("bread", starts_on=day, last_on=day)
    run.course.title_en = "Baking bread"
    run.course.save(update_fields=["title_en"])
    stead = {"title": "다른 빵", "title_en": "Other bread", "starts_on": "2099-03-09"}
    StepFactory(
        route=RouteFactory(plan=plan, chosen_at=timezone.now()), run=run, title=run.course.title,
        starts_on=day, last_on=day, fee_won=0, instead=[stead],
        then={"covered": 1, "days": 0, "won": 0},
    )  # fmt: skip
    shown = client.get("/en/me/plan/page/").content.decode()
    assert "Baking bread" in shown
    assert "Free" in shown
    assert shown.count("Mon 2 Mar 2099") == 1
    shown = client.get("/en/me/plan/routes/").content.decode()
    assert "Other bread (from Mon 9 Mar 2099)" in shown


def test_a_step_that_fell_through_offers_a_new_plan(client, resident):
    today = timezone.localdate()
    start = today + timedelta(days=7)
    gone = run_teaching("bread", starts_on=start, last_on=start, status=RunStatus.CANCELLED)
    other = run_teaching("bread", title="다른 빵", starts_on=start, last_on=start, hours=4)
    plan = PlanFactory(
        resident=resident,
        deadline_on=today + timedelta(days=90),
        state="READY",
        answered_at=timezone.now(),
    )
    route = RouteFactory(plan=plan, chosen_at=timezone.now())
    StepFactory(route=route, run=gone, starts_on=start, last_on=start)
    assert "계획대로 할 수 없는 걸음이 있습니다" in page(client, "my_plan")[1]
    client.post(reverse("plan_again"))
    look_for_routes(plan_id=Plan.objects.get(ended_at=None).pk)
    shown = page(client, "plan_routes")[1]
    assert "가장 적게 바꾼 길" in shown
    assert other.course.title in shown


def test_a_course_that_is_named_says_why_it_is_not_in_the_route(client, resident):
    today = timezone.localdate()
    days = {"starts_on": today + timedelta(days=7), "last_on": today + timedelta(days=21)}
    plan = PlanFactory(resident=resident, deadline_on=today + timedelta(days=90))
    run_teaching("bread", **days)
    dear = run_teaching("bread", title="비싼 빵", fee_won=70_000, payer="LEARNER", **days).course
    Course.objects.filter(pk=dear.pk).update(title_en="Dear bread")
    writing.refresh([dear.pk])
    address = reverse("plan_why", args=[dear.public_id])
    look_for_routes(plan_id=plan.pk)
    assert reverse("plan_why_courses") in page(client, "plan_routes")[1]
    assert address in page(client, "course", dear.public_id)[1]
    assert address in client.get(reverse("plan_why_courses"), {"q": "비싼"}).content.decode()
    said = client.get(reverse("plan_why_courses"), {"q": "국수"}).content.decode()
    assert "그런 이름의 강좌가 없습니다" in said
    assert client.post(address).url == address
    assert "견주어 보고 있습니다" in page(client, "plan_why", dear.public_id)[1]
    tell_why_not(doubt_id=Doubt.objects.get().pk)
    assert "이 강좌를 넣으면 70,000원이 더 듭니다." in page(client, "plan_why", dear.public_id)[1]
    for english in (f"/en{address}", f"/en{reverse('plan_why_courses')}?q=비싼"):
        assert "Dear bread" in client.get(english).content.decode()


def test_an_exam_shows_when_to_apply_and_that_invented_days_are_invented(client, resident):
    work = occupation()
    _held, written, _practical = baking(work)
    assert "제빵사 2급" in page(client, "plan_wishes", "occ.baker")[1]
    client.post(reverse("plan_wishes", args=["occ.baker"]), wished(have=["cert.baker-2"]))
    plan = Plan.objects.get()
    assert plan.have == {"cert.baker-2": 2}
    Plan.objects.update(state="READY", answered_at=timezone.now())
    route = RouteFactory(plan=plan, chosen_at=timezone.now())
    StepFactory(
        route=route, run=None, exam=written, starts_on=written.starts_on, last_on=written.last_on
    )
    shown = page(client, "my_plan")[1]
    assert "제빵사 2급 필기시험 (2027년 1회)" in shown
    window = written.windows.get()
    days = (window.from_on, window.until_on, written.result_on)
    assert "접수 {}부터 {}까지, 결과 {}".format(*map(day, days)) in shown
    for name in ("my_plan", "plan_page", "plan_routes"):
        assert "지어낸 날짜, 접수 전에 확인하세요" in page(client, name)[1]
    told = json.loads(client.get(reverse("plan_file")).content)
    assert told["routes"][0]["steps"][0]["invented_days"] is True
    written.withdrawn_at = timezone.now()
    written.save()
    assert "계획대로 할 수 없는 걸음이 있습니다" in page(client, "my_plan")[1]


def test_an_imported_exam_shows_every_time_to_apply_and_who_announced_it(client, resident):
    today = timezone.localdate()
    work = occupation()
    held = baking(work)[0]
    first, last = today + timedelta(days=3), today + timedelta(days=6)
    extra = (today + timedelta(days=9), today + timedelta(days=10))
    source = SourceFactory(
        publisher_ko="인력공단", publisher_en="HRD", url="https://qnet.example.org"
    )
    starts = today + timedelta(days=30)
    told = exam(
        held, "WHOLE", windows=[(first, last), extra], starts_on=starts, last_on=starts,
        result_on=None, fee_won=None, sample=False, source=source, read_on=today,
        apply_url="https://qnet.example.org",
    )  # fmt: skip
    plan = PlanFactory(
        resident=resident, occupation=work, state="READY", answered_at=timezone.now()
    )
    route = RouteFactory(plan=plan, chosen_at=timezone.now())
    step = StepFactory(
        route=route, run=None, exam=told, starts_on=starts, last_on=starts, fee_won=None
    )
    for name in ("my_plan", "plan_page", "plan_routes"):
        shown = page(client, name)[1]
        assert f"접수 {day(first)}부터 {day(last)}까지, 결과 발표일은 아직 알 수 없음" in shown
        assert f"놓치면 다음 접수: {day(extra[0])}부터 {day(extra[1])}까지" in shown
        assert f"일정 출처: 인력공단, {day(today)} 확인" in shown
        assert "응시료를 알 수 없음" in shown
        assert "지어낸 날짜" not in shown
    assert "비용을 알 수 없는 걸음 1개 제외" in page(client, "plan_routes")[1]
    assert "수강료나 응시료를 알 수 없으면" in page(client, "plan_routes")[1]
    assert 'href="https://qnet.example.org"' in page(client, "my_plan")[1]
    step.starts_on = step.last_on = starts + timedelta(days=1)
    step.save()
    shown = page(client, "my_plan")[1]
    assert "날짜가 바뀌었습니다" in shown
    assert f"이제 시험 보는 날: {day(starts)}" in shown
    assert "계획대로 할 수 없는 걸음이 있습니다" in shown
    english = " ".join(client.get(f"/en{reverse('plan_page')}").content.decode().split())
    for said in (
        "Exam fee not stated",
        "Dates by: HRD, as of",
        "day of the result is not announced",
    ):
        assert said in english
    assert "If you miss it, apply next:" in english


@pytest.mark.parametrize("unfit", Unfit)
def test_every_reason_has_its_words(unfit):
    assert unfit_in_words(unfit)


def test_a_course_may_cost_something_or_nothing():
    route = RouteFactory()
    doubt = Doubt(answer={"unfit": None, "loss": {"covered": 3, "days": 2, "won": 0}})
    assert told_why(doubt, route.plan) == [
        "이 강좌를 넣으면 목표를 50% 덜 채웁니다.", "이 강좌를 넣으면 2일 늦게 끝납니다.",
    ]  # fmt: skip
    doubt.answer["loss"] = {"covered": 0, "days": 0, "won": 0}
    assert told_why(doubt, route.plan)[0].startswith("넣어도 늦어지거나 더 들지 않습니다.")


def test_certificates_are_shown_as_proof_those_of_the_route_first(client, resident):
    plan = PlanFactory(resident=resident, state="READY", answered_at=timezone.now())
    StepFactory(route=RouteFactory(plan=plan, chosen_at=timezone.now()))
    now = timezone.now()
    other = issued(now, "completion:7", resident=resident, title_ko="엑셀 첫걸음")
    bread = issued(
        now - timedelta(days=1), "completion:8", resident=resident, title_ko="빵의 기초",
        skills=["skill.bread"],
    )  # fmt: skip
    issued(now, "completion:9", title_ko="남의 것")
    for name in ("my_plan", "plan_page"):
        shown = page(client, name)[1]
        places = [
            shown.index(reverse("certificate", args=[one.public_id])) for one in (bread, other)
        ]
        assert places == sorted(places)
        assert shown.count("이 길에서 배우는 것") == 1
        assert "남의 것" not in shown


def test_nothing_of_others_can_be_touched(client):
    step = StepFactory()
    assert client.post(reverse("plan_step_done", args=[step.public_id])).status_code == 404
    assert step.title not in page(client, "my_plan")[1]


@pytest.mark.parametrize("name", ["my_plan", "plan_routes", "plan_page"])
def test_as_many_queries_for_many_steps_as_for_one(
    client, resident, name, django_assert_num_queries, django_assert_max_num_queries
):
    plan = PlanFactory(resident=resident, state="READY", answered_at=timezone.now())
    route = RouteFactory(plan=plan, chosen_at=timezone.now())
    StepFactory(route=route)
    page(client, name)
    with django_assert_max_num_queries(30) as one:
        page(client, name)
    for position in range(2, 6):
        StepFactory(route=route, position=position)
    with django_assert_num_queries(len(one)):
        page(client, name)
