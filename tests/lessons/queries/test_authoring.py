"""What a provider finds on their desk."""

import pytest

from naru.lessons.queries import authoring
from tests.lessons.factories import LearningFactory, PackageFactory, VersionFactory, media_of
from tests.lessons.folders import VTT

pytestmark = pytest.mark.django_db


def test_the_draft_comes_before_what_is_published():
    first = VersionFactory()
    course = first.package.course
    assert authoring.desk_of(course).draft is None
    assert authoring.desk_of(course).content == first.content
    draft = VersionFactory(package=first.package, number=2, state="DRAFT")
    assert authoring.desk_of(course).draft == draft
    assert authoring.desk_of(course).seen == draft.changed_at
    LearningFactory(version=first)
    (published,) = authoring.published_of(course)
    assert (published, published.people) == (first, 1)


def test_a_course_without_lessons_has_an_empty_desk():
    desk = authoring.desk_of(PackageFactory().course)
    assert (desk.draft, desk.content.lessons, desk.media) == (None, [], {})


def test_transcripts_are_made_from_captions():
    version = VersionFactory(state="DRAFT")
    file = media_of(version.package, VTT.encode(), name="captions/a.vtt", kind="CAPTIONS")
    version.document["media"] = {file.name: file.sha256}
    version.save()
    desk = authoring.desk_of(version.package.course)
    told = {"captions_ko": "captions/a.vtt", "captions_en": ""}
    assert authoring.cues_of(desk, told) == {
        "captions/a.vtt": [
            [0.0, "칸은 줄과 열이 만나는 자리입니다."],
            [4.0, "이름은 B3처럼 부릅니다."],
        ]
    }
