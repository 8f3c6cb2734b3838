"""A course in a list: what somebody looks for before they open it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naru.catalogue import lexicon
from naru.catalogue.enums import Mode
from naru.catalogue.queries.lines import CourseLine
from naru.core.languages import in_reader_language
from naru.web.public.courses import texts, words
from naru.web.public.courses.whence import Whence, distance
from naru.web.public.courses.words import Mark, Said


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A name with its value."""

    label: str
    said: Said


@dataclass(frozen=True, kw_only=True)
class Card:
    """One course of a list, ready for its template. `others` counts further runs on offer."""

    href: str
    title: str
    title_is_korean: bool
    summary: Said
    marks: list[Mark]
    facts: list[Fact]
    fee: Said
    free_places: Said | None
    others: int


def card_of(line: CourseLine, *, at: datetime, whence: Whence | None = None) -> Card:
    """The card of a course with the run that fits the search best, and how far away it is."""
    course, run = line.course, line.run
    title = texts.title_of(course)
    marks = [words.mark_of(run, at=at)] if run else [Mark(_("모집 일정 안내 없음"), "outline")]
    field = lexicon.fields().get(course.field)
    if field:
        marks.append(Mark(in_reader_language(field.ko, field.en), "outline"))
    if course.is_sample:
        marks.append(Mark(_("지어낸 보기"), "warning"))
    facts = [Fact(label=_("방법"), said=mode(course.mode))]
    if run:
        facts += [
            Fact(label=_("시작"), said=words.short_days(run)),
            Fact(label=_("시간"), said=words.times(run)),
        ]
    if course.mode != Mode.ONLINE:
        facts.append(Fact(label=_("장소"), said=words.place(run, course.mode)))
        if run and whence:
            facts.append(Fact(label=_("거리"), said=distance(run, whence)))
    return Card(
        href=reverse("course", args=[course.public_id]),
        title=title.words,
        title_is_korean=title.is_korean,
        summary=texts.summary_of(course),
        marks=marks,
        facts=facts,
        fee=words.fee(run),
        free_places=words.free_places(run) if run else None,
        others=line.others,
    )


def mode(value: str) -> Said:
    """Online or on the spot."""
    if value == Mode.UNKNOWN:
        return Said(_("방법 안내 없음"), known=False)
    return Said(str(Mode(value).label))
