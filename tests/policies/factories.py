"""Small rulebooks and people for the engine's tests, and random ones for its properties."""

from datetime import date, timedelta

from naru.policies.rules.facts import EMPLOYMENT, LIST
from naru.policies.rules.resolving import Draft, DraftVersion, Named, Written, resolved
from naru.policies.rules.rulebook import Amount, Note, Parameter, Rulebook, Standing
from naru.policies.rules.trees import Condition, Group, Negation, Reference

TODAY = date(2026, 11, 24)
SCHEMES = {
    "LEARNING_CARD": Note("국민내일배움카드", "National Tomorrow Learning Card"),
    "VOUCHER": Note("평생교육바우처", "lifelong-education voucher"),
    "PUBLIC_JOB": Note("재정지원 일자리", "publicly funded job"),
}
MEDIANS = Parameter(
    "median-income",
    "won by household size",
    (
        Amount(date(2025, 1, 1), {1: 2_000_000, 2: 3_000_000, 3: 4_000_000}, "T1"),
        Amount(date(2026, 1, 1), {1: 2_200_000, 2: 3_200_000, 3: 4_100_000}, "T1"),
    ),
)


def cond(fact, operator, *constants, node=None):
    """A condition as written; constants that start with $ name parameters."""
    named = tuple(
        Named(c[1:]) if isinstance(c, str) and c.startswith("$") else c for c in constants
    )
    return Written(Condition(node or f"{fact}_{operator}", fact, operator, False), named)


def every(*parts, node="all"):
    return Group(node, "all", parts)


def some(*parts, node="any"):
    return Group(node, "any", parts)


def never(part, node="not"):
    return Negation(node, part)


def other(policy, node="other"):
    return Reference(node, policy)


def version(when, valid_from=date(2020, 1, 1), standing=Standing.RULE, **more):
    return DraftVersion(valid_from, standing, ("T1",), when, **more)


def parameter(name, *amounts, unit="years"):
    return Parameter(name, unit, tuple(Amount(day, value, "T1") for day, value in amounts))


def policies(drafts, *parameters):
    """Policies by id from `{id: tree or [versions]}`."""
    made = {
        name: Draft(name, "X-01", tuple(v) if isinstance(v, list) else (version(v),))
        for name, v in drafts.items()
    }
    return resolved(made, {p.name: p for p in (MEDIANS, *parameters)})


def policy(when, *parameters):
    return policies({"one": when}, *parameters)["one"]


def book(drafts, *parameters):
    return Rulebook(
        policies=policies(drafts, *parameters),
        parameters={p.name: p for p in (MEDIANS, *parameters)},
        schemes=SCHEMES,
        city=Note("나루시", "Narusi"),
        texts={},
        digest="",
    )


def random_value(fact, rng, on=TODAY):
    """A possible answer for the fact."""
    match fact.kind:
        case "yes_no":
            return rng.random() < 0.5
        case "choice":
            return rng.choice(fact.choices)
        case "count":
            return rng.randint(1, 5)
        case "won":
            return rng.randrange(0, 8_000_000, 50_000)
        case "day":
            years = rng.randint(30, 75) if fact.name == "birth_on" else rng.randint(0, 3)
            return on - timedelta(days=years * 365 + rng.randint(0, 365))
    return frozenset(name for name in SCHEMES if rng.random() < 0.3)


def random_facts(rng, blank=0.0, on=TODAY):
    """A person of whom each fact is left blank with the given chance."""
    return {f.name: random_value(f, rng, on) for f in LIST if rng.random() >= blank}


def random_condition(rng):
    """A condition over any fact with constants that people fall on both sides of."""
    low = rng.randint(35, 60)
    few = rng.sample(sorted(SCHEMES), rng.randint(1, 2))
    day = TODAY - timedelta(days=rng.randint(0, 900))
    yes_no = rng.choice([f.name for f in LIST if f.kind == "yes_no"])
    shapes = [
        (yes_no, "is", rng.random() < 0.5),
        ("employment", "one_of", *rng.sample(EMPLOYMENT, rng.randint(1, 3))),
        (rng.choice(["age", "year_age"]), "between", low, low + rng.randint(0, 25)),
        ("income_percent", "at_most", rng.choice([50, 100, 150])),
        ("proof_days", "at_most", rng.choice([30, 90, 400])),
        ("benefits_now", rng.choice(["has_any", "has_none"]), *few),
        ("business_opened_on", rng.choice(["from", "until"]), day),
    ]
    return cond(*rng.choice(shapes), node=f"c{rng.randrange(10**9)}")


def random_tree(rng, depth=3):
    """A random tree of all, any, not and conditions."""
    if depth == 0 or rng.random() < 0.3:
        return random_condition(rng)
    shape = rng.choice([every, some, every, never])
    if shape is never:
        return never(random_tree(rng, depth - 1), node=f"n{rng.randrange(10**9)}")
    parts = [random_tree(rng, depth - 1) for _ in range(rng.randint(1, 4))]
    return shape(*parts, node=f"g{rng.randrange(10**9)}")


def shuffled(node, rng):
    """The same tree with its parts in another order."""
    if isinstance(node, Group):
        parts = [shuffled(part, rng) for part in node.parts]
        rng.shuffle(parts)
        return Group(node.id, node.kind, tuple(parts))
    if isinstance(node, Negation):
        return Negation(node.id, shuffled(node.part, rng))
    return node
