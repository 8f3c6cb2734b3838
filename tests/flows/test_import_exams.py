"""Bringing in Q-Net's schedule: all or nothing, with a line in the trail where it changed."""

import json
import threading
from datetime import date

import pytest
from django.db import connection

from naru.audit.models import Entry
from naru.flows.import_exams import import_exams
from naru.flows.tell_fallen_step import tell_fallen_step
from naru.notices.models import Notice
from naru.occupations.models import Certificate, Exam, OccupationCertificate
from naru.occupations.rules.rounds import Sent, schedule
from naru.occupations.services import announced as module
from naru.occupations.services.announced import Answer, NotASchedule, years_of
from naru.planning.queries.mine import perhaps_fallen, plan_with, portfolio_of
from naru.planning.queries.question import question_of
from naru.planning.rules.asking import Told
from naru.planning.rules.progress import Standing
from naru.planning.rules.routes import answer as answered
from naru.planning.services.keeping import keep
from naru.planning.solver.solving import solve
from tests.occupations.factories import ExamFactory
from tests.occupations.qnet import KNOWN, listed, part, row
from tests.planning.factories import NOON, TERMS, TODAY, PlanFactory, occupation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def certificates():
    listed()


def bring(*rows, **said):
    told = schedule([Sent(one) for one in rows], KNOWN)
    answer = Answer(told, "qnet", TODAY, years_of(told.sittings), complete=True)
    return import_exams(answer=answer, at=NOON, **said)


def test_the_trail_tells_of_what_changed_and_of_nothing_else():
    bring(row(1), row(2, "기능장"))
    bring(row(1), row(2, "기능장"))
    (line,) = Entry.objects.filter(action="exams.imported")
    assert (line.subject_type, line.subject_id, line.actor) == ("source", "qnet", None)
    assert json.loads(line.details) == {
        "read": 2, "refused": 1, "kept": 0, "gave_way": 0,
        "rounds": {"new": 2, "changed": 0, "gone": 0},
    }  # fmt: skip


def test_what_is_no_schedule_leaves_no_trace():
    with pytest.raises(NotASchedule):
        bring({"a": "b"})
    assert not Entry.objects.filter(action="exams.imported").exists()


LATER = row(
    2,
    **part("doc", "20270412", "20270415", "20270508", "20270529", "20270609"),
    **part("prac", "20270621", "20270624", "20270717", "20270801", "20270903"),
)


def planned():
    """A plan with the best route to an engineer's certificate chosen."""
    work = occupation(bread=2)
    held = Certificate.objects.get(code="cert.engineer")
    OccupationCertificate.objects.create(
        occupation=work, certificate=held, position=0, weight="REQUIRED"
    )
    plan = PlanFactory(occupation=work, money_won=500_000, deadline_on=date(2027, 12, 31))
    told = Told(answered(question_of(plan, terms=TERMS, at=NOON), solve), None)
    keep(plan_id=plan.pk, told=told, terms=TERMS, at=NOON)
    plan.routes.filter(number=1).update(chosen_at=NOON)
    return plan


def stands(plan):
    return [one.standing for one in portfolio_of(plan_with(plan.public_id), on=TODAY).stands]


def test_a_round_that_vanished_and_one_that_moved_are_told_to_whoever_planned_them():
    bring(row(1), LATER)
    plan = planned()
    steps = plan.routes.get(chosen_at=NOON).steps.order_by("position")
    assert [one.exam.round for one in steps] == ["qnet:2027:T:1", "qnet:2027:T:1"]
    assert perhaps_fallen(on=TODAY) == []
    bring(
        row(1, pracExamStartDt="20270418"),
        LATER,
    )
    assert stands(plan) == [Standing.TO_APPLY, Standing.MOVED]
    assert perhaps_fallen(on=TODAY) == [plan.pk]
    assert tell_fallen_step(plan_id=plan.pk, at=NOON) == 1
    bring(LATER)
    assert stands(plan) == [Standing.GONE, Standing.GONE]
    assert [tell_fallen_step(plan_id=plan.pk, at=NOON) for _ in range(2)] == [1, 0]
    assert {one.kind for one in Notice.objects.all()} == {"planning.step_fallen"}


def test_whoever_planned_an_invented_round_is_offered_the_real_ones():
    held = Certificate.objects.get(code="cert.engineer")
    ExamFactory(certificate=held, part="WHOLE")
    plan = planned()
    assert stands(plan) == [Standing.TO_APPLY]
    assert bring(row(1)).gave_way == 1
    assert stands(plan) == [Standing.GONE]
    offered = question_of(plan, terms=TERMS, at=NOON).offerings
    real = Exam.objects.imported().order_by("starts_on")
    assert [one.key for one in offered] == [f"exam:{one.pk}" for one in real]


def at_once(*works):
    """What each came to, all started together."""
    start, came_to = threading.Barrier(len(works)), []

    def work(one):
        try:
            start.wait()
            came_to.append(one().writes)
        except Exception as error:
            came_to.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(one,)) for one in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came_to, key=str)


def test_two_imports_at_once_are_one():
    rows = [row(number, grade) for number in (1, 2) for grade in ("기사", "기능사")]
    assert at_once(*[lambda: bring(*rows)] * 2) == [0, 24]


def test_without_the_lock_they_collide(monkeypatch):
    """The twin: both have read what there is before the first writes."""
    both_read, save = threading.Barrier(2, timeout=30), module.save_rounds

    def save_after_both_read(*args, **kwargs):
        both_read.wait()
        return save(*args, **kwargs)

    monkeypatch.setattr(module, "alone", lambda name: None)
    monkeypatch.setattr(module, "save_rounds", save_after_both_read)
    rows = [row(number, grade) for number in (1, 2) for grade in ("기사", "기능사")]
    assert at_once(*[lambda: bring(*rows)] * 2) == [24, "IntegrityError"]
