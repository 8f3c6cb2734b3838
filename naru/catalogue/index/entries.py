"""A course turned into what search keeps of it: a vector, its offers, terms to suggest."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any

from django.utils import timezone

from naru.catalogue import lexicon
from naru.catalogue.enums import Mode, Payer, RunStatus, Schedule
from naru.catalogue.finding import tags
from naru.catalogue.finding.tags import Offer
from naru.catalogue.index.told import Told, ToldCourse, ToldRun
from naru.catalogue.index.whereabouts import Spot, spot_of
from naru.catalogue.korean import endings, labels, vectors
from naru.catalogue.korean.words import squeezed, unique, words

LONGEST_BODY = 6_000
LONGEST_TERM = 60
SHORTEST_TERM = 2
NAMES = re.compile(r"\s*[,;/·]\s*(?![^(]*\))")
PREFIX = re.compile(r"^\s*(?:\[[^\]]*\]|\([^)]*\)|<[^>]*>)\s*")
SAY_NOTHING = endings.FILLERS | endings.GENERIC
stored_of = attrgetter(*(one.name for one in fields(Offer)))
"""An offer as it is stored: its values in their order."""

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Entry:
    """The row of one course, ready to be written, with its lexemes and terms."""

    course_id: int
    places: vectors.Places
    title: str
    offers: str
    terms: tuple[str, ...]

    @property
    def vector(self) -> str:
        """The literal of the row's tsvector."""
        return vectors.literal(self.places)


def entry_of(told: Told) -> Entry:
    """What search keeps of a course.

    A course that is gone or a draft, or whose runs all are, keeps an empty row that nothing finds.
    Drafts of runs count as not there.
    """
    course = told.course
    runs = [] if course.hidden else told.runs
    live = [run for run in runs if not run.gone and run.status != RunStatus.CANCELLED]
    spots = [spot_of(run, *told.spots.of(run)) for run in live]
    shared = _of_course(course)
    offers = [
        _offer(run, spot, shared, told.sessions.get(run.pk, ()))
        for run, spot in zip(live, spots, strict=True)
    ]
    if not runs and not course.hidden:
        offers = [_bare(shared)]
    if not offers:
        return Entry(course.pk, vectors.NOWHERE, squeezed(course.title)[:300], "[]", ())
    return Entry(
        course_id=course.pk,
        places=vectors.places(*_parts(told, live, spots, offers)),
        title=squeezed(course.title)[:300],
        offers=_json([stored_of(offer) for offer in offers]),
        terms=tuple(unique(_terms(course, told.skills))),
    )


def offer_of(stored: list[object]) -> Offer:
    """An offer as it was stored. What many offers share is held once in memory."""
    run_id, first, last, fee, point, opens, told, always = stored
    return Offer(
        run_id=run_id,  # type: ignore[arg-type]
        first=first,  # type: ignore[arg-type]
        last=last,  # type: ignore[arg-type]
        fee=fee,  # type: ignore[arg-type]
        point=_same(tuple(point)) if point else None,  # type: ignore[arg-type]
        opens=_same(tuple(opens)) if opens else None,  # type: ignore[arg-type]
        tags=_tags(tuple(told)),  # type: ignore[arg-type]
        always=bool(always),
    )


@lru_cache(maxsize=50_000)
def _same(value: tuple[Any, ...]) -> tuple[Any, ...]:
    return value


@lru_cache(maxsize=50_000)
def _tags(told: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(intern, told))


def _offer(run: ToldRun, spot: Spot, shared: list[str], sessions: Sequence[datetime]) -> Offer:
    always = run.schedule == Schedule.ALWAYS
    meets = tags.when(
        weekdays=run.weekdays,
        starts=run.daily_from,
        sessions=[timezone.localtime(starts_at) for starts_at in sessions],
        always=always,
    )
    return Offer(
        run_id=run.pk,
        first=run.starts_on.toordinal() if run.starts_on else None,
        last=tags.last_day(starts_on=run.starts_on, last_on=run.last_on),
        fee=0 if run.payer == Payer.NOBODY else run.fee_won,
        point=spot.point,
        opens=tags.window(
            status=run.status, opens_at=run.apply_from_at, closes_at=run.apply_until_at
        ),
        tags=(
            *shared,
            *([f"district:{spot.district}"] if spot.district else []),
            *sorted(meets),
        ),
        always=always,
    )


