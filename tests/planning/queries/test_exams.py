"""Exams become offerings, with the part and the course that come before them."""

from datetime import UTC, date, datetime

import pytest

from naru.occupations.enums import ExamPart
from naru.occupations.models import Exam
from naru.planning.queries import exams
from naru.planning.queries.question import question_of, taken_of
from naru.planning.rules.plain import Offering, Taken, Want
from naru.planning.rules.routes import answer
from naru.planning.solver.solving import solve
from tests.planning.factories import (
    NOON,
    TERMS,
    TODAY,
    PlanFactory,
    StepFactory,
    always_teaching,
    baking,
    exam,
    occupation,
)
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db


def test_the_practical_part_comes_after_the_written_one_and_that_after_a_course():
    plan = PlanFactory(occupation=occupation(bread=2))
    _held, written, practical = baking(plan.occupation)
    prep = always_teaching(title="제빵사 2급 필기", hours=4)
    other = always_teaching(title="제빵사 1급 필기", hours=4)
    for run in (prep, other):
        run.course.certificate = "제빵사"
        run.course.save()
    asked = question_of(plan, terms=TERMS, at=NOON)
    assert asked.person.wants == (Want("skill.bread", 2, 3), Want("cert.baker-2", 2, 6))
    assert [(one.key, one.gives, one.needs) for one in asked.offerings] == [
        (str(prep.public_id), (("prep:cert.baker-2", 1),), ()),
        (f"exam:{written.pk}", (("cert.baker-2", 1),), (("prep:cert.baker-2", 1),)),
        (f"exam:{practical.pk}", (("cert.baker-2", 2),), (("cert.baker-2", 1),)),
    ]
    assert asked.offerings[1] == Offering(
        key=f"exam:{written.pk}",
        course="exam:cert.baker-2:WRITTEN",
        gives=(("cert.baker-2", 1),),
        needs=(("prep:cert.baker-2", 1),),
        starts_on=date(2027, 1, 20),
        last_on=date(2027, 1, 21),
        fee_won=10_000,
        apply_until_on=date(2027, 1, 8),
    )
    route = answer(asked, solve).routes[0]
    assert [step.taken.offering for step in route.steps] == [one.key for one in asked.offerings]
    assert (route.figures.covered, route.figures.fees_won) == (12, 20_000)


def test_what_is_held_is_not_planned_and_what_is_over_is_not_offered():
    plan = PlanFactory(occupation=occupation(bread=2), have={"cert.baker-2": exams.HELD})
    held, written, practical = baking(plan.occupation)
    whole = exam(held, ExamPart.WHOLE)
    rows = exams.asked_by(plan.occupation)
    late = date(2027, 1, 9)
    assert exams.exams_ahead(rows, on=TODAY) == [written, whole, practical]
    assert exams.exams_ahead(rows, on=late) == [practical]
    assert exams.exams_ahead(rows, on=late, kept=[f"exam:{written.pk}", "x"]) == [
        written, practical,
    ]  # fmt: skip
    assert exams.exams_with(["x", f"exam:{whole.pk}"]) == {f"exam:{whole.pk}": whole}
    assert exams.wants(rows, []) == ()
    look = exams.Look(TODAY, TERMS.unknown_fee_won)
    (alone,) = exams.offerings([whole], prepared=["cert.baker-2"], written=(), look=look)
    assert (alone.gives, alone.needs) == (
        (("cert.baker-2", 2),), (("prep:cert.baker-2", 1),),
    )  # fmt: skip
    found = answer(question_of(plan, terms=TERMS, at=NOON), solve)
    assert (found.routes, found.wanted) == ((), 6)


def test_an_exam_step_is_known_again():
    step = StepFactory(run=None, title="시험")
    assert taken_of(step) is None
    _held, written, _practical = baking(step.route.plan.occupation)
    step.exam = written
    assert taken_of(step) == Taken(
        f"exam:{written.pk}", "exam:cert.baker-2:WRITTEN", step.starts_on, step.last_on
    )
    assert step.name == "제빵사 2급 필기시험 (2027년 1회)"


def test_of_several_times_to_apply_the_open_or_next_one_holds():
    plan = PlanFactory(occupation=occupation(bread=2))
    held, _written, _practical = baking(plan.occupation)
    left_over = (date(2027, 4, 12), date(2027, 4, 13))
    two = exam(
        held, ExamPart.WHOLE, month=4, windows=[left_over, (date(2027, 4, 5), date(2027, 4, 8))]
    )
    rows = exams.asked_by(plan.occupation)
    look = {"prepared": (), "written": ()}
    until = []
    for on in (TODAY, date(2027, 4, 8), date(2027, 4, 9), date(2027, 4, 13)):
        (one,) = exams.exams_ahead(rows, on=on)[-1:]
        (offered,) = exams.offerings([one], **look, look=exams.Look(on, 0))
        until.append((one, offered.apply_until_on))
    assert until == [
        (two, date(2027, 4, 8)), (two, date(2027, 4, 8)), (two, left_over[1]), (two, left_over[1]),
    ]  # fmt: skip
    assert exams.exams_ahead(rows, on=date(2027, 4, 14)) == []


def test_a_fee_that_nobody_states_counts_as_the_city_says_and_that_of_the_certificate_as_stated():
    plan = PlanFactory(occupation=occupation(bread=2))
    held, written, practical = baking(plan.occupation)
    Exam.objects.update(fee_won=None)
    held.practical_fee_won, held.fee_source = 22_600, SourceFactory()
    held.save()
    asked = question_of(plan, terms=TERMS, at=NOON)
    assert [(one.key, one.fee_won) for one in asked.offerings] == [
        (f"exam:{written.pk}", TERMS.unknown_fee_won), (f"exam:{practical.pk}", 22_600),
    ]  # fmt: skip


def test_the_practical_part_asks_for_the_written_one_though_nobody_can_apply_for_that_now():
    plan = PlanFactory(occupation=occupation(bread=2))
    _held, _written, practical = baking(plan.occupation)
    late = datetime(2027, 1, 9, 3, tzinfo=UTC)
    (alone,) = question_of(plan, terms=TERMS, at=late).offerings
    assert (alone.key, alone.needs) == (f"exam:{practical.pk}", (("cert.baker-2", 1),))
    assert answer(question_of(plan, terms=TERMS, at=late), solve).routes == ()


def test_a_certificate_without_a_written_part_asks_for_none():
    plan = PlanFactory(occupation=occupation(bread=2))
    _held, written, practical = baking(plan.occupation)
    practical.certificate.practical_only = True
    practical.certificate.save()
    written.withdrawn_at = NOON
    written.save()
    (alone,) = question_of(plan, terms=TERMS, at=NOON).offerings
    assert (alone.key, alone.needs) == (f"exam:{practical.pk}", ())
