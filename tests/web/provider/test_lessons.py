"""A provider writes lessons, looks at them, publishes them; zips come whole or not at all."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from naru.lessons.models import Media, Version
from tests.lessons.factories import LearningFactory, seat_at
from tests.lessons.folders import FILES, SVG, VTT, WEBM
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db
LESSON = {"title_ko": "칸", "minutes": "10", "text_ko": "칸입니다.\n\n## 이름\n\n글"}


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def course(desk):
    return desk.course(publish=True)


def at(name, course, *more):
    return reverse(name, args=[course.public_id, *more])


def text_of(response):
    return " ".join(response.content.decode().split())


def upload(desk, course, name, data):
    file = SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
    return desk.client.post(at("provider_lesson_upload", course), {"file": file})


def packed(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def bring(desk, course, data):
    file = SimpleUploadedFile("course.zip", data)
    return desk.client.post(at("provider_lessons_bring", course), {"file": file})


def bring_files(desk, course, files, field="folder"):
    """As a browser sends a folder: the files alone, without the names of their folders."""
    sent = [
        SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
        for name, data in files.items()
    ]
    return desk.client.post(at("provider_lessons_bring", course), {field: sent})


def write(desk, course, *code, **told):
    name = "provider_lesson" if code else "provider_lesson_new"
    version = Version.objects.filter(package__course=course, state="DRAFT").first()
    seen = {"seen": version.changed_at.isoformat()} if version else {}
    return desk.client.post(at(name, course, *code), {**LESSON, **seen, **told})


def test_a_lesson_is_looked_at_kept_and_published(desk, course):
    page = at("provider_lessons", course)
    assert page in text_of(desk.client.get(at("provider_course", course)))
    assert "아직 단원이 없습니다" in text_of(desk.client.get(page))
    looked = write(desk, course, say="look")
    assert "<h2>이름</h2>" in text_of(looked)
    assert not Version.objects.exists()
    assert write(desk, course).url == page
    draft = Version.objects.get()
    assert [one.title_ko for one in draft.content.lessons] == ["칸"]
    desk.client.post(at("provider_lessons_publish", course), {"say": "publish"})
    draft.refresh_from_db()
    assert (draft.state, draft.number) == ("PUBLISHED", 1)
    LearningFactory(version=draft, application=seat_at(draft.package))
    assert '<td class="is-num">1</td>' in text_of(desk.client.get(page))


def test_mistakes_are_told_at_the_text_with_their_lines(desk, course):
    bad = "칸\n\n<script>x</script>\n\n![](pictures/none.svg)"
    answer = write(desk, course, text_ko=bad)
    assert answer.status_code == 422
    shown = text_of(answer)
    assert "3번째 줄: HTML은 쓸 수 없습니다(&lt;script&gt;x&lt;/script&gt;)." in shown
    assert "5번째 줄: 그림 ‘pictures/none.svg’에 설명이 없습니다." in shown
    assert "그림 ‘pictures/none.svg’이(가) 없습니다." in shown
    assert not Version.objects.exists()


def test_files_are_brought_and_used_and_video_needs_captions(desk, course):
    for name, data in (("a.webm", WEBM), ("a.vtt", VTT), ("b3.svg", SVG)):
        assert upload(desk, course, name, data).status_code == 302
    told = {"video": "media/a.webm", "text_ko": "![칸 B3](pictures/b3.svg)"}
    assert "자막이 없습니다" in text_of(write(desk, course, **told))
    write(desk, course, **told, captions_ko="captions/a.vtt")
    (made,) = Version.objects.get().content.lessons
    assert made.cues_ko[1] == [4.0, "이름은 B3처럼 부릅니다."]
    looked = write(desk, course, made.code, **told, captions_ko="captions/a.vtt", say="look")
    film = Media.objects.get(name="media/a.webm")
    address = reverse("provider_lesson_file", args=[film.public_id])
    assert address in text_of(looked)
    assert b"".join(desk.client.get(address).streaming_content) == WEBM
    assert Desk().client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.exe", b"MZ", "받지 않는 종류의 파일입니다."),
        ("a.webm", b"MZ" + bytes(80), "이름과 내용이 다른 파일입니다."),
        ("a.vtt", "WEBVTT\n\n1 --> 2\n글", "자막의 시간을 읽을 수 없습니다(1 --&gt; 2)."),
        ("a.svg", SVG.replace("<rect", "<script/><rect"), "움직이거나 밖에서 불러오는"),
    ],
)
def test_files_that_are_not_what_they_should_be_are_refused(desk, course, name, data, said):
    answer = upload(desk, course, name, data)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Media.objects.exists()


def test_a_zip_comes_whole(desk, course):
    assert bring(desk, course, packed(FILES)).url == at("provider_lessons", course)
    content = Version.objects.get().content
    assert content.codes == ["cells", "sums"]
    assert Media.objects.count() == 4
    assert content.quiz["exam"]["draw"] == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"../out.md": "x"}, "course.zip: 폴더 밖을 가리키는 이름이 들어 있습니다."),
        ({"captions/cells.ko.vtt": "WEBVTT\n"}, "captions/cells.ko.vtt:1: 자막에 글이 없습니다."),
        ({"01-cells.ko.md": "<script>x</script>"}, "01-cells.ko.md:1: HTML은 쓸 수 없습니다"),
    ],
)
def test_a_zip_with_a_mistake_leaves_nothing(desk, course, changed, said):
    answer = bring(desk, course, packed({**FILES, **changed}))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Version.objects.exists()
    assert not Media.objects.exists()


@pytest.mark.parametrize("field", ["folder", "several"])
def test_a_folder_comes_as_the_zip_of_it_would(desk, course, field):
    brought = bring_files(desk, course, {**FILES, ".DS_Store": "x"}, field)
    assert brought.url == at("provider_lessons", course)
    by_folder = Version.objects.get().document
    bring(desk, course, packed(FILES))
    assert Version.objects.get().document == by_folder


def test_a_folder_with_a_mistake_leaves_nothing(desk, course):
    twice = {**FILES, "other/cells.svg": SVG}
    for files, said in (
        ({**FILES, "01-cells.ko.md": "<script>x</script>"}, "01-cells.ko.md:1: HTML은"),
        ({**FILES, "a.exe": "MZ"}, "a.exe: 어디에서도 쓰지 않는 파일입니다."),
        (twice, "‘pictures/cells.svg’을(를) 두 번 썼습니다."),
    ):
        answer = bring_files(desk, course, files)
        assert answer.status_code == 422
        assert said in text_of(answer)
    assert "올릴 폴더나 파일을 골라 주세요." in text_of(bring_files(desk, course, {}))
    assert not Version.objects.exists()
    assert not Media.objects.exists()


def test_a_huge_video_is_refused_from_its_announced_length(desk, course):
    answer = desk.client.post(
        at("provider_lesson_upload", course),
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3),
    )
    assert answer.status_code == 413
    assert "보내신 내용이 너무 큽니다" in text_of(answer)
    assert not Media.objects.exists()


def test_lessons_are_put_in_order_and_taken_out(desk, course):
    bring(desk, course, packed(FILES))
    desk.client.post(at("provider_lesson_order", course, "sums"), {"say": "up"})
    assert Version.objects.get().content.codes == ["sums", "cells"]
    desk.client.post(at("provider_lesson_order", course, "sums"), {"say": "out"})
    assert Version.objects.get().content.codes == ["cells"]
    desk.client.post(at("provider_lessons_publish", course), {"say": "drop"})
    assert not Version.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_saves_second_is_told(desk, course):
    write(desk, course)
    answer = write(desk, course, seen="2026-01-01T00:00:00+00:00")
    assert "다른 분이 먼저 고쳤습니다" in text_of(answer)
    assert len(Version.objects.get().content.lessons) == 1
