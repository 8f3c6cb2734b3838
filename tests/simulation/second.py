"""The second engine: the same trees as Polars expressions, derived facts by date arithmetic.

Written apart from the first on purpose: no bitmaps, no thresholds, Kleene's logic is Polars' own.
"""

from datetime import date

import numpy as np
import polars as pl

from naru.policies.rules.derived import median_for
from naru.policies.rules.facts import FACTS, FIRST_DAY, Kind
from naru.policies.rules.trees import Condition, Negation, Reference
from naru.simulation.rules.bits import unpacked
from naru.simulation.rules.people import SEXES


def frame(store):
    """Everybody with every fact as a column; what is not known is null."""
    columns = {}
    sizes = np.diff(store.groups)
    names = [(district, sex) for district in store.districts for sex in SEXES]
    columns["district"] = pl.Series(np.repeat([d for d, _ in names], sizes))
    columns["sex"] = pl.Series(np.repeat([s for _, s in names], sizes))
    for name, fact in FACTS.items():
        known = store.known(name)
        there = None if known is None else pl.Series(unpacked(known, store.people))
        for column, values in _columns(store, name, fact):
            columns[column] = values if there is None else _where(there, values)
    return pl.DataFrame(columns)


def _where(there, values):
    return pl.select(pl.when(there).then(values).otherwise(None)).to_series()


def _columns(store, name, fact):
    if fact.kind is Kind.YES_NO:
        yield name, _mask(store, name)
    elif fact.kind in (Kind.CHOICE, Kind.SCHEMES):
        mine = [bits for bits in store.manifest.bits if bits.startswith(f"{name}=")]
        for bits in mine:
            yield bits, _mask(store, bits)
        yield f"{name}=", pl.Series(np.zeros(store.people, bool))
    elif fact.kind is Kind.DAY:
        days = pl.Series(store.numbers(name).astype(np.int32)) + (FIRST_DAY - date(1970, 1, 1)).days
        yield name, days.cast(pl.Date)
    else:
        yield name, pl.Series(store.numbers(name)).cast(pl.Int64)


def _mask(store, bits):
    got = store.bits(bits)
    return pl.Series(np.zeros(store.people, bool) if got is None else unpacked(got, store.people))


def expression(node, on, medians, columns):
    """The tree as one nullable boolean column."""
    if isinstance(node, Condition):
        return _condition(node, on, medians, columns)
    if isinstance(node, Negation):
        return ~expression(node.part, on, medians, columns)
    if isinstance(node, Reference):
        if node.tree is None:
            return pl.lit(None, pl.Boolean)
        return expression(node.tree, on, medians, columns)
    total = pl.lit(node.kind == "all")
    for part in node.parts:
        one = expression(part, on, medians, columns)
        total = total & one if node.kind == "all" else total | one
    return total


def _condition(node, on, medians, columns):
    fact, value = node.fact, node.value
    kind = FACTS[fact].kind if fact in FACTS else Kind.COUNT
    if kind is Kind.YES_NO:
        return pl.col(fact) if value else ~pl.col(fact)
    if kind in (Kind.CHOICE, Kind.SCHEMES):
        wanted = sorted(value) if isinstance(value, frozenset) else [value]
        any_of = pl.col(f"{fact}=")
        for name in wanted:
            if f"{fact}={name}" in columns:
                any_of = any_of | pl.col(f"{fact}={name}")
        return ~any_of if node.operator == "has_none" else any_of
    column = _derived(fact, on, medians) if fact not in FACTS else pl.col(fact)
    match node.operator:
        case "at_least" | "from":
            return column >= value
        case "at_most" | "until":
            return column <= value
    return (column >= value[0]) & (column <= value[1])


def _derived(fact, on, medians):
    born, opened = pl.col("birth_on").dt, pl.col("business_opened_on").dt
    if fact == "age":
        early = born.month().cast(pl.Int32) * 100 + born.day() > on.month * 100 + on.day
        return on.year - born.year() - early.cast(pl.Int32)
    if fact == "year_age":
        return on.year - born.year()
    if fact == "proof_days":
        return (pl.lit(on) - pl.col("welfare_proof_on")).dt.total_days()
    if fact == "business_months":
        early = (opened.day() > on.day).cast(pl.Int32)
        months = opened.month().cast(pl.Int32)
        return (on.year - opened.year()) * 12 + on.month - months - early
    scale = {size: median_for(size, medians) for size in range(1, 31)}
    median = pl.col("household_size").replace_strict(scale, default=None, return_dtype=pl.Int64)
    return -(-(pl.col("household_income_won") * 100) // median)


def answered(table, rules, on):
    """One nullable boolean column a policy that says who may; the others are left out."""
    columns = set(table.columns)
    nobody = pl.col("lives_in_city").is_null() & pl.col("lives_in_city").is_not_null()
    return table.select(
        # "or nobody" gives a constant tree the height of the table
        (expression(rule.tree, on, rule.medians, columns) | nobody).alias(name)
        for name, rule in rules.items()
        if rule.tree is not None
    )
