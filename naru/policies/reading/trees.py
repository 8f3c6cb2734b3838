"""From the nodes of a file to the engine's trees, every mistake noted at its line."""

from collections.abc import Iterator

from naru.city.lines import Path
from naru.city.pack import M, Pack, Read
from naru.policies.reading.constants import Known, constants, mistakes
from naru.policies.reading.schema import NodeEntry
from naru.policies.rules.resolving import Written
from naru.policies.rules.trees import Condition, Group, Help, Negation, Node, Reference


def nodes(entry: NodeEntry, path: Path) -> Iterator[tuple[Path, NodeEntry]]:
    """The node and all below it, each with its place in the file."""
    yield path, entry
    for key, parts in (("all", entry.all_of), ("any", entry.any_of)):
        for number, part in enumerate(parts or ()):
            yield from nodes(part, (*path, key, number))
    if entry.none_of is not None:
        yield from nodes(entry.none_of, (*path, "not"))


def check(pack: Pack, read: Read[M], entry: NodeEntry, path: Path, known: Known) -> None:
    """Note unknown facts, operators and constants, and ids that are used twice."""
    seen: set[str] = set()
    for place, node in nodes(entry, path):
        if node.id in seen:
            what = f'id = "{node.id}" is used twice in this version.'
            pack.problems.append(read.problem((*place, "id"), what, "Give this node another."))
        seen.add(node.id)
        if node.fact is not None and node.op is not None:
            for key, what, right in mistakes(node.fact, node.op, node.value, known):
                pack.problems.append(read.problem((*place, key), what, right))


def tree(entry: NodeEntry) -> Node:
    """The node as the engine's; constants stay as written until they are resolved for a day."""
    words = entry.what_you_can_do
    hint = Help(words.ko, words.en) if words else None
    if entry.all_of is not None:
        return Group(entry.id, "all", tuple(tree(part) for part in entry.all_of), hint)
    if entry.any_of is not None:
        return Group(entry.id, "any", tuple(tree(part) for part in entry.any_of), hint)
    if entry.none_of is not None:
        return Negation(entry.id, tree(entry.none_of), hint)
    if entry.policy is not None:
        return Reference(entry.id, entry.policy, help=hint)
    condition = Condition(entry.id, str(entry.fact), str(entry.op), False, (), hint)
    return Written(condition, constants(entry.value))  # type: ignore[return-value]
