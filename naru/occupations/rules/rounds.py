"""Rows of Q-Net's exam schedule as rounds of the certificates that we know.

A row names a round with its days and one time to apply; the same round comes again for every
further time. Rows name no certificate: the request does, or the description names the rank whose
exams share their dates ("국가기술자격 기사 (2023년도 제4회)").
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

COLUMNS = frozenset({"implYy", "implSeq", "qualgbCd"})
"""What every row has."""

PARTS = {"WRITTEN": "doc", "PRACTICAL": "prac"}
WHOLE, PROFESSIONAL = "WHOLE", "S"
HELD, SPECIAL = frozenset({"T", "S"}), frozenset({"C", "W"})
"""Kinds anybody may sit for, and those only for who completed a designated training."""

NOTHING = frozenset({"", "-", "null", "none"})
DAY = re.compile(r"(\d{4})([-./]?)(\d{2})\2(\d{2})(\D.*)?", re.DOTALL)
ROUND, BETWEEN = re.compile(r"\(\s*\d{4}년[^)]*\)"), re.compile(r"[\s,·ㆍ/]+")
KIND_NAMES = ("국가기술자격", "국가전문자격")
LOST = frozenset({"NOT_A_ROUND", "ODD_KIND", "ODD_ROUND"})
"""Refusals that leave open which round the row was about."""
SHOWN = 200


class Known(NamedTuple):
    """A certificate that Q-Net holds: `kind` is its code there (T or S), `grade` may be empty.

    `practical_only`: it has none of the written dates of its rank.
    """

    code: str
    kind: str
    grade: str
    name: str
    practical_only: bool = False


class Which(NamedTuple):
    """One round of one certificate, as Q-Net counts."""

    certificate: str
    year: int
    kind: str
    number: int

    @property
    def name_ko(self) -> str:
        return f"{self.year}년 {self.number}회"

    @property
    def name_en(self) -> str:
        return f"{self.year}, round {self.number}"


@dataclass(frozen=True)
class Sent:
    """A row as it came. `asked`: the code of the certificate that the request named, if any."""

    row: Mapping[str, Any]
    asked: str = ""


@dataclass(frozen=True)
class Sitting:
    """A part of a round: its days, and the times to apply by their first day."""

    which: Which
    part: str
    first: date
    last: date
    result: date | None
    windows: tuple[tuple[date, date], ...]


@dataclass(frozen=True)
class Refused:
    """A row, or a part of one, that is not taken. `said` is what it held, cut short."""

    row: int
    reason: str
    said: str


@dataclass(frozen=True)
class Schedule:
    """What rows say. `doubtful`: rounds of which some row cannot be read, so that what is missing
    of them is not gone.
    """

    sittings: tuple[Sitting, ...]
    refused: tuple[Refused, ...]
    doubtful: frozenset[Which]
    read: int

    @property
    def whole(self) -> bool:
        """Whether every row says which round it is about: else a missing round is not gone."""
        return not any(one.reason in LOST for one in self.refused)

    @property
    def is_something_else(self) -> bool:
        """Whether there are rows and none is a round."""
        return self.read > 0 and self.read == sum(
            one.reason == "NOT_A_ROUND" for one in self.refused
        )


class _Wrong(Exception):
    """Why something of a row is not taken."""

    def __init__(self, reason: str, said: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.said = " ".join(str(said).split())[:SHOWN]


def schedule(rows: Sequence[Sent], known: Sequence[Known]) -> Schedule:
    """All that can be read, whatever the order of the rows; the rest with its reason.

    A certificate that a request named has the rounds of that request, and none of its rank's.
    """
    unwritten = {one.code for one in known if one.practical_only}
    alone = {sent.asked for sent in rows if sent.asked}
    found: dict[tuple[Which, str], list[tuple[int, Sitting]]] = defaultdict(list)
    refused: list[Refused] = []
    doubtful: set[Which] = set()
    for number, sent in enumerate(rows, 1):
        try:
            rounds = _rounds(sent, known)
        except _Wrong as wrong:
            refused.append(Refused(number, wrong.reason, wrong.said))
            continue
        sittings, wrongs = _parts(sent.row, rounds[0].year)
        if not sent.asked:
            rounds = [one for one in rounds if one.certificate not in alone]
        refused += [Refused(number, wrong.reason, wrong.said) for wrong in wrongs]
        if wrongs:
            doubtful.update(rounds)
        for which in rounds:
            for one in _held(which, sittings, unwritten):
                found[which, one.part].append((number, replace(one, which=which)))
    joined = []
    for same in found.values():
        one, others = _joined(same)
        joined.append(one)
        refused += others
        doubtful.update({one.which} if others else ())
    refused = sorted(set(refused), key=lambda one: (one.row, one.reason, one.said))
    return Schedule(tuple(_whole(joined)), tuple(refused), frozenset(doubtful), len(rows))


def _held(which: Which, sittings: list[Sitting], unwritten: Collection[str]) -> list[Sitting]:
    """Those of the certificate: without a written part it has none of that of its rank."""
    if which.certificate not in unwritten:
        return sittings
    return [one for one in sittings if one.part != "WRITTEN"]


def _rounds(sent: Sent, known: Sequence[Known]) -> list[Which]:
    row = sent.row
    if not row.keys() >= COLUMNS:
        raise _Wrong("NOT_A_ROUND", row)
    kind = _text(row["qualgbCd"]).upper()
    if kind in SPECIAL:
        raise _Wrong("NOT_FOR_ALL", _said(row))
    if kind not in HELD:
        raise _Wrong("ODD_KIND", _said(row))
    year, number = _text(row["implYy"]), _text(row["implSeq"])
    if not re.fullmatch(r"(19|20)\d\d", year) or not re.fullmatch(r"[0-9]{1,4}", number):
        raise _Wrong("ODD_ROUND", _said(row))
    codes = _certificates(row, kind, sent.asked, known)
    if not codes:
        raise _Wrong("NOT_OURS", _said(row))
    return [Which(code, int(year), kind, int(number)) for code in codes]


def _certificates(
    row: Mapping[str, Any], kind: str, asked: str, known: Sequence[Known]
) -> list[str]:
    """The one that the request named; else those of the rank, or the name, of the description."""
    ours = [one for one in known if one.kind == kind]
    if asked:
        return [one.code for one in ours if one.code == asked]
    said = ROUND.sub(" ", _text(row.get("description"))).strip()
    for name in (_text(row.get("qualgbNm")), *KIND_NAMES):
        said = said.removeprefix(name).strip()
    words = set(BETWEEN.split(said))
    if words <= {one.grade for one in ours if one.grade}:
        return [one.code for one in ours if one.grade in words]
    return [one.code for one in ours if _bare(one.name) == _bare(said)]


def _parts(row: Mapping[str, Any], year: int) -> tuple[list[Sitting], list[_Wrong]]:
    """The written and the practical part, as far as the row has them."""
    sittings, wrongs = [], []
    for part, prefix in PARTS.items():
        try:
            one = _part(row, part, prefix, year)
        except _Wrong as wrong:
            wrongs.append(wrong)
            continue
        if one is not None:
            sittings.append(one)
    if not sittings and not wrongs:
        wrongs.append(_Wrong("NO_DAYS", _said(row)))
    return sittings, wrongs


def _part(row: Mapping[str, Any], part: str, prefix: str, year: int) -> Sitting | None:
    """None if the round has no such part. A last day that is left out is the first one."""
    names = [f"{prefix}{end}" for end in ("RegStartDt", "RegEndDt", "ExamStartDt", "ExamEndDt")]
    opens, closes, first, last = (_day(row, name, year) for name in names)
    result = _day(row, f"{prefix}PassDt", year)
    if not (opens or closes or first or last or result):
        return None
    if opens is None or closes is None or first is None:
        missing = [name for name in names[:3] if _day(row, name, year) is None]
        raise _Wrong("MISSING_DAY", f"{_said(row)} | {', '.join(missing)}")
    last = last or first
    if not (opens <= closes < first <= last <= (result or last)):
        days = ", ".join(f"{one:%Y-%m-%d}" for one in (opens, closes, first, last, result or last))
        raise _Wrong("DISORDER", f"{_said(row)} | {prefix}: {days}")
    return Sitting(Which("", year, "", 0), part, first, last, result, ((opens, closes),))


def _day(row: Mapping[str, Any], name: str, year: int) -> date | None:
    """A day of the round's year or one beside it; None where the row leaves it out."""
    text = _text(row.get(name))
    if text.lower() in NOTHING:
        return None
    written = DAY.fullmatch(text)
    try:
        day = date(int(written[1]), int(written[3]), int(written[4])) if written else None
    except ValueError:
        day = None
    if day is None or abs(day.year - year) > 1:
        raise _Wrong("ODD_DAY", f"{_said(row)} | {name} = {text}")
    return day


