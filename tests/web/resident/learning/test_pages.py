"""Learning online: from the seat to a lesson, its text, its video and its files."""

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.lessons.enums import MediaKind
from naru.lessons.models import Learning
from naru.lessons.reading.folder import read_folder
from naru.lessons.rules.limits import Limits
from naru.lessons.services import versions
from tests.lessons.factories import (
    LearningFactory,
    PackageFactory,
    VersionFactory,
    document,
    lesson,
    media_of,
    seat_at,
)

pytestmark = pytest.mark.django_db
FILM = bytes(range(200))
QUERIES = 13
SPREADSHEETS = Path(__file__).parents[4] / "cities" / "seoul" / "lessons" / "spreadsheets"
SLOW_BYTES = 14_000
"""of the page alone, packed as it travels; styles and scripts are loaded once for the site."""


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def taught():
    """A course of two lessons, the first with a video, captions, sound and a table to take."""
    version = VersionFactory(state="DRAFT")
    package = version.package
    files = [
        media_of(package, data=FILM, name="media/a.webm", kind=MediaKind.VIDEO, mime="video/webm"),
        media_of(package, data=b"ogg", name="media/a.ogg", kind=MediaKind.AUDIO, mime="audio/ogg"),
        media_of(package, data=b"WEBVTT\n", name="captions/a.vtt", kind=MediaKind.CAPTIONS),
        media_of(package, data=b"<svg/>", name="pictures/a.svg", kind=MediaKind.PICTURE),
        media_of(package),
    ]
    first = lesson(
        "cells",
        text_ko="칸입니다.\n\n![칸 B3](pictures/a.svg)\n",
        video="media/a.webm",
        audio="media/a.ogg",
        captions_ko="captions/a.vtt",
        attachments=["media/table.csv"],
        cues_ko=[[0.0, "줄과 <열>이 만납니다"], [75.5, "이름은 B3입니다"]],
        exercise_ko="표를 그려 보세요.",
    )
    made = document(first, lesson("sums"), media={one.name: one.sha256 for one in files})
    version.document, version.state = made.as_json(), "PUBLISHED"
    version.published_at = version.made_at
    version.save()
    return version


@pytest.fixture
def mine(client, taught):
    """Somebody who begins it, logged in."""
    seat = seat_at(taught.package)
    client.force_login(seat.resident.user)
    client.post(reverse("learning_begin", args=[seat.public_id]))
    return Learning.objects.get(resident=seat.resident)


def page(client, mine, code="cells", **asked):
    return client.get(reverse("learning_lesson", args=[mine.public_id, code]), asked)


def test_a_seat_leads_to_the_first_lesson(client, taught):
    seat = seat_at(taught.package)
    client.force_login(seat.resident.user)
    begin = reverse("learning_begin", args=[seat.public_id])
    assert begin in text_of(client.get(reverse("learning")))
    assert begin in text_of(client.get(reverse("enrolments")))
    assert "2단원, 모두 20분입니다." in text_of(client.get(begin))
    answer = client.post(begin)
    learning = Learning.objects.get(resident=seat.resident)
    assert (learning.version, learning.rule["kind"]) == (taught, "online")
    assert answer.url == reverse("learning_lesson", args=[learning.public_id, "cells"])
    assert client.get(begin).url == reverse("learning_course", args=[learning.public_id])


def test_a_lesson_shows_text_video_and_what_is_said(client, mine):
    shown = text_of(page(client, mine))
    assert "1단원" in shown
    assert '<video controls preload="none"' in shown
    assert 'kind="captions"' in shown
    assert 'alt="칸 B3"' in shown
    assert "줄과 &lt;열&gt;이 만납니다" in shown
    assert "1:15" in shown
    assert "표를 그려 보세요." in shown
    assert "table.csv" in shown
    assert reverse("learning_lesson", args=[mine.public_id, "sums"]) in shown


def test_slow_lines_take_sound_or_text_alone(client, mine):
    sound, text = (text_of(page(client, mine, **{"as": way})) for way in ("sound", "text"))
    assert "<audio" in sound
    assert "<video" not in sound
    assert "<audio" not in text
    assert "<video" not in text
    assert "<img" not in text
    assert "[그림 설명: 칸 B3]" in text
    assert "이름은 B3입니다" in text


