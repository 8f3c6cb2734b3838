"""Reads of lessons for whoever writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Count

from naru.catalogue.models import Course
from naru.lessons.enums import VersionState
from naru.lessons.models import Media, Version
from naru.lessons.queries.units import bytes_of, media_of
from naru.lessons.rules import captions
from naru.lessons.rules.document import Cues, Document


@dataclass(frozen=True)
class Desk:
    """What is being written: the draft, else what is published, else nothing yet."""

    course: Course
    version: Version | None

    @property
    def draft(self) -> Version | None:
        """None while nothing was changed since the newest version."""
        is_draft = self.version is not None and self.version.state == VersionState.DRAFT
        return self.version if is_draft else None

    @property
    def seen(self) -> datetime | None:
        return self.draft.changed_at if self.draft else None

    @cached_property
    def content(self) -> Document:
        return self.version.content if self.version else Document()

    @cached_property
    def media(self) -> dict[str, Media]:
        return media_of(self.version) if self.version else {}


def desk_of(course: Course) -> Desk:
    """The course's draft or newest version."""
    newest = Version.objects.filter(package__course=course).order_by("-number")
    return Desk(course, newest.first())


def published_of(course: Course) -> list[Version]:
    """Every published version, the newest first, with `people`: how many learn on it."""
    found = Version.objects.published().filter(package__course=course)
    return list(found.annotate(people=Count("learnings")).defer("document"))


def cues_of(desk: Desk, told: Mapping[str, Any]) -> dict[str, Cues]:
    """Transcripts of the captions that the form names, by file."""
    names = {told.get("captions_ko"), told.get("captions_en")} & set(desk.media)
    return {str(name): _cues(desk.media[str(name)]) for name in names}


def _cues(media: Media) -> Cues:
    text = bytes_of(media, 0, media.size).decode("utf-8")
    return [[one.from_s, one.text] for one in captions.parse(text).cues]
