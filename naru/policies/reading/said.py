"""What a version says beside its conditions: figures by name, and what no source states."""

from collections.abc import Iterator

from naru.city import wording
from naru.city.lines import Path
from naru.city.pack import M, Pack, Read
from naru.city.schema import Words
from naru.policies.reading.constants import Known
from naru.policies.reading.schema import VersionEntry
from naru.policies.reading.trees import nodes
from naru.policies.rules.figures import PLACE

ASKS_FOR: dict[str, tuple[str, ...]] = {
    "age": ("age", "year_age", "birth_on"),
    "residence": ("lives_in_city", "works_in_city", "studies_in_city", "business_in_city"),
}
"""The two things every published rule says or is silent about, and the facts that say it."""


def check(pack: Pack, read: Read[M], version: VersionEntry, path: Path, known: Known) -> None:
    """Note unknown figures, and a rule that neither asks for age or place nor says it is silent.

    A rule whose conditions have mistakes is not looked at: they are told first.
    """
    for place, words in _sentences(version):
        named = [PLACE.findall(text) for text in (words.ko, words.en)]
        for name in sorted({*named[0], *named[1]} - known.parameters.keys()):
            what, right = wording.unknown(
                name, sorted(known.parameters), "is not a parameter of parameters/"
            )
            pack.problems.append(read.problem((*path, *place), what, right))
        if sorted(named[0]) != sorted(named[1]):
            what = "the Korean and the English name different figures."
            right = "Write the same {parameters} in both."
            pack.problems.append(read.problem((*path, *place), what, right))
    if not any(one.file == read.file for one in pack.problems):
        _check_silence(pack, read, version, path)


def _check_silence(pack: Pack, read: Read[M], version: VersionEntry, path: Path) -> None:
    """A rule that rests on another policy leaves both to that one."""
    tested = {node.fact for _place, node in nodes(version.when, ())} if version.when else set()
    elsewhere = bool(version.when) and any(n.policy for _p, n in nodes(version.when, ()))  # type: ignore[arg-type]
    for part, facts in ASKS_FOR.items():
        asked, silent = bool(tested & set(facts)), part in version.not_published
        if silent and (asked or version.when is None):
            what = f'not_published names "{part}", but the rule says it.'
            right = "Take it out of not_published."
            pack.problems.append(read.problem((*path, "not_published"), what, right))
        elif version.when and not (asked or silent or elsewhere):
            what = f"the rule does not say anything about {part}."
            right = (
                f"Test one of {', '.join(facts)}, or write not_published = "
                f'["{part}"] if no source says it.'
            )
            pack.problems.append(read.problem((*path, "when"), what, right))


def _sentences(version: VersionEntry) -> Iterator[tuple[Path, Words]]:
    for key in ("worth", "takes", "opens"):
        words: Words | None = getattr(version, key)
        if words is not None:
            yield (key,), words
    for key in ("papers", "notes"):
        for number, words in enumerate(getattr(version, key)):
            yield (key, number), words
