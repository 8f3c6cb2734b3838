"""The engine's promises over rules and people that Hypothesis makes up, and shrinks when broken."""

import itertools
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from naru.policies.rules.facts import EMPLOYMENT, LIST
from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.resolving import Written
from naru.policies.rules.trees import Condition, Group, Negation
from naru.policies.rules.verdicts import Answer, decide
from tests.policies.factories import SCHEMES, TODAY, cond, policy

YES_NO = [fact.name for fact in LIST if fact.kind == "yes_no"]
DAYS = st.dates(date(1950, 1, 1), TODAY)
FEW = st.lists(st.sampled_from(sorted(SCHEMES)), min_size=1, max_size=2, unique=True)
BANDS = st.tuples(st.integers(30, 70), st.integers(0, 20)).map(lambda two: (two[0], sum(two)))

TESTS = st.one_of(
    st.tuples(st.sampled_from(YES_NO), st.just("is"), st.booleans()),
    st.tuples(st.just("employment"), st.just("is"), st.sampled_from(EMPLOYMENT)),
    st.tuples(st.sampled_from(["age", "year_age"]), st.just("between"), BANDS).map(
        lambda three: (*three[:2], *three[2])
    ),
    st.tuples(st.just("income_percent"), st.just("at_most"), st.integers(20, 200)),
    st.tuples(st.just("proof_days"), st.just("at_most"), st.integers(0, 400)),
    st.tuples(st.just("birth_on"), st.sampled_from(["from", "until"]), DAYS),
    st.tuples(st.just("benefits_now"), st.sampled_from(["has_any", "has_none"]), FEW).map(
        lambda three: (*three[:2], *three[2])
    ),
).map(lambda parts: cond(*parts))

TREES = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.builds(
            lambda kind, parts: Group("g", kind, tuple(parts)),
            st.sampled_from(["all", "any"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        inner.map(lambda part: Negation("n", part)),
    ),
    max_leaves=8,
)
VALUES = {
    "yes_no": st.booleans(),
    "choice": st.sampled_from(EMPLOYMENT),
    "count": st.integers(1, 6),
    "won": st.integers(0, 9_000_000),
    "day": DAYS,
    "schemes": st.frozensets(st.sampled_from(sorted(SCHEMES))),
}
WHOLE = st.fixed_dictionaries({fact.name: VALUES[fact.kind] for fact in LIST})
BLANKS = st.sets(st.sampled_from([fact.name for fact in LIST]))


def without(facts, blanks):
    return {name: value for name, value in facts.items() if name not in blanks}


@settings(max_examples=150, deadline=None)
@given(TREES, WHOLE, BLANKS)
def test_learning_more_overturns_nothing(tree, facts, blanks):
    rule = policy(tree)
    before, after = decide(rule, without(facts, blanks), TODAY), decide(rule, facts, TODAY)
    assert after.answer is not Answer.UNKNOWN
    assert before.answer in (after.answer, Answer.UNKNOWN)
    assert set(before.missing) <= blanks
    assert bool(before.missing) is (before.answer is Answer.UNKNOWN)


@settings(max_examples=100, deadline=None)
@given(TREES, WHOLE)
def test_telling_what_is_missing_always_settles_it(tree, facts):
    rule, known = policy(tree), {}
    while missing := decide(rule, known, TODAY).missing:
        assert not set(missing) & known.keys()
        known |= {name: facts[name] for name in missing}
    assert decide(rule, known, TODAY).answer is decide(rule, facts, TODAY).answer


@settings(max_examples=100, deadline=None)
@given(TREES, WHOLE, BLANKS, st.randoms(use_true_random=False))
def test_order_never_matters(tree, facts, blanks, rng):
    known = without(facts, blanks)
    one, two = decide(policy(tree), known, TODAY), decide(policy(mixed(tree, rng)), known, TODAY)
    assert (one.answer, one.missing) == (two.answer, two.missing)


def mixed(node, rng):
    if isinstance(node, Group):
        parts = [mixed(part, rng) for part in node.parts]
        rng.shuffle(parts)
        return Group(node.id, node.kind, tuple(parts))
    return Negation(node.id, mixed(node.part, rng)) if isinstance(node, Negation) else node


@settings(max_examples=100, deadline=None)
@given(TREES, WHOLE)
def test_a_suggestion_flips_the_answer(tree, facts):
    rule = policy(tree)
    for item in nearest_changes(rule, facts, TODAY):
        for chosen in itertools.product(*(step.values for step in item.steps)):
            names = (step.fact for step in item.steps)
            changed = {**facts, **dict(zip(names, chosen, strict=True))}
            assert decide(rule, changed, item.on).answer is Answer.YES


@settings(max_examples=60, deadline=None)
@given(TREES, WHOLE)
def test_no_day_before_the_one_named_would_do(tree, facts):
    """Waiting alone, looked at day by day over four months."""
    rule = policy(tree)
    if decide(rule, facts, TODAY).answer is Answer.YES:
        return
    waits = [item.on for item in nearest_changes(rule, facts, TODAY) if not item.steps]
    days = (TODAY + timedelta(days=n) for n in range(1, 120))
    first = next((day for day in days if decide(rule, facts, day).answer is Answer.YES), None)
    assert first is None or waits == [first]


def test_what_is_written_and_what_is_resolved_are_kept_apart():
    written = cond("age", "between", 40, 64)
    assert isinstance(written, Written)
    resolved = policy(written).on(TODAY).tree
    assert (type(resolved), resolved.value) == (Condition, (40, 64))
