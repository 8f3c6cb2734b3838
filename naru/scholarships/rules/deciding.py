"""On which facts an application is decided, and which of them cannot stand together."""

from collections.abc import Iterable, Mapping, Sequence

from naru.policies.rules.facts import ORDER, Facts, as_decided
from naru.policies.rules.rulebook import Version
from naru.policies.rules.trees import conditions
from naru.scholarships.rules.criteria import Criterion

Answers = Mapping[str, object]


def asked(version: Version, criteria: Sequence[Criterion]) -> list[str]:
    """The stored facts an application needs, in the order they are asked."""
    names = set(version.asked).union(*(one.needs for one in criteria))
    return sorted(names, key=ORDER.__getitem__)


def excluded(version: Version) -> list[str]:
    """The schemes that exclude, as the rule in force names them."""
    found: set[str] = set()
    for condition in conditions(version.tree) if version.tree else ():
        if condition.fact == "benefits_now" and isinstance(condition.value, frozenset):
            found.update(str(one) for one in condition.value)
    return sorted(found)


def contradict(answers: Answers) -> bool:
    """Whether somebody is said to be both on basic livelihood and near-poor.

    The near-poor are those just above basic livelihood: one is never both.
    """
    return answers.get("basic_livelihood") is True and answers.get("near_poor") is True


def proved(told: Answers, found: Iterable[Answers]) -> Facts:
    """The facts to decide on: as told, and over them what the papers showed."""
    whole: dict[str, object] = dict(told)
    for one in found:
        whole.update(one)
    return as_decided(whole)
