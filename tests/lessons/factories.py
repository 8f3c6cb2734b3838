"""Lessons, and people who learn from them, for tests."""

import hashlib
import json
from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from naru.enrolments.enums import State
from naru.lessons.enums import MediaKind, VersionState
from naru.lessons.models import Learning, Media, Package, Piece, Version
from naru.lessons.rules.document import Document, Lesson
from tests.catalogue.factories import CourseFactory, ProviderFactory, RunFactory
from tests.enrolments.factories import ApplicationFactory, IntakeFactory

NOON = datetime(2026, 11, 24, 3, tzinfo=UTC)
"""Tuesday 24 November 2026, 12:00 in Seoul."""
TEXT = "칸은 줄과 열이 만나는 자리입니다.\n\n## 칸의 이름\n\n열은 글자, 줄은 수로 부릅니다.\n"
CODES = ("cells", "sums", "sorting")


def lesson(code="cells", **more):
    """A lesson of ten minutes."""
    told = {
        "title_ko": f"레슨 {code}",
        "title_en": f"Lesson {code}",
        "minutes": 10,
        "text_ko": TEXT,
        "text_en": "A cell is where a row and a column meet.\n",
    }
    return Lesson(code=code, **{**told, **more})


def question(code="q-cells", lesson="cells", **more):
    """A question of an exam with one right answer, as `quiz.toml` has it."""
    told = {
        "check": False,
        "exam": True,
        "kind": "single",
        "ask_ko": "B열의 셋째 칸은 무엇이라 부르나요?",
        "ask_en": "What is the third cell of column B called?",
        "why_ko": "열의 글자가 먼저 옵니다.",
        "why_en": "The letter of the column comes first.",
        "options": [
            {"ko": "B3", "en": "B3", "right": True},
            {"ko": "3B", "en": "3B", "right": False},
        ],
        "answer": None,
        "tolerance": "0",
        "unit_ko": "",
        "unit_en": "",
        "accepted_ko": [],
        "accepted_en": [],
    }
    return {"code": code, "lesson": lesson, **told, **more}


def document(*lessons, quiz=None, media=None):
    """Three lessons without a quiz."""
    return Document(list(lessons) or [lesson(code) for code in CODES], media or {}, quiz)


class PackageFactory(DjangoModelFactory):
    """The online part of a provider's own course."""

    class Meta:
        model = Package

    course = factory.SubFactory(
        CourseFactory,
        provider=factory.SubFactory(ProviderFactory),
        number=factory.Sequence(lambda n: f"L-{n}"),
        mode="ONLINE",
    )
    made_at = NOON


class VersionFactory(DjangoModelFactory):
    """The first published version."""

    class Meta:
        model = Version

    class Params:
        content = factory.LazyFunction(document)

    package = factory.SubFactory(PackageFactory)
    number = 1
    state = VersionState.PUBLISHED
    document = factory.LazyAttribute(lambda one: one.content.as_json())
    digest = factory.LazyAttribute(
        lambda one: hashlib.sha256(json.dumps(one.document).encode()).hexdigest()
    )
    made_at = changed_at = NOON
    published_at = factory.LazyAttribute(
        lambda one: NOON if one.state == VersionState.PUBLISHED else None
    )


def seat_at(package, **more):
    """Somebody with a seat in a run of the course."""
    run = RunFactory(course=package.course)
    return ApplicationFactory(intake=IntakeFactory(run=run), state=State.SEATED, **more)


class LearningFactory(DjangoModelFactory):
    """Somebody who began at noon on the first version, by a seat of their own."""

    class Meta:
        model = Learning

    version = factory.SubFactory(VersionFactory)
    application = factory.LazyAttribute(lambda one: seat_at(one.version.package))
    resident = factory.LazyAttribute(lambda one: one.application.resident)
    begun_at = NOON


class MediaFactory(DjangoModelFactory):
    """A small text file with its bytes."""

    class Meta:
        model = Media

    class Params:
        data = b"name,sum\n"

    package = factory.SubFactory(PackageFactory)
    name = "media/table.csv"
    kind = MediaKind.ATTACHMENT
    mime = "text/csv"
    size = factory.LazyAttribute(lambda one: len(one.data))
    sha256 = factory.LazyAttribute(lambda one: hashlib.sha256(one.data).hexdigest())
    made_at = NOON


def media_of(package, data=b"name,sum\n", **more):
    """A file of the package in one piece."""
    made = MediaFactory(package=package, data=data, **more)
    Piece.objects.create(media=made, number=0, data=data)
    return made
