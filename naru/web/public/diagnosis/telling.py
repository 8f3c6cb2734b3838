"""A result in words: bands with why, what disagrees, what changed since last time, what is next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from naru.diagnosis.enums import Level, Part, Whence
from naru.diagnosis.models import Result, Run
from naru.diagnosis.queries.runs import answers_of, scales_of, skills_of, values_of
from naru.diagnosis.reading.schema import ScaleEntry, ScalesFile
from naru.diagnosis.rules import scales
from naru.diagnosis.rules.skills import Source
from naru.programmes import queries as programmes
from naru.programmes.models import Programme

TONES = {"low": "warning", "mid": "gray", "high": "success"}
ORDER = {"high": 0, "mid": 1, "low": 2, "key": 0, "some": 1, "little": 2}


@dataclass(frozen=True)
class Said:
    """A statement and what was answered; `step` leads back to it."""

    text: str
    answer: str
    step: str


@dataclass(frozen=True)
class Told:
    """One scale: its band in words, why, and what to do next. `level` is for the drawing only."""

    code: str
    name: str
    band: str
    label: str
    tone: str
    sure: bool
    words: str
    level: float
    because: list[Said]
    against: list[Said]
    programmes: list[Programme]
    courses: str
    corrected: bool
    changed: str = ""
    focus: bool = False


@dataclass(frozen=True)
class Weighed:
    """One thing that can matter in work."""

    name: str
    plus: str
    band: str


@dataclass(frozen=True)
class Skill:
    """One skill with every source it has."""

    code: str
    name: str
    level: int
    sources: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Values:
    """What matters in work, and how sure that is."""

    weighed: list[Weighed]
    asked: int
    sure: bool
    against: int


@dataclass(frozen=True)
class Outcome:
    """Everything one version of a result tells; None where a part was not done."""

    domains: list[Told] | None
    domains_alike: bool
    interests: list[Told] | None
    values: Values | None
    skills: list[tuple[str, list[Skill]]]
    skills_done: bool

    @property
    def next(self) -> list[Told]:
        """Where to begin: what one wants to change, else what is lowest, at most two."""
        told = self.domains or []
        chosen = [one for one in told if one.focus]
        low = [one for one in told if one.band == "low"]
        return (chosen or low)[:2]

    @property
    def drawn(self) -> list[Told]:
        """Interests that draw one, the strongest first."""
        return [one for one in self.interests or [] if one.band == "high"]


def outcome(run: Run, result: Result, before: tuple[Run, Result] | None = None) -> Outcome:
    """The result in the reader's language; with `before`, domains compared with that one."""
    body, given = result.body, answers_of(run)
    offered = programmes.by_code()
    domains = body.get(Part.DOMAINS)
    return Outcome(
        domains=_told(run, Part.DOMAINS, body, given, offered, before) if domains else None,
        domains_alike=bool(domains and domains["alike"]),
        interests=_by_band(_told(run, Part.INTERESTS, body, given, offered, before))
        if Part.INTERESTS in body
        else None,
        values=_values(run, body[Part.VALUES]) if Part.VALUES in body else None,
        skills=_skills(run, result),
        skills_done="situations" in given[Part.SKILLS],
    )


def _by_band(told: list[Told]) -> list[Told]:
    return sorted(told, key=lambda one: (ORDER[one.band], -one.level))


def _told(
    run: Run,
    part: Part,
    body: Mapping[str, Any],
    given: Mapping[str, Mapping[str, Any]],
    offered: Mapping[str, Programme],
    before: tuple[Run, Result] | None,
) -> list[Told]:
    file = scales_of(run, part)
    found = body[part]["scales"]
    focus = body[part].get("focus", [])
    earlier = before[1].body.get(part, {}).get("scales", {}) if before else {}
    told = []
    for entry in file.scale:
        if entry.code not in found:
            continue
        kept = found[entry.code]
        told.append(_one(file, entry, kept, given[part], offered, entry.code in focus, earlier))
    return told


def _one(
    file: ScalesFile,
    entry: ScaleEntry,
    kept: Mapping[str, Any],
    given: Mapping[str, Any],
    offered: Mapping[str, Programme],
    focus: bool,
    earlier: Mapping[str, Any],
) -> Told:
    band = kept["band"]
    words = {"low": str(entry.low), "mid": "", "high": str(entry.high)}
    suggests = entry.suggests
    return Told(
        code=entry.code,
        name=str(entry.name),
        band=band,
        label=str(getattr(file.bands, band)),
        tone=TONES[band],
        sure=kept["sure"],
        words=words[band],
        level=kept["level"],
        because=_said(file, kept["because"], given),
        against=_said(file, kept["against"] or [], given),
        programmes=[offered[code] for code in suggests.programmes if code in offered],
        courses=str(suggests.courses) if suggests.courses else "",
        corrected=bool(kept.get("corrected")),
        changed=_changed(earlier.get(entry.code), kept),
        focus=focus,
    )


def _said(file: ScalesFile, codes: list[str], given: Mapping[str, Any]) -> list[Said]:
    """Statements with today's answers; one that was skipped since is left out."""
    texts = {one.code: one.text for one in file.item}
    return [
        Said(str(texts[code]), str(file.answers[given[code] - 1]), code)
        for code in codes
        if given.get(code) is not None
    ]


def _changed(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> str:
    """ "up", "down" or "same"; nothing where there is nothing to compare with."""
    if before is None:
        return ""
    return scales.changed(_level(before), _level(now))


def _level(kept: Mapping[str, Any]) -> scales.Level:
    return scales.Level(
        scale="",
        level=kept["level"],
        low=kept["low"],
        high=kept["high"],
        band=kept["band"],
        sure=kept["sure"],
        answered=kept["answered"],
        against=None,
        because=(),
    )


def _values(run: Run, kept: Mapping[str, Any]) -> Values:
    file = values_of(run)
    found = kept["dimensions"]
    weighed = [
        (found[one.code], Weighed(str(one.name), str(one.plus), found[one.code]["band"]))
        for one in file.dimension
    ]
    weighed.sort(key=lambda pair: (ORDER[pair[1].band], -pair[0]["top"]))
    return Values(
        weighed=[one for _kept, one in weighed],
        asked=kept["asked"],
        sure=kept["sure"] * 100 >= file.sure_percent,
        against=kept["against"],
    )


def _skills(run: Run, result: Result) -> list[tuple[str, list[Skill]]]:
    """By level, the highest first."""
    file = skills_of(run)
    names = {one.code: str(one.name) for one in file.skill}
    found: dict[str, Skill] = {}
    for row in result.skills.all():
        one = found.setdefault(row.skill, Skill(row.skill, names[row.skill], row.level))
        source = file.names(Source(row.skill, row.situation, row.activity))
        one.sources.append(
            f"{source[0]} – {source[1]}" if source else str(Whence(row.whence).label)
        )
    return [
        (str(level.label), own)
        for level in sorted(Level, reverse=True)
        if (own := [found[code] for code in names if code in found and found[code].level == level])
    ]
