"""What is left out cannot matter; what might, stays."""

from dataclasses import replace
from datetime import date

from bench.plan_made import catalogue, question
from naru.planning.rules.plain import Taken, Tuning
from naru.planning.rules.pruning import choice, steps_wanted
from tests.planning.made import asks, evenings, own_pace

NINTH, NEXT = date(2026, 3, 9), date(2026, 3, 30)


def offered(asked, **said):
    return sorted({option.offering for option in choice(asked, **said).options})


def test_each_missing_level_counts_with_its_weight():
    assert steps_wanted(asks()) == {("code", 1): 3, ("code", 2): 3, ("test", 1): 1}
    assert steps_wanted(asks(have={"code": 1})) == {("code", 2): 3, ("test", 1): 1}


def test_only_what_leads_to_the_goal_and_can_be_prepared_for_stays():
    basics = own_pace("basics")
    on_time = evenings("next", date(2026, 6, 1), gives=(("code", 2),), needs=(("code", 1),))
    too_soon = replace(evenings("soon", NINTH), gives=(("code", 2),), needs=(("code", 1),))
    cooking = own_pace("cooking", gives=(("cook", 1),))
    asked = asks(basics, on_time, too_soon, cooking)
    assert offered(asked) == ["basics", "next"]
    assert choice(asked).nobody == (("test", 1),)
    assert not choice(asked).shortlisted


def test_a_requirement_in_another_skill_brings_in_who_teaches_it():
    door = own_pace("maths", gives=(("maths", 1),))
    behind = own_pace("code", gives=(("code", 2),), needs=(("maths", 1),))
    assert offered(asks(door, behind)) == ["code", "maths"]
    assert offered(asks(door)) == []


def test_the_dearer_of_two_alike_is_replaced_unless_it_is_to_stay_or_to_be_avoided():
    cheap, dear = own_pace("cheap"), own_pace("dear", fee_won=1000)
    asked = asks(cheap, dear)
    assert offered(asked) == ["cheap"]
    assert offered(asked, keep=["dear"]) == ["cheap", "dear"]
    assert offered(asked, avoid=["cheap"]) == ["cheap", "dear"]
    old = Taken("dear", "dear", NINTH, date(2026, 4, 5))
    assert offered(replace(asked, old=(old,))) == ["cheap", "dear"]


def test_a_run_that_meets_is_replaced_by_ones_own_pace_only_if_that_is_no_worse():
    meets = evenings("meets", NINTH)
    assert offered(asks(meets, own_pace("slow"))) == ["meets", "slow"]
    assert offered(asks(meets, own_pace("quick", weeks=1))) == ["quick"]
    assert offered(asks(meets, own_pace("heavy", weeks=1, minutes=200))) == ["heavy", "meets"]


def test_what_has_begun_stays_and_its_other_runs_go():
    begun, again = evenings("a.1", date(2026, 2, 23), weeks=4), evenings("a.2", NEXT)
    asked = replace(asks(begun, again), begun=(Taken("a.1", "a", date(2026, 2, 23), NEXT),))
    assert offered(asked) == ["a.1"]


def test_a_large_catalogue_is_cut_to_the_best_of_each_kind_and_says_so():
    asked = question(catalogue(3000), 1)
    cut = choice(asked)
    assert cut.shortlisted
    assert 0 < len(cut.options) <= asked.tuning.most_options
    few = choice(replace(asked, tuning=Tuning(most_options=60, shortlist=2)))
    assert len(few.options) < len(cut.options)
