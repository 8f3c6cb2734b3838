"""What a file of somebody's list says: entries and needs, and the rows that are refused.

Plain values only. Each reader takes rows as the file gives them, with their line, and judges them
one by one, so that one bad row costs no other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

Line = tuple[int, Mapping[str, str]]
LONGEST_CODE, LONGEST_NAME, LONGEST_LOCAL = 200, 300, 60
ESCO = re.compile(r"http://data\.europa\.eu/esco/\S+")
SOC = re.compile(r"[0-9]{2}-[0-9]{4}\.[0-9]{2}")
ELEMENT = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")
DICTIONARY = re.compile(r"[A-Z][0-9]{9}-[0-9]+")
LEVELS = {str(digits): re.compile(f"[0-9]{{{digits}}}") for digits in (1, 2, 3, 4)}
KNOWLEDGE = "2.C"
"""How O*NET numbers what one knows; what one can do stands in a file of its own."""
NEVER = re.compile("(?!)")
IMPORTANCE, LEVEL = (Decimal(1), Decimal(5)), (Decimal(0), Decimal(7))


@dataclass(frozen=True)
class Entry:
    """An occupation, a skill or a class: "OCCUPATION", "SKILL" or "GROUP"."""

    kind: str
    code: str
    name: str
    parent: str = ""
    local: str = ""


@dataclass(frozen=True)
class Needed:
    """That an occupation needs a skill, both by the name the file gives them."""

    line: int
    occupation: str
    skill: str
    essential: bool | None = None
    importance: Decimal | None = None
    level: Decimal | None = None


@dataclass(frozen=True)
class Refused:
    """A row that is not taken: its line, the reason's name, and what it held."""

    line: int
    reason: str
    said: str


