"""Everything of a pack that simulation rests on, read and checked together."""

from collections.abc import Sequence
from dataclasses import dataclass

from naru.city.pack import Pack, Read
from naru.city.population import FILE as POPULATION
from naru.city.population import PopulationRow
from naru.city.site import read_city
from naru.policies.reading.book import PoliciesPart, draft_of, entries_of, named, read_policies
from naru.policies.rules.resolving import Unresolvable
from naru.simulation.reading import costs, synthetic
from naru.simulation.reading.costs import CostsFile
from naru.simulation.reading.reforms import FOLDER, ReformFile, Rules, read_reform
from naru.simulation.rules.reforming import Reform, Written
from naru.simulation.rules.synthetic import Recipe


@dataclass(frozen=True)
class SimulationPart:
    """A made-up city, the written rules, their costs, and the names of the reforms."""

    recipe: Recipe
    written: Written
    costs: CostsFile
    rules: Rules
    reforms: tuple[str, ...]


def has_simulation(pack: Pack) -> bool:
    """Whether the pack wants to simulate at all: a city need not."""
    return (pack.folder / "simulation").is_dir() or (pack.folder / FOLDER).is_dir()


def read_simulation(
    pack: Pack, population: Sequence[PopulationRow], ruled: PoliciesPart
) -> SimulationPart | None:
    """`simulation/` and every file of `reforms/`; None with the mistakes noted."""
    made = pack.toml(synthetic.FILE, synthetic.SyntheticFile)
    costed = pack.toml(costs.FILE, CostsFile)
    parameters = entries_of(ruled.parameters)
    schemes = [scheme.id for scheme in ruled.schemes.value.scheme] if ruled.schemes else []
    entries = [entry.policy for entry in costed.value.cost] if costed else []
    rules = Rules(ruled.policies, parameters, frozenset(schemes), frozenset(entries))
    before = len(pack.problems)
    if made and population:
        synthetic.check(pack, made, population, schemes)
    if costed:
        costs.check(pack, costed, rules.names, list(parameters))
    if made is None or costed is None or ruled.book is None:
        return None
    if not population or len(pack.problems) > before:
        return None
    drafts = {draft.id: draft for draft in map(draft_of, ruled.policies)}
    return SimulationPart(
        synthetic.recipe_of(made.value, population),
        Written(drafts, ruled.book.parameters),
        costed.value,
        rules,
        _names(pack),
    )


def _names(pack: Pack) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (pack.folder / FOLDER).glob("*.toml")))


def read_whole(pack: Pack, population: Sequence[PopulationRow], ruled: PoliciesPart) -> None:
    """Note every mistake of a pack's simulation, its reforms included; a pack need not have any."""
    if has_simulation(pack):
        part = read_simulation(pack, population, ruled)
        for name in part.reforms if part else _names(pack):
            if part:
                read_named(pack, part, name)
            else:
                pack.toml(f"{FOLDER}/{name}.toml", ReformFile)


def read_named(pack: Pack, part: SimulationPart, name: str) -> Reform | None:
    """One reform, or None with its mistakes noted; also one whose references run in a circle."""
    reform = read_reform(pack, name, part.rules)
    if reform is not None and reform.rules:
        day = part.recipe.stands_on
        try:
            part.written.in_force(day).under(reform, day).policies()
        except Unresolvable as error:
            what = f"this reform does not fit together: {error.what}."
            pack.note(f"{FOLDER}/{name}.toml", 1, what, "Change its rules.")
            return None
    return reform


def read_alone(pack: Pack) -> SimulationPart:
    """The same from a pack of which nothing was read before; raises `BadPack` on a mistake."""
    rows: list[Read[PopulationRow]] = pack.csv(POPULATION, PopulationRow)
    ruled = read_policies(pack, city=named(read_city(pack)))
    part = read_simulation(pack, [read.value for read in rows], ruled)
    pack.stop_if_wrong()
    return pack.sure(part)
