"""One reform from its name to the answer. What was asked before is not read and checked again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from naru.simulation.keeping import Shelf
from naru.simulation.rules.bulk import Bulk
from naru.simulation.rules.comparing import Comparison, compare
from naru.simulation.rules.plain import Prepared
from naru.simulation.store.layout import MANIFEST
from naru.simulation.store.opening import opened

Told = Callable[[int], None]
PREPARE = "naru.simulation.running"
"""Named, not imported: reading a pack takes longer than the whole comparison."""


@dataclass(frozen=True)
class Result:
    """What was compared, and over whom."""

    asked: Prepared
    comparison: Comparison
    bulk: Bulk


def simulated(
    city: Path,
    stores: Path,
    name: str,
    *,
    on: date | None = None,
    people: int | None = None,
    told: Told = lambda _people: None,
) -> Result:
    """The named reform of the city's pack over its made-up people; the store is made if needed.

    `on`: the day both rules are asked for, the day the city stands on if left out. `people`:
    a smaller city than the pack's. Raises `BadPack` or `NoSuchReform`; nothing is written then.
    """
    asked = None
    if city.is_dir():
        shelf = Shelf(city, stores, (name, on and on.isoformat(), people))
        asked = shelf.taken()
    if asked is None or not (stores / asked.store / MANIFEST).is_file():
        prepared: Callable[..., Prepared] = import_module(PREPARE).prepared
        asked = prepared(city, stores, name, on=on, people=people, told=told)
        shelf.put(asked)
    bulk = Bulk(opened(stores / asked.store), asked.on)
    return Result(asked, compare(bulk, asked.before, asked.after), bulk)