def test_a_lesson_of_the_city_stays_small_on_a_slow_line(client):
    package = PackageFactory()
    read = read_folder(SPREADSHEETS, limits=Limits())
    versions.bring(
        course_id=package.course_id, document=read.document, files=read.files, at=timezone.now()
    )
    seat = seat_at(package)
    client.force_login(seat.resident.user)
    client.post(reverse("learning_begin", args=[seat.public_id]))
    mine = Learning.objects.get(resident=seat.resident)
    sound, text = (page(client, mine, **{"as": way}) for way in ("sound", "text"))
    assert '<audio controls preload="none"' in text_of(sound)
    assert "재생을 눌러야 내려받습니다(43KB)." in text_of(sound)
    assert "모눈종이의 네모 하나하나를 칸이라고 해요." in text_of(text)
    assert not re.search("<(audio|video|img|picture|source)", text_of(text))
    assert len(gzip.compress(text.content)) <= SLOW_BYTES


def test_what_is_said_can_be_searched(client, mine):
    shown = text_of(page(client, mine, q="b3"))
    assert "이름은 <mark>B3</mark>입니다" in shown
    assert "만납니다" not in shown
    assert "‘b3’이(가) 나오는 곳이 1군데입니다." in shown
    assert "<mark>&lt;열&gt;</mark>" in text_of(page(client, mine, q="<열>"))


def test_a_moment_is_an_address(client, mine):
    assert '/#t=75"' in text_of(page(client, mine, t="75"))
    assert "#t=" not in text_of(page(client, mine, t="7x")).replace("t=75", "")


def test_what_is_not_there_is_not_found(client, mine):
    other = LearningFactory()
    assert page(client, mine, "none").status_code == 404
    assert page(client, other).status_code == 404
    seat = seat_at(VersionFactory().package)
    assert client.get(reverse("learning_begin", args=[seat.public_id])).status_code == 404


def test_a_newer_version_is_offered_and_taken(client, mine):
    course = reverse("learning_course", args=[mine.public_id])
    assert "새 판이 나왔습니다" not in text_of(client.get(course))
    content = mine.version.content
    more = replace(content, lessons=[*content.lessons, lesson("sorting")])
    new = VersionFactory(package=mine.version.package, number=2, content=more)
    assert "새 판이 나왔습니다" in text_of(client.get(course))
    client.post(reverse("learning_move", args=[mine.public_id]))
    mine.refresh_from_db()
    assert mine.version == new
    assert "새 판이 나왔습니다" not in text_of(client.get(course))


def test_files_come_in_parts_to_learners_alone(client, mine):
    film = mine.version.package.media.get(name="media/a.webm")
    address = reverse("learning_file", args=[film.public_id])
    part = client.get(address, headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content, part["Content-Range"]) == (
        206,
        FILM[10:20],
        "bytes 10-19/200",
    )
    assert client.get(address, headers={"range": "bytes=190-"}).content == FILM[190:]
    assert client.get(address, headers={"range": "bytes=-5"}).content == FILM[-5:]
    assert client.get(address, headers={"range": "bytes=200-"}).status_code == 416
    whole = client.get(address)
    assert (b"".join(whole.streaming_content), whole["Content-Type"]) == (FILM, "video/webm")
    assert whole["Cache-Control"].startswith("private")
    assert "default-src 'none'" in whole["Content-Security-Policy"]
    again = client.get(address, headers={"if-none-match": whole["ETag"]})
    assert again.status_code == 304
    other = LearningFactory()
    client.force_login(other.resident.user)
    assert client.get(address).status_code == 404


def test_more_lessons_and_files_need_no_more_queries(client, mine, django_assert_num_queries):
    page(client, mine)
    with django_assert_num_queries(QUERIES):
        page(client, mine)
    package = mine.version.package
    many = [lesson(f"more-{number}") for number in range(20)]
    files = [media_of(package, name=f"media/{n}.csv", data=str(n).encode()) for n in range(1, 9)]
    media = {**mine.version.content.media, **{one.name: one.sha256 for one in files}}
    content = replace(mine.version.content, media=media)
    content = replace(content, lessons=[*content.lessons, *many])
    VersionFactory(package=package, number=2, content=content)
    client.post(reverse("learning_move", args=[mine.public_id]))
    with django_assert_num_queries(QUERIES):
        page(client, mine)


def test_the_first_view_of_a_lesson_is_small(client, mine):
    assert len(page(client, mine).content) < 60_000
