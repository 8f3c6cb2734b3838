"""The plain twin of the simulation: one boolean a person and condition, counted by cell number."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from naru.policies.rules.facts import FACTS, FIRST_DAY, Kind
from naru.policies.rules.trees import Condition, Negation, Node, Reference
from naru.simulation.rules.atoms import latest_with
from naru.simulation.rules.bits import unpacked
from naru.simulation.rules.bulk import Rule
from naru.simulation.store.opening import Store


class Masks:
    """Columns as an analyst would load them, the derived ones included."""

    def __init__(self, store: Store, on: date) -> None:
        self.store, self.on, self.people = store, on, store.people
        self.columns: dict[str, np.ndarray] = {}
        self.known: dict[str, np.ndarray] = {}
        for name, fact in FACTS.items():
            bits = store.known(name)
            if bits is not None:
                self.known[name] = unpacked(bits, self.people)
            if fact.kind in (Kind.COUNT, Kind.WON, Kind.DAY):
                self.columns[name] = np.array(store.numbers(name))
        for name in store.manifest.bits:
            self.columns[name] = unpacked(store.bits(name), self.people)
        youngest, end = store.ages
        born = self.columns["birth_on"].astype(np.int32)
        edges = [latest_with("age", age, on) for age in range(youngest + 1, end)]
        age = sum((born <= edge).astype(np.int64) for edge in edges)
        group = np.repeat(np.arange(store.groups.size - 1), np.diff(store.groups))
        self.cell = group * (end - youngest) + age
        self.cells = (store.groups.size - 1) * (end - youngest)

    def pair(self, node: Node | None, medians: Mapping[int, int]) -> tuple:
        """Who surely may, and who possibly may."""
        if node is None:
            return np.zeros(self.people, bool), np.ones(self.people, bool)
        if isinstance(node, Condition):
            return self._condition(node, medians)
        if isinstance(node, Negation):
            yes, may = self.pair(node.part, medians)
            return ~may, ~yes
        if isinstance(node, Reference):
            return self.pair(node.tree, medians)
        every = node.kind == "all"
        yes = may = np.full(self.people, every)
        for part in node.parts:
            one, other = self.pair(part, medians)
            yes, may = (yes & one, may & other) if every else (yes | one, may | other)
        return yes, may

    def _condition(self, node: Condition, medians: Mapping[int, int]) -> tuple:
        met, facts = self._met(node, medians)
        there = np.ones(self.people, bool)
        for fact in facts:
            if fact in self.known:
                there = there & self.known[fact]
        return met & there, met | ~there

    def _met(self, node: Condition, medians: Mapping[int, int]) -> tuple:
        fact, value = node.fact, node.value
        if fact == "income_percent":
            percent = self.store.income_percent(medians)
            return percent <= value, ("household_size", "household_income_won")
        if fact in FACTS and FACTS[fact].kind is Kind.YES_NO:
            return self.columns[fact] == value, (fact,)
        if fact in FACTS and FACTS[fact].kind in (Kind.CHOICE, Kind.SCHEMES):
            got = np.zeros(self.people, bool)
            for name in value if isinstance(value, frozenset) else [value]:
                got = got | self.columns.get(f"{fact}={name}", False)
            return (~got if node.operator == "has_none" else got), (fact,)
        return self._numbered(node)

    def _numbered(self, node: Condition) -> tuple:
        low, high = {
            "at_least": (node.value, None),
            "from": (node.value, None),
            "at_most": (None, node.value),
            "until": (None, node.value),
        }.get(node.operator, node.value)
        fact = node.fact
        base = {"age": "birth_on", "year_age": "birth_on", "proof_days": "welfare_proof_on"}
        base["business_months"] = "business_opened_on"
        if fact in base:
            first = None if high is None else latest_with(fact, high + 1, self.on) + 1
            last = None if low is None else latest_with(fact, low, self.on)
            low, high, fact = first, last, base[fact]
        elif isinstance(low or high, date):
            low, high = (None if d is None else (d - FIRST_DAY).days for d in (low, high))
        column = self.columns[fact]
        met = np.ones(self.people, bool)
        if low is not None:
            met = met & (column >= low)
        if high is not None:
            met = met & (column <= high)
        return met, (fact,)

    def run(self, rules: Mapping[str, Rule]) -> dict[str, tuple]:
        """Sure and open people by cell, for every policy."""
        counted = {}
        for name, rule in rules.items():
            yes, may = self.pair(rule.tree, rule.medians)
            counted[name] = tuple(
                np.bincount(self.cell, weights=mask, minlength=self.cells).astype(np.int64)
                for mask in (yes, may & ~yes)
            )
        return counted
