"""Filters and their counts, against a plain look at every offer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.finding import filters
from naru.catalogue.finding.filters import Filters, Person
from naru.catalogue.finding.shelf import metres
from naru.catalogue.finding.tags import Offer
from tests.catalogue.finding.offers import HOME, NOW, changes
from tests.catalogue.finding.test_shelf import naive, shelf_of

chosen = st.builds(
    Filters,
    district=st.frozensets(st.sampled_from("abc")),
    mode=st.frozensets(st.sampled_from(["ONLINE", "FIELD"])),
    when=st.frozensets(st.sampled_from(["EVENING", "WEEKEND"])),
    most_won=st.none() | st.sampled_from([0, 50_000]),
    open_only=st.booleans(),
    home=st.just(HOME),
    within_m=st.none() | st.sampled_from([1_000, 5_000]),
)


def passes(one, wanted):
    tags = dict(tag.split(":", 1) for tag in one.tags)
    return (
        (not wanted.district or tags["district"] in wanted.district)
        and (not wanted.mode or tags["mode"] in wanted.mode)
        and (not wanted.when or tags["when"] in wanted.when)
        and (wanted.most_won is None or (one.fee is not None and one.fee <= wanted.most_won))
        and (not wanted.open_only or one.is_open(NOW))
        and (wanted.within_m is None or (one.point and metres(HOME, one.point) <= wanted.within_m))
    )


def found(shelf, wanted):
    left = shelf.alive
    for offers in filters.sets_of(wanted, shelf, moment=NOW).values():
        left &= offers
    return left


@given(changes, chosen)
def test_filters_let_through_what_meets_all_of_them_at_once(steps, wanted):
    shelf, now = shelf_of(steps)
    assert set(shelf.courses_in(found(shelf, wanted))) == naive(
        now, lambda one: passes(one, wanted)
    )


@given(changes, chosen)
def test_a_count_is_what_ticking_it_alone_would_leave(steps, wanted):
    shelf, _ = shelf_of(steps)
    let_through = filters.sets_of(wanted, shelf, moment=NOW)
    counted = filters.options(wanted, shelf, base=shelf.alive, let_through=let_through, moment=NOW)
    for kind in ("district", "mode", "when"):
        for option in counted[kind]:
            alone = replace(wanted, **{kind: frozenset([option.value])})
            assert option.courses == shelf.count(found(shelf, alone))
    for option in counted["price"]:
        alone = replace(wanted, most_won=int(option.value))
        assert option.courses == shelf.count(found(shelf, alone))
    for option in counted["near"]:
        alone = replace(wanted, within_m=int(option.value))
        assert option.courses == shelf.count(found(shelf, alone))


RULES = [
    (Person(age=50, lives_in_city=True, district="a"), "age:40-64", "home:CITY", "yes"),
    (Person(age=50, lives_in_city=True, district="a"), "age:40-64", "home:DISTRICT:a", "yes"),
    (Person(age=50, lives_in_city=True, district="b"), "age:40-64", "home:DISTRICT:a", "no"),
    (Person(age=50, lives_in_city=False), "age:40-64", "home:DISTRICT:", "no"),
    (Person(age=50, lives_in_city=True, district="a"), "age:40-64", "home:DISTRICT:", "unknown"),
    (Person(age=50, lives_in_city=True), "age:?", "home:CITY", "unknown"),
    (Person(age=50), "age:40-64", "home:?", "unknown"),
    (Person(age=50), "age:40-64", "home:CITY", "unknown"),
    (Person(age=39, lives_in_city=True), "age:40-64", "home:?", "no"),
    (Person(age=65), "age:40-64", "home:ANYONE", "no"),
    (Person(age=64), "age:40-64", "home:ANYONE", "yes"),
    (Person(), "age:0-", "home:ANYONE", "yes"),
    (Person(), "age:19-39", "home:ANYONE", "unknown"),
    (Person(lives_in_city=False, works_or_learns_in_city=True), "age:0-", "home:CITY_LIFE", "yes"),
    (Person(lives_in_city=False), "age:0-", "home:CITY_LIFE", "unknown"),
    (
        Person(lives_in_city=False, works_or_learns_in_city=False),
        "age:0-",
        "home:CITY_LIFE",
        "no",
    ),
]


@pytest.mark.parametrize(("person", "age", "home", "answer"), RULES)
def test_suits_only_where_the_rule_is_told_and_met(person, age, home, answer):
    offer = Offer(
        run_id=1, first=None, last=None, fee=None, point=None, opens=None, tags=(age, home)
    )
    shelf, _ = shelf_of([{1: [offer]}])
    surely, maybe = filters.suiting(shelf, person)
    assert (bool(surely), bool(maybe)) == (answer == "yes", answer == "unknown")
    assert filters.shut_out([age, home], person) is (answer == "no")


def test_taking_a_kind_off_leaves_the_rest():
    wanted = Filters(district=frozenset("a"), most_won=0, open_only=True, within_m=9, home=HOME)
    assert wanted.active == ["district", "near", "price", "open"]
    assert wanted.without("district").active == ["near", "price", "open"]
    assert wanted.without("near").active == ["district", "price", "open"]
    assert wanted.without("price").without("open").active == ["district", "near"]
