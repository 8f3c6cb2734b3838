"""Reading `spaces/*.toml` and `practice.toml`, every reference checked."""

from dataclasses import dataclass

from naru.city.dated import note_disorder, note_sources
from naru.city.pack import Known, Pack, Read
from naru.spaces.pack.schema import PracticeFile, SpaceFile

FOLDER, PRACTICE = "spaces", "practice.toml"


@dataclass(frozen=True)
class SpacesPart:
    """The places that let rooms or benches, and the city's rule for benches."""

    places: list[Read[SpaceFile]]
    practice: Read[PracticeFile]


def read_spaces(
    pack: Pack, *, places: Known = None, skills: Known = None, sources: Known = None
) -> SpacesPart | None:
    """Everything, with mistakes noted; None where `practice.toml` could not be read."""
    found = pack.tomls(FOLDER, SpaceFile)
    practice = pack.toml(PRACTICE, PracticeFile)
    pack.once_per_row(found, "place", lambda one: one.place)
    _codes_once(pack, found)
    for read in found:
        pack.refer(read, ("place",), read.value.place, places, "places.csv")
        note_disorder(pack, read, "open", read.value.open)
        note_sources(pack, read, "open", read.value.open, sources)
        note_disorder(pack, read, "room_rule", read.value.room_rule)
        note_sources(pack, read, "room_rule", read.value.room_rule, sources)
        _check_hours(pack, read)
        _check_rooms(pack, read)
        for number, bench in enumerate(read.value.bench):
            for code in bench.skills:
                pack.refer(read, ("bench", number, "skills"), code, skills, "skills/")
    if practice is None:
        return None
    note_disorder(pack, practice, "rule", practice.value.rule)
    note_sources(pack, practice, "rule", practice.value.rule, sources)
    return SpacesPart(found, practice)


def _codes_once(pack: Pack, found: list[Read[SpaceFile]]) -> None:
    """Codes of rooms and of benches are unique in the whole pack."""
    for table in ("room", "bench"):
        seen: dict[str, str] = {}
        for read in found:
            for number, thing in enumerate(getattr(read.value, table)):
                first = seen.setdefault(thing.code, read.file)
                if first != read.file or _before(read, table, number, thing.code):
                    what = f'code = "{thing.code}" is used twice.'
                    where = (table, number, "code")
                    pack.problems.append(read.problem(where, what, f"Give this {table} another."))


def _before(read: Read[SpaceFile], table: str, number: int, code: str) -> bool:
    return any(one.code == code for one in getattr(read.value, table)[:number])


def _check_hours(pack: Pack, read: Read[SpaceFile]) -> None:
    for number, entry in enumerate(read.value.open):
        for hours in entry.hours:
            if hours.ends <= hours.begins:
                what = f"the hours from {hours.begins} end before they begin."
                where = ("open", number, "hours")
                pack.problems.append(read.problem(where, what, "Write a later time in ends."))


def _check_rooms(pack: Pack, read: Read[SpaceFile]) -> None:
    if read.value.room and not read.value.room_rule:
        what = "there are rooms and no [[room_rule]] by which they are booked."
        pack.problems.append(read.problem(("room",), what, "Add a [[room_rule]]."))
    for number, rule in enumerate(read.value.room_rule):
        where = ("room_rule", number)
        for name, days in (("apply_days", rule.apply_days), ("answer_on", rule.answer_on)):
            if len(days) == 1 or days != sorted(days):
                what = f"{name} are a first and a last day of the month."
                pack.problems.append(read.problem((*where, name), what, "Write both, in order."))
        if not rule.apply_days and not rule.ahead_months:
            what = "nobody could book: neither ahead_months nor apply_days is given."
            pack.problems.append(read.problem(where, what, "Give one of them."))
        days_before = [one.days_before for one in rule.refund]
        if days_before != sorted(set(days_before), reverse=True):
            what = "the refunds are not in order of days_before."
            pack.problems.append(read.problem((*where, "refund"), what, "Put most days first."))
