"""A course turned into what search keeps of it: a vector, its offers, terms to suggest."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from django.utils import timezone

from naru.catalogue import lexicon
from naru.catalogue.enums import Mode, Payer, RunStatus, Schedule
from naru.catalogue.finding import tags
from naru.catalogue.finding.tags import Offer
from naru.catalogue.index.whereabouts import Spot, spot_of
from naru.catalogue.korean import endings, labels, vectors
from naru.catalogue.korean.words import squeezed, unique, words
from naru.catalogue.models import Course, Run

LONGEST_BODY = 6_000
LONGEST_TERM = 60
SHORTEST_TERM = 2
NAMES = re.compile(r"\s*[,;/·]\s*(?![^(]*\))")
PREFIX = re.compile(r"^\s*(?:\[[^\]]*\]|\([^)]*\)|<[^>]*>)\s*")
SAY_NOTHING = endings.FILLERS | endings.GENERIC
STORED = tuple(one.name for one in fields(Offer))


@dataclass(frozen=True)
class Entry:
    """The row of one course, ready to be written."""

    course_id: int
    vector: str
    title: str
    offers: str
    terms: tuple[str, ...]


def entry_of(course: Course) -> Entry:
    """What search keeps of a course with its provider, skills, runs and sessions at hand.

    A course that is gone or a draft, or whose runs all are, keeps an empty row that nothing finds.
    Drafts of runs count as not there.
    """
    hidden = bool(course.gone_at) or course.is_draft
    runs = [] if hidden else [run for run in course.runs.all() if not run.is_draft]
    live = [run for run in runs if not run.gone_at and run.status != RunStatus.CANCELLED]
    spots = [spot_of(run) for run in live]
    offers = [_offer(course, run, spot) for run, spot in zip(live, spots, strict=True)]
    if not runs and not hidden:
        offers = [_bare(course)]
    if not offers:
        return Entry(course.pk, "", squeezed(course.title)[:300], "[]", ())
    return Entry(
        course_id=course.pk,
        vector=vectors.vector(*_parts(course, live, spots, offers)),
        title=squeezed(course.title)[:300],
        offers=json.dumps([_stored(offer) for offer in offers], ensure_ascii=False),
        terms=tuple(unique(_terms(course))),
    )


def _stored(offer: Offer) -> list[object]:
    return [getattr(offer, name) for name in STORED]


def offer_of(stored: list[object]) -> Offer:
    """An offer as it was stored."""
    run_id, first, last, fee, point, opens, told, always = stored
    return Offer(
        run_id=run_id,  # type: ignore[arg-type]
        first=first,  # type: ignore[arg-type]
        last=last,  # type: ignore[arg-type]
        fee=fee,  # type: ignore[arg-type]
        point=tuple(point) if point else None,  # type: ignore[arg-type]
        opens=tuple(opens) if opens else None,  # type: ignore[arg-type]
        tags=tuple(told),  # type: ignore[arg-type]
        always=bool(always),
    )


def _offer(course: Course, run: Run, spot: Spot) -> Offer:
    always = run.schedule == Schedule.ALWAYS
    meets = tags.when(
        weekdays=run.weekdays,
        starts=run.daily_from,
        sessions=[timezone.localtime(session.starts_at) for session in run.sessions.all()],
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
            *_of_course(course),
            *([f"district:{spot.district}"] if spot.district else []),
            *sorted(meets),
        ),
        always=always,
    )


def _bare(course: Course) -> Offer:
    """A course of which no run was ever told."""
    told = _of_course(course)
    return Offer(
        run_id=None, first=None, last=None, fee=None, point=None, opens=None, tags=tuple(told)
    )


def _of_course(course: Course) -> list[str]:
    """Tags that all runs of a course share."""
    found = tags.audience(
        age_rule_known=course.age_rule_known,
        age_from=course.age_from,
        age_to=course.age_to,
        residence=course.residence,
        where=course.residence_district.code if course.residence_district else "",
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
    course: Course, runs: list[Run], spots: list[Spot], offers: list[Offer]
) -> Iterator[tuple[str, str]]:
    yield "A", course.title
    yield "B", ", ".join(skill.name for skill in course.skills.all() if skill.name)
    if course.certificate:
        yield "B", f"{course.certificate} {labels.CERTIFICATE}"
    yield "B", course.subject
    field = lexicon.fields().get(course.field)
    if field:
        yield "B", f"{field.ko}, {field.en}"
    yield "C", course.provider.name if course.provider else ""
    yield "C", ", ".join(unique(spot.words for spot in spots))
    told = {label for offer in offers for label in (*offer.tags, f"fee:{offer.fee}")}
    yield "C", ", ".join(text for label, text in labels.LABELS.items() if label in told)
    yield "D", _body(course, runs)[:LONGEST_BODY]


def _body(course: Course, runs: Iterable[Run]) -> str:
    texts = [course.summary, course.outlook, course.prerequisites, course.audience]
    texts += [text for block in course.blocks for text in _block_texts(block)]
    texts += unique(run.teacher_words for run in runs)
    return ".\n".join(text for text in texts if text)


def _block_texts(block: dict[str, object]) -> Iterator[str]:
    """The texts of one piece of a description (see `Course.blocks`), however deep they lie."""
    waiting: list[object] = [block.get("text"), block.get("items"), block.get("rows")]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, str):
            yield part
        elif isinstance(part, list):
            waiting[:0] = part


def _certificates(course: Course) -> list[str]:
    return [name for name in NAMES.split(course.certificate) if name]


def _terms(course: Course) -> Iterator[str]:
    """What is worth suggesting: names, the title, and the words of the title."""
    names = [skill.name for skill in course.skills.all()]
    names += _certificates(course)
    names += [course.provider.name] if course.provider else []
    title = PREFIX.sub("", course.title).strip()
    names += [title]
    for word in words(title):
        text = endings.stem(word.text) if word.kind == "hangul" else word.text
        if word.kind in ("hangul", "latin") and not {word.text, text} & SAY_NOTHING:
            as_written = re.search(re.escape(text), title, re.IGNORECASE)
            names.append(as_written[0] if as_written else text)
    for name in names:
        plain = " ".join(name.split())
        if SHORTEST_TERM <= len(plain) <= LONGEST_TERM:
            yield plain