def _joined(same: list[tuple[int, Sitting]]) -> tuple[Sitting, list[Refused]]:
    """One part of a round from all its rows: the days of the earliest time to apply, which is the
    regular one; rows that give it other days are refused.
    """
    same = sorted(same, key=lambda one: (one[1].windows, one[1].first, one[1].last, one[0]))
    first = same[0][1]
    result = min((one.result for _row, one in same if one.result), default=None)
    windows: dict[date, date] = {}
    refused = []
    for row, one in same:
        if (one.first, one.last) != (first.first, first.last) or one.result not in (result, None):
            days = f"{one.part}: {one.first}, {one.last}, {one.result}"
            refused.append(Refused(row, "OTHER_DAYS", f"{days} ({first.first}, {first.last})"))
            continue
        for opens, closes in one.windows:
            windows[opens] = max(closes, windows.get(opens, closes))
    return replace(first, result=result, windows=tuple(sorted(windows.items()))), refused


def _whole(sittings: Iterable[Sitting]) -> list[Sitting]:
    """By certificate and day. A professional exam whose rounds all have one part is whole."""
    found = list(sittings)
    two = {one.which.certificate for one in found if one.part == "PRACTICAL"}
    return sorted(
        (
            replace(one, part=WHOLE)
            if one.which.kind == PROFESSIONAL and one.which.certificate not in two
            else one
            for one in found
        ),
        key=lambda one: (one.which, one.part),
    )


def _said(row: Mapping[str, Any]) -> str:
    """By what a reader finds the row again."""
    names = ("implYy", "implSeq", "qualgbCd", "description")
    return " | ".join(text for name in names if (text := _text(row.get(name))))


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
