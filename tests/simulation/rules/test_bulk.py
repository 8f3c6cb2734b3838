"""Everybody at once gets the answer that each gets alone, and a second engine agrees."""

import random
from dataclasses import replace

import numpy as np
import pytest

from naru.policies.rules.derived import values_on
from naru.policies.rules.rulebook import Note, Rulebook
from naru.policies.rules.verdicts import screen
from naru.simulation.rules.bits import size, unpacked
from naru.simulation.rules.bulk import NOT_BEGUN, Bulk, Rule
from naru.simulation.rules.people import SEXES
from naru.simulation.rules.reforming import rules_on
from naru.simulation.store.opening import Store
from naru.simulation.store.writing import built
from tests.policies.factories import MEDIANS, cond, every, never, other, policies, random_tree, some
from tests.simulation.factories import TODAY, recipe, seoul
from tests.simulation.second import answered, frame


def opened(folder, one):
    return Store(built(folder, one))


def truths(answers, people):
    """None, True or False a person."""
    yes, may = unpacked(answers.yes, people), unpacked(answers.may, people)
    return [True if y else None if m else False for y, m in zip(yes, may, strict=True)]


def picked(answers, people, places):
    """None, True or False for each of some people."""
    yes, may = (unpacked(bits, people)[places].tolist() for bits in (answers.yes, answers.may))
    return [True if y else None if m else False for y, m in zip(yes, may, strict=True)]


@pytest.mark.slow
@pytest.mark.parametrize("known", [1000, 700])
def test_10_000_people_get_the_answer_decide_gives_them(tmp_path, known):
    """Every policy of the pack, with everything known, and with three facts in ten left out."""
    part = seoul()
    told = tuple(replace(one, known=known) for one in part.recipe.attributes)
    store = opened(tmp_path, replace(part.recipe, people=40_000, attributes=told))
    on = part.recipe.stands_on
    resolved = part.written.in_force(on).policies()
    bulk, rules = Bulk(store, on), rules_on(resolved, on)
    places = random.Random(1).sample(range(store.people), 10_000)
    answers = {
        name: picked(bulk.answers(rule), store.people, places) for name, rule in rules.items()
    }
    book = Rulebook(resolved, {}, {}, Note("", ""), {}, "")
    reader = store.reader()
    alone = [screen(book, reader.facts(place), on) for place in places]
    for name, got in answers.items():
        assert got == [one[name] for one in alone], name


@pytest.mark.slow
def test_random_trees_over_random_people_agree_three_ways(tmp_path):
    """Bitmaps, Polars and one by one: also derived facts, negations, references, half unknown."""
    store = opened(tmp_path, recipe(people=1200, known=600))
    rng = random.Random(3)
    made = policies({f"p{n}": random_tree(rng) for n in range(60)})
    rules = rules_on(made, TODAY)
    bulk = Bulk(store, TODAY)
    table = answered(frame(store), rules, TODAY)
    reader = store.reader()
    people = [reader.facts(place) for place in range(store.people)]
    for name, rule in rules.items():
        got = truths(bulk.answers(rule), store.people)
        assert got == table[name].to_list(), name
        version = made[name].on(TODAY)
        assert got == [_alone(version, facts) for facts in people], name


def test_kleene_logic_holds_for_unknowns(tmp_path):
    store = opened(tmp_path, recipe(known=0))
    bulk = Bulk(store, TODAY)
    made = policies(
        {
            "open": some(cond("near_poor", "is", True), cond("near_poor", "is", False, node="n")),
            "no": every(cond("near_poor", "is", True), never(every(node="always"))),
            "yes": some(cond("near_poor", "is", True), every(node="always")),
            "other": other("open"),
        }
    )
    got = {name: bulk.answers(rule) for name, rule in rules_on(made, TODAY).items()}
    everybody = store.people
    assert {name: (size(a.yes), size(a.may)) for name, a in got.items()} == {
        "open": (0, everybody),
        "no": (0, 0),
        "yes": (everybody, everybody),
        "other": (0, everybody),
    }


def test_a_node_that_means_the_same_is_worked_once(tmp_path):
    bulk = Bulk(opened(tmp_path, recipe()), TODAY)
    made = policies(
        {
            "one": every(cond("age", "at_least", 45), cond("near_poor", "is", True)),
            "two": every(
                cond("age", "at_least", 45, node="other-id"), cond("near_poor", "is", True)
            ),
        }
    )
    one, two = (bulk.answers(rule) for rule in rules_on(made, TODAY).values())
    assert one is two


def test_income_is_measured_by_the_medians_of_the_rule(tmp_path):
    bulk = Bulk(opened(tmp_path, recipe()), TODAY)
    made = policies({"low": every(cond("income_percent", "at_most", 60))}, MEDIANS)
    now = rules_on(made, TODAY)["low"]
    richer = Rule(now.tree, {size: won * 2 for size, won in now.medians.items()})
    assert size(bulk.answers(now).yes) < size(bulk.answers(richer).yes)


def test_what_has_not_begun_admits_nobody_and_silence_admits_nobody_surely(tmp_path):
    bulk = Bulk(opened(tmp_path, recipe()), TODAY)
    begun, silent = bulk.answers(NOT_BEGUN), bulk.answers(Rule(None, {}))
    assert (size(begun.yes), size(begun.may)) == (0, 0)
    assert (size(silent.yes), size(silent.may)) == (0, bulk.people.people)


def test_counts_are_by_district_sex_and_single_age(tmp_path):
    """The same table made by counting people one by one."""
    store = opened(tmp_path, recipe())
    bulk = Bulk(store, TODAY)
    made = policies({"poor": every(cond("near_poor", "is", True))})
    answers = bulk.answers(rules_on(made, TODAY)["poor"])
    reader, expected = store.reader(), np.zeros((4, 10), int)
    yes = unpacked(answers.yes, store.people)
    for place in range(store.people):
        born = reader.facts(place)["birth_on"]
        age = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
        row = int(np.searchsorted(store.groups, place, side="right")) - 1
        expected[row, age - 40] += yes[place]
    assert (bulk.counted(answers).yes == expected).all()
    assert len(store.districts) * len(SEXES) == 4


def _alone(version, facts):
    return version.check(values_on(facts, TODAY, version.medians, version.derived))
