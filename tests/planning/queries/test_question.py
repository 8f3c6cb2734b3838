"""Wishes and catalogue become a question."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from naru.catalogue.enums import RunStatus
from naru.catalogue.index import writing
from naru.catalogue.models import Course
from naru.occupations.models import Skill as Known
from naru.planning.enums import Reason, State
from naru.planning.models import Plan
from naru.planning.queries.question import question_of, wants_of
from naru.planning.rules.plain import Meeting, Offering, Taken, Want
from naru.residents.enums import Fact
from naru.residents.services import answers
from tests.enrolments.factories import ElsewhereFactory, IntakeFactory
from tests.places.factories import DistrictFactory
from tests.planning.factories import (
    NOON,
    TERMS,
    TODAY,
    PlanFactory,
    RouteFactory,
    StepFactory,
    always_teaching,
    occupation,
    run_teaching,
)

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")


def asked(plan=None):
    return question_of(plan or PlanFactory(), terms=TERMS, at=NOON)


def keys(question):
    return [one.key for one in question.offerings]


def test_skills_of_the_occupation_with_their_weights():
    plan = PlanFactory(occupation=occupation(bread=2, cake=1))
    assert wants_of(plan, TERMS) == (Want("skill.bread", 2, 3), Want("skill.cake", 1, 1))


def test_parts_of_life_mix_a_first_step_in_each_of_their_skills():
    occupation(bread=2, cake=1)
    plan = PlanFactory(occupation=None, areas=["feast", "table", "gone"])
    assert wants_of(plan, TERMS) == (Want("skill.cake", 1, 3), Want("skill.bread", 1, 3))
    run = run_teaching("bread")
    (one,) = asked(plan).offerings
    assert (one.key, one.gives) == (str(run.public_id), (("skill.bread", 2),))


def test_a_run_with_its_meetings_and_way():
    district = DistrictFactory()
    plan = PlanFactory()
    answers.tell(
        resident_id=plan.resident.pk,
        answers={Fact.HOME_DISTRICT: district.code},
        by=plan.resident.user,
        at=NOON,
    )
    far = run_teaching("bread", last_on=date(2026, 12, 10), fee_won=5000, payer="LEARNER")
    near = run_teaching("bread", title="빵 심화", district=district, last_on=date(2026, 12, 8))
    first, second = asked(plan).offerings
    assert first == Offering(
        key=str(far.public_id),
        course=str(far.course.public_id),
        gives=(("skill.bread", 2),),
        starts_on=date(2026, 12, 8),
        last_on=date(2026, 12, 10),
        meetings=(
            Meeting(date(2026, 12, 8), 19 * 60, 21 * 60),
            Meeting(date(2026, 12, 10), 19 * 60, 21 * 60),
        ),
        fee_won=5000,
        travel_minutes=45,
        risk=20,
    )
    assert (second.travel_minutes, second.gives, second.needs) == (
        20, (("skill.bread", 3),), (("skill.bread", 2),),
    )  # fmt: skip
    assert second.key == str(near.public_id)


def test_a_fee_that_nobody_states_is_not_taken_to_be_free():
    run_teaching("bread", fee_won=None, payer="UNKNOWN")
    (one,) = asked().offerings
    assert one.fee_won == TERMS.unknown_fee_won > 0


def test_what_is_always_open_takes_weeks_of_study():
    run = always_teaching("bread", hours=5)
    (one,) = asked().offerings
    assert (one.key, one.own_pace, one.weeks, one.weekly_minutes, one.travel_minutes, one.risk) == (
        str(run.public_id), True, 3, 120, 0, 0,
    )  # fmt: skip


def test_only_what_can_still_be_had_and_teaches_something_asked_for():
    ahead = datetime(2026, 11, 30, tzinfo=SEOUL)
    wanted = run_teaching("bread", apply_until_at=datetime(2027, 1, 1, tzinfo=SEOUL))
    run_teaching("knitting")
    run_teaching("bread", starts_on=TODAY, last_on=TODAY)
    run_teaching("bread", status=RunStatus.CANCELLED)
    run_teaching("bread", status=RunStatus.FULL)
    run_teaching("bread", gone_at=ahead)
    run_teaching("bread", apply_until_at=datetime(2026, 1, 1, tzinfo=SEOUL))
    assert keys(asked()) == [str(wanted.public_id)]


def test_a_module_of_a_school_is_for_its_people_and_no_step_of_anybody_elses():
    plan, inner = PlanFactory(), run_teaching("bread")
    assert keys(asked(plan)) == [str(inner.public_id)]
    IntakeFactory(run=inner, behind=IntakeFactory())
    assert keys(asked(plan)) == []


def test_a_course_whose_rule_stands_against_the_person_is_left_out():
    plan = PlanFactory()
    answers.tell(
        resident_id=plan.resident.pk,
        answers={Fact.BIRTH_ON: "1960-01-01"},
        by=plan.resident.user,
        at=NOON,
    )
    shut, open_to_all = run_teaching("bread"), run_teaching("bread")
    course = shut.course
    course.age_rule_known, course.age_from, course.age_to = True, 40, 64
    course.save()
    assert keys(asked(plan)) == [str(open_to_all.public_id)]


def test_without_known_hours_the_course_spreads_over_its_weeks():
    run_teaching("bread", weekdays=[], daily_from=None, daily_to=None, hours=8)
    (one,) = asked().offerings
    assert (one.meetings, one.weekly_minutes) == ((), 120)


def test_a_changed_plan_knows_what_goes_on_and_what_was_to_come():
    step = StepFactory(route=RouteFactory(chosen_at=NOON), starts_on=TODAY)
    route = step.route
    later = StepFactory(route=route, position=2)
    missed = StepFactory(
        route=route, position=3, starts_on=TODAY, run=run_teaching("bread", apply_at="HERE")
    )
    own = always_teaching("bread")
    done = StepFactory(route=route, position=4, run=own, own_pace=True, done_at=NOON)
    old = route.plan
    old.ended_at = NOON
    old.save()
    plan = PlanFactory(
        resident=old.resident,
        occupation=old.occupation,
        number=2,
        reason=Reason.CHANGED,
        replaces=old,
    )
    question = asked(plan)
    assert [one.offering for one in question.begun] == [
        str(step.run.public_id), str(done.run.public_id),
    ]  # fmt: skip
    assert question.old == (
        Taken(
            str(later.run.public_id), str(later.run.course.public_id),
            later.starts_on, later.last_on,
        ),
    )  # fmt: skip
    assert str(missed.run.public_id) in keys(question)
    assert Plan.objects.filter(state=State.WAITING).get() == plan


def test_as_many_queries_for_many_runs_as_for_one(
    django_assert_num_queries, django_assert_max_num_queries
):
    plan = PlanFactory()
    run_teaching("bread")
    with django_assert_max_num_queries(12) as one:
        asked(plan)
    for _ in range(5):
        run_teaching("bread", starts_on=date(2026, 12, 1) + timedelta(days=7))
    with django_assert_num_queries(len(one)):
        asked(plan)


def test_a_place_had_elsewhere_is_kept_and_one_not_had_is_not_offered_again():
    had, lost = run_teaching("bread", status=RunStatus.CLOSED), run_teaching("bread")
    old = PlanFactory(ended_at=NOON, state=State.READY, answered_at=NOON)
    StepFactory(route=RouteFactory(plan=old, chosen_at=NOON), run=had)
    ElsewhereFactory(resident=old.resident, run=had)
    ElsewhereFactory(resident=old.resident, run=lost, ended_on=TODAY)
    plan = PlanFactory(
        resident=old.resident,
        occupation=old.occupation,
        number=2,
        reason=Reason.CHANGED,
        replaces=old,
    )
    assert keys(asked(plan)) == [str(had.public_id)]


def test_a_course_that_tells_no_skills_is_taken_by_its_title_and_one_that_does_is_not():
    plan = PlanFactory()
    Known.objects.filter(code="skill.bread").update(taught_as=["천연 발효빵"])
    there = run_teaching(title="주말 천연발효빵 교실", daily_from=None, daily_to=None, weekdays=[])
    run_teaching("knitting", title="천연발효빵 모양 뜨개질")
    run_teaching(title="천연 염색")
    writing.refresh(list(Course.objects.values_list("pk", flat=True)))
    (one,) = asked(plan).offerings
    assert (one.key, one.gives) == (str(there.public_id), (("skill.bread", 2),))
