"""Every policy for everybody on one day: the resolved trees over bitmaps, each node worked once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from naru.policies.rules.derived import Medians
from naru.policies.rules.trees import Condition, Group, Negation, Node, Reference
from naru.simulation.rules.atoms import Answers, answers_to, latest_with, places_of
from naru.simulation.rules.bits import Bits, Cells, Counts, blank, full
from naru.simulation.rules.people import People

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is in force on the day: the tree (None: nobody says), and its median incomes."""

    tree: Node | None
    medians: Medians


NOT_BEGUN = Rule(Group("not-begun", "any", ()), {})


@dataclass(frozen=True, slots=True)
class Counted:
    """People who surely may, and for whom something unknown could decide (None: nobody)."""

    yes: Counts
    open: Counts | None


class Bulk:
    """Answers over one store on one day. What was worked out once is kept for the next reform."""

    def __init__(self, people: People, on: date) -> None:
        self.people = people
        self.on = on
        self.everybody = full(people.people)
        self.nobody = blank(people.people)
        self.nobody_says = Answers(self.nobody, self.everybody)
        self.cells = Cells.at(self._edges(), people.people)
        self.nothing = np.zeros_like(self.cells.count(self.nobody))
        self._answers: dict[Key, Answers] = {}
        self._counted: dict[int, tuple[Answers, Counted]] = {}

    def answers(self, rule: Rule) -> Answers:
        """Who may take part. Where nobody says: nobody surely, everybody possibly."""
        if rule.tree is None:
            return self.nobody_says
        return self._node(rule.tree, rule.medians)

    def count(self, bits: Bits) -> Counts:
        """People of the set by district and sex (rows) and single age (columns, youngest first)."""
        if not bits.max():
            return self.nothing
        return self.cells.count(bits)[:, ::-1]

    def counted(self, answers: Answers) -> "Counted":
        """The answers in numbers; counted once."""
        kept = self._counted.get(id(answers))
        if kept is None:
            waiting = answers.open
            counts = Counted(
                self.count(answers.yes), None if waiting is None else self.count(waiting)
            )
            kept = self._counted[id(answers)] = (answers, counts)
        return kept[1]

    def _edges(self) -> Counts:
        """Behind the last person of each age, from the age above the oldest to the youngest."""
        youngest, end = self.people.ages
        born = [latest_with("age", age, self.on) for age in range(end, youngest - 1, -1)]
        return places_of(self.people, born)

    def _node(self, node: Node, medians: Medians) -> Answers:
        key = _key(node, medians)
        kept = self._answers.get(key)
        if kept is None:
            kept = self._answers[key] = self._worked(node, medians)
        return kept

    def _worked(self, node: Node, medians: Medians) -> Answers:
        if isinstance(node, Condition):
            return answers_to(node, self.people, self.on, medians)
        if isinstance(node, Negation):
            return self._negated(self._node(node.part, medians))
        if isinstance(node, Reference):
            if node.tree is None:
                return self.nobody_says
            return self._node(node.tree, medians)
        parts = [self._node(part, medians) for part in node.parts]
        if node.kind == "all":
            return self._joined(parts, np.bitwise_and, self.everybody)
        return self._joined(parts, np.bitwise_or, self.nobody)

    def _negated(self, part: Answers) -> Answers:
        yes = self.everybody & ~part.may
        return Answers.sure(yes) if part.known else Answers(yes, self.everybody & ~part.yes)

    def _joined(self, parts: list[Answers], join: Callable[..., Bits], start: Bits) -> Answers:
        if not parts:
            return Answers.sure(start)
        yes = _folded([part.yes for part in parts], join)
        if all(part.known for part in parts):
            return Answers.sure(yes)
        return Answers(yes, _folded([part.may for part in parts], join))


def _folded(maps: list[Bits], join: Callable[..., Bits]) -> Bits:
    if len(maps) == 1:
        return maps[0]
    total = join(maps[0], maps[1])
    for bits in maps[2:]:
        join(total, bits, out=total)
    return total


def _key(node: Node, medians: Medians) -> Key:
    """Equal for nodes that mean the same: ids and hints do not matter for the answer."""
    if isinstance(node, Condition):
        scale = tuple(sorted(medians.items())) if node.fact == "income_percent" else ()
        return node.fact, node.operator, type(node.value), node.value, scale
    if isinstance(node, Negation):
        return "not", _key(node.part, medians)
    if isinstance(node, Reference):
        return ("?",) if node.tree is None else _key(node.tree, medians)
    return node.kind, *(_key(part, medians) for part in node.parts)