@dataclass
class Parsed:
    """All of one file. `part` says which part of the list it holds."""

    part: str
    entries: list[Entry] = field(default_factory=list)
    needs: list[Needed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


class _Bad(Exception):
    """This row cannot be taken; the argument is the reason's name."""


def keco(lines: Iterable[Line]) -> Parsed:
    """The tree of the national classification: code, name, level, parent. Level 4 is ours."""

    def entry(row: Mapping[str, str]) -> Entry:
        code, level = row["code"], row["level"]
        _fits(code, LEVELS.get(level, NEVER))
        kind = "OCCUPATION" if level == "4" else "GROUP"
        return _named(kind, code, row["name"], parent=row["parent"])

    return _entries("CLASSES", lines, entry)


def ncs(lines: Iterable[Line]) -> Parsed:
    """The tree of the competency standards: one row a detailed class, the wider ones beside it."""
    parsed = Parsed("CLASSES")
    wider: dict[str, Entry] = {}

    def entry(row: Mapping[str, str]) -> Entry:
        code = row["ncs8"]
        _fits(code, re.compile(r"[0-9]{8}"))
        for end, column in ((2, "lclas"), (4, "mclas"), (6, "sclas")):
            parent = code[: end - 2]
            wider.setdefault(code[:end], _named("GROUP", code[:end], row[column], parent=parent))
        return _named("OCCUPATION", code, row["subd"], parent=code[:6])

    read = _entries("CLASSES", lines, entry)
    parsed.entries, parsed.refused = [*wider.values(), *read.entries], read.refused
    return parsed


def dictionary(lines: Iterable[Line]) -> Parsed:
    """The dictionary of occupations: names and the class of the edition of the classification."""

    def entry(row: Mapping[str, str]) -> Entry:
        code = f"{row['dJobCd']}-{row['dJobCdSeq']}" if row["dJobCd"] else ""
        _fits(code, DICTIONARY)
        keco = row.get("keco2018", "") or row.get("dJobECd", "")
        return _named("OCCUPATION", code, row["dJobNm"], parent=keco)

    return _entries("OCCUPATIONS", lines, entry)


def esco_occupations(lines: Iterable[Line]) -> Parsed:
    """ESCO's occupations by their address; the group is the ISCO one they lie in."""

    def entry(row: Mapping[str, str]) -> Entry:
        _fits(row["ORIGINURI"], ESCO)
        group = row["OCCUPATIONGROUPCODE"]
        return _named(
            "OCCUPATION", row["ORIGINURI"], row["PREFERREDLABEL"], parent=group, local=row["ID"]
        )

    return _entries("OCCUPATIONS", lines, entry)


def esco_skills(lines: Iterable[Line]) -> Parsed:
    """ESCO's skills by their address."""

    def entry(row: Mapping[str, str]) -> Entry:
        _fits(row["ORIGINURI"], ESCO)
        return _named("SKILL", row["ORIGINURI"], row["PREFERREDLABEL"], local=row["ID"])

    return _entries("SKILLS", lines, entry)


def esco_relations(lines: Iterable[Line]) -> Parsed:
    """Which skills are essential or optional, by the numbers the other two files give."""

    def need(line: int, row: Mapping[str, str]) -> Needed:
        if row["RELATIONTYPE"] not in ("essential", "optional"):
            raise _Bad("ODD_RELATION")
        essential = row["RELATIONTYPE"] == "essential"
        return Needed(line, row["OCCUPATIONID"], row["SKILLID"], essential=essential)

    return _needs(lines, need)


def onet_occupations(lines: Iterable[Line]) -> Parsed:
    """O*NET's occupations by their number."""

    def entry(row: Mapping[str, str]) -> Entry:
        _fits(row["soc"], SOC)
        return _named("OCCUPATION", row["soc"], row["title"], parent=row["soc"][:7])

    return _entries("OCCUPATIONS", lines, entry)


def onet_needs(lines: Iterable[Line]) -> Parsed:
    """O*NET's skills or knowledge with importance and level; the skills stand in the same file."""
    skills: dict[str, Entry] = {}

    def need(line: int, row: Mapping[str, str]) -> Needed:
        _fits(row["element_id"], ELEMENT)
        if row["suppress"] == "Y":
            raise _Bad("SUPPRESSED")
        importance = _within(row["importance_1_5"], IMPORTANCE)
        level = _within(row["level_0_7"], LEVEL)
        code = row["element_id"]
        skills.setdefault(code, _named("SKILL", code, row["element"]))
        return Needed(line, row["soc"], code, importance=importance, level=level)

    parsed = _needs(lines, need)
    parsed.entries = list(skills.values())
    if skills and all(code.startswith(KNOWLEDGE) for code in skills):
        parsed.part = "KNOWLEDGE"
    return parsed


def _entries(
    part: str, lines: Iterable[Line], entry: Callable[[Mapping[str, str]], Entry]
) -> Parsed:
    parsed = Parsed(part)
    seen: set[tuple[str, str]] = set()
    for line, row in _whole(lines, parsed):
        try:
            one = entry(row)
            _first((one.kind, one.code), seen)
        except _Bad as bad:
            parsed.refused.append(_refused(line, row, bad))
        else:
            parsed.entries.append(one)
    return parsed


def _needs(lines: Iterable[Line], need: Callable[[int, Mapping[str, str]], Needed]) -> Parsed:
    parsed = Parsed("NEEDS")
    seen: set[tuple[str, str]] = set()
    for line, row in _whole(lines, parsed):
        try:
            one = need(line, row)
            _first((one.occupation, one.skill), seen)
        except _Bad as bad:
            parsed.refused.append(_refused(line, row, bad))
        else:
            parsed.needs.append(one)
    return parsed


def _whole(lines: Iterable[Line], parsed: Parsed) -> Iterator[Line]:
    """The rows that have all cells of the header; the others are refused."""
    for line, row in lines:
        if None in row or None in row.values():
            parsed.refused.append(_refused(line, row, _Bad("NOT_A_ROW")))
        else:
            yield line, row


def _first(key: tuple[str, str], seen: set[tuple[str, str]]) -> None:
    if key in seen:
        raise _Bad("TWICE")
    seen.add(key)


def _fits(code: str, shape: re.Pattern[str]) -> None:
    if not code:
        raise _Bad("NO_CODE")
    if len(code) > LONGEST_CODE:
        raise _Bad("TOO_LONG")
    if not shape.fullmatch(code):
        raise _Bad("ODD_CODE")


def _named(kind: str, code: str, name: str, *, parent: str = "", local: str = "") -> Entry:
    name = " ".join(name.split())
    if not name:
        raise _Bad("NO_NAME")
    if len(name) > LONGEST_NAME or len(parent) > LONGEST_CODE or len(local) > LONGEST_LOCAL:
        raise _Bad("TOO_LONG")
    return Entry(kind, code, name, parent, local)


def _within(text: str, limits: tuple[Decimal, Decimal]) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise _Bad("ODD_NUMBER") from error
    if not number.is_finite() or not limits[0] <= number <= limits[1]:
        raise _Bad("ODD_NUMBER")
    return number.quantize(Decimal("0.01"))


def _refused(line: int, row: Mapping[str, str], bad: _Bad) -> Refused:
    said = " | ".join(str(value) for value in row.values())
    return Refused(line, str(bad), " ".join(said.split())[:200])
