"""A goal holds once both agreed; a new one ends the one before; steps have an owner and a day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from naru.counselling.enums import LifeDomain, Side
from naru.counselling.models import Goal
from naru.counselling.queries.goals import agreed_goal
from naru.counselling.services import goals
from naru.counselling.services.goals import Aim, AimMissing, DayPast, NoMentorYet, NothingToAgree
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.counselling.factories import NOON, PairingFactory, an_occupation
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NEXT_YEAR = date(2027, 11, 1)


def propose(pairing, side=Side.RESIDENT, words="개발자로 일하기", **aim):
    told = {"words": words, "by_on": NEXT_YEAR, "domain": LifeDomain.WORK} | aim
    return goals.propose(
        resident=pairing.resident, aim=Aim(**told), side=side, by=pairing.resident.user, on=TODAY,
        at=NOON,
    )  # fmt: skip


def agree(goal, side):
    return goals.agree(goal_id=goal.pk, side=side, by=goal.resident.user, at=NOON)


def test_both_have_to_agree_and_the_other_is_told():
    pairing = PairingFactory()
    one = propose(pairing, domain=None, occupation=an_occupation())
    assert (one.kind, one.state, agreed_goal(pairing.resident)) == ("OCCUPATION", "PROPOSED", None)
    with refused(NothingToAgree):
        agree(one, Side.RESIDENT)
    agree(one, Side.MENTOR)
    assert agreed_goal(pairing.resident) == one
    with refused(NothingToAgree):
        agree(one, Side.MENTOR)
    told = Notice.objects.order_by("pk").values_list("kind", "user")
    assert list(told) == [
        (Kind.GOAL_PROPOSED_STAFF, pairing.mentor.user_id), (Kind.GOAL_AGREED, None),
    ]  # fmt: skip


def test_a_new_goal_ends_the_old_one_only_when_it_is_agreed():
    pairing = PairingFactory()
    agree(first := propose(pairing), Side.MENTOR)
    dropped = propose(pairing, words="다른 목표")
    second = propose(pairing, side=Side.MENTOR, words="더 나은 목표")
    assert agreed_goal(pairing.resident) == first
    agree(second, Side.RESIDENT)
    assert agreed_goal(pairing.resident) == second
    states = dict(Goal.objects.values_list("pk", "state"))
    assert states == {first.pk: "ENDED", dropped.pk: "ENDED", second.pk: "AGREED"}
    history = Goal.objects.filter(resident=pairing.resident).count()
    assert history == 3


def test_what_a_goal_must_say():
    pairing = PairingFactory()
    with refused(NoMentorYet):
        propose(type(pairing)(resident=ResidentFactory(), mentor=pairing.mentor))
    for wrong in ({"domain": None}, {"occupation": an_occupation()}):
        with refused(AimMissing):
            propose(pairing, **wrong)
    with refused(DayPast):
        propose(pairing, by_on=TODAY)


def test_reached_or_given_up():
    pairing = PairingFactory()
    one = propose(pairing)
    end = {"goal_id": one.pk, "by": pairing.resident.user, "at": NOON}
    with refused(NothingToAgree):
        goals.end(reached=True, **end)
    agree(one, Side.MENTOR)
    assert goals.end(reached=True, **end).state == "REACHED"
    with refused(NothingToAgree):
        goals.end(reached=False, **end)


def test_steps_are_added_done_and_undone():
    pairing = PairingFactory()
    one = propose(pairing)
    add = {
        "goal_id": one.pk,
        "words": "강좌 고르기",
        "owner": Side.MENTOR,
        "by": pairing.mentor.user,
    }
    with refused(DayPast):
        goals.add_step(due_on=date(2026, 11, 23), on=TODAY, at=NOON, **add)
    step = goals.add_step(due_on=TODAY, on=TODAY, at=NOON, **add)
    done = [
        goals.set_done(step_id=step.pk, done=done, by=pairing.resident.user, at=NOON).done_at
        for done in (True, False)
    ]
    assert done == [NOON, None]


def test_the_database_knows_what_a_goal_is():
    pairing = PairingFactory()
    agree(one := propose(pairing), Side.MENTOR)
    for broken, name in (
        ({"mentor_agreed_at": None}, "agreed_by_both"),
        ({"domain": ""}, "what_it_is_about"),
        ({"kind": "OCCUPATION"}, "what_it_is_about"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Goal.objects.filter(pk=one.pk).update(**broken)
    propose(pairing)
    with pytest.raises(IntegrityError, match="one_proposed"), transaction.atomic():
        Goal.objects.filter(pk=one.pk).update(state="PROPOSED")