def _bare(shared: list[str]) -> Offer:
    """A course of which no run was ever told."""
    return Offer(
        run_id=None, first=None, last=None, fee=None, point=None, opens=None, tags=tuple(shared)
    )


def _of_course(course: ToldCourse) -> list[str]:
    """Tags that all runs of a course share."""
    found = tags.audience(
        age_rule_known=course.age_rule_known,
        age_from=course.age_from,
        age_to=course.age_to,
        residence=course.residence,
        where=course.residence_code or "",
    )
    if course.mode != Mode.UNKNOWN:
        found.append(f"mode:{course.mode}")
    if course.field:
        found.append(f"field:{course.field}")
    names = _certificates(course)
    if names:
        found += ["certificate:*", *(f"certificate:{name}" for name in names)]
    return found


def _parts(
    told: Told, runs: list[ToldRun], spots: list[Spot], offers: list[Offer]
) -> Iterator[tuple[str, str]]:
    course = told.course
    yield "A", course.title
    if course.title_en:
        yield "A", course.title_en
    yield "B", ", ".join(name for name in told.skills if name)
    if course.certificate:
        yield "B", f"{course.certificate} {labels.CERTIFICATE}"
    yield "B", course.subject
    field = lexicon.fields().get(course.field)
    if field:
        yield "B", f"{field.ko}, {field.en}"
    yield "C", course.provider_name or ""
    yield "C", ", ".join(unique(spot.words for spot in spots))
    yield "C", _labels(frozenset(label for offer in offers for label in _labelled(offer)))
    yield "D", _body(course, runs)[:LONGEST_BODY]


def _labelled(offer: Offer) -> Iterator[str]:
    yield from (tag for tag in offer.tags if tag in labels.LABELS)
    if offer.fee == 0:
        yield "fee:0"


@lru_cache(maxsize=256)
def _labels(told: frozenset[str]) -> str:
    return ", ".join(text for label, text in labels.LABELS.items() if label in told)


def _body(course: ToldCourse, runs: Iterable[ToldRun]) -> str:
    texts = [course.summary, course.outlook, course.prerequisites, course.audience]
    texts += [text for block in course.blocks for text in _block_texts(block)]
    texts += unique(run.teacher_words for run in runs)
    texts += [course.summary_en, course.outlook_en]
    texts += [text for block in course.blocks_en for text in _block_texts(block)]
    return vectors.APART.join(text for text in texts if text)


def _block_texts(block: dict[str, object]) -> Iterable[str]:
    """The texts of one piece of a description (see `Course.blocks`), however deep they lie."""
    text = block.get("text")
    if isinstance(text, str) and "items" not in block and "rows" not in block:
        return (text,)
    return _deep([text, block.get("items"), block.get("rows")])


def _deep(waiting: list[object]) -> Iterator[str]:
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, str):
            yield part
        elif isinstance(part, list):
            waiting[:0] = part


def _certificates(course: ToldCourse) -> list[str]:
    return [name for name in NAMES.split(course.certificate) if name]


def _terms(course: ToldCourse, skills: Iterable[str]) -> Iterator[str]:
    """What is worth suggesting: names, the title, and the words of the title."""
    names = [*skills, *_certificates(course), course.provider_name or ""]
    title = PREFIX.sub("", course.title).strip()
    names += [title, course.title_en]
    lowered = title.lower()
    for word in words(title):
        if word.kind not in ("hangul", "latin"):
            continue
        text = endings.stem(word.text) if word.kind == "hangul" else word.text
        if word.text in SAY_NOTHING or text in SAY_NOTHING:
            continue
        at = lowered.find(text) if len(lowered) == len(title) else title.find(text)
        names.append(title[at : at + len(text)] if at >= 0 else text)
    for name in names:
        plain = " ".join(name.split())
        if SHORTEST_TERM <= len(plain) <= LONGEST_TERM:
            yield plain
