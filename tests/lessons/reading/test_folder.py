"""A course folder is read whole, or every mistake is told with its file and line."""

import hashlib

import pytest
from django.utils.translation import override

from naru.lessons.reading.folder import read_folder
from naru.lessons.rules.limits import Limits
from tests.lessons.folders import COURSE, FILES, QUIZ, SVG, VTT, WEBM, write

LIMITS = Limits()


def mistakes(folder, changed, *, limits=LIMITS):
    """File, line and kind of each mistake."""
    found = read_folder(write(folder, changed), limits=limits)
    assert found.document is None
    return [(one.file, one.line, one.fault.name) for one in found.mistakes]


def test_a_folder_is_read_whole(tmp_path):
    found = read_folder(write(tmp_path), limits=LIMITS)
    assert found.mistakes == []
    document = found.document
    assert [(one.code, one.minutes, one.title_en) for one in document.lessons] == [
        ("cells", 10, "Cells"),
        ("sums", 12, "Sums"),
    ]
    first = document.lessons[0]
    assert first.text_ko == FILES["01-cells.ko.md"]
    assert first.files == ["media/cells.webm", "captions/cells.ko.vtt", "media/table.csv"]
    assert first.cues_ko == [
        [0.0, "칸은 줄과 열이 만나는 자리입니다."],
        [4.0, "이름은 B3처럼 부릅니다."],
    ]
    assert document.media == {
        name: hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()
        for name, data in sorted(FILES.items())
        if "/" in name
    }
    assert document.quiz["exam"] == {"minutes": 20, "attempts": 3, "draw": 1}
    assert [one["code"] for one in document.quiz["questions"]] == ["q-cells-1", "q-sums-1"]
    assert document.quiz["questions"][1]["answer"] == "3.5"
    assert document.quiz["questions"][1]["tolerance"] == "0.1"
    assert type(document).of(document.as_json()) == document


@pytest.mark.parametrize(
    ("name", "content", "line", "fault"),
    [
        ("course.toml", COURSE.replace("minutes = 10", "minutes = 0"), 16, "BAD_VALUE"),
        ("course.toml", COURSE.replace("minutes = 10", "minuts = 10"), 12, "MISSING_KEY"),
        ("course.toml", COURSE.replace('code = "sums"', 'code = "cells"'), 24, "TWICE"),
        ("course.toml", COURSE.replace('"L-9"', '"L-9'), 1, "NOT_TOML"),
        (
            "course.toml",
            COURSE.replace('captions_ko = "captions/cells.ko.vtt"\n', ""),
            13,
            "NO_CAPTIONS",
        ),
        ("01-cells.ko.md", None, 0, "MISSING_FILE"),
        ("01-cells.ko.md", "\n \n", 0, "NO_TEXT"),
        ("01-cells.ko.md", "글\n\n<script>alert(1)</script>\n", 3, "HTML"),
        ("01-cells.ko.md", "글\n둘 <b onclick=x>셋</b>\n", 2, "HTML"),
        ("01-cells.ko.md", "# 제목\n\n글\n", 1, "HEADING_ONE"),
        ("01-cells.ko.md", "## 제목\n\n#### 아래\n", 3, "HEADING_SKIPS"),
        ("01-cells.ko.md", "글\n\n![](pictures/cells.svg)\n", 3, "NO_ALT"),
        ("01-cells.ko.md", "![칸](https://example.org/a.png)\n", 1, "PICTURE_MISSING"),
        ("01-cells.ko.md", "[보기](javascript:alert(1))\n", 1, "LINK"),
        ("01-cells.ko.md", "글\n", 0, None),
        ("01-cells.ko.md", b"\xbe\xc8\xb3\xe7", 0, "NOT_UTF8"),
        ("captions/cells.ko.vtt", VTT.replace("WEBVTT", "WEBVTTX"), 1, "CAPTIONS_HEAD"),
        ("captions/cells.ko.vtt", VTT.replace("00:04.000 -->", "4 s -->"), 10, "CAPTIONS_TIME"),
        ("captions/cells.ko.vtt", VTT.replace("00:08.500", "00:03.000"), 10, "CAPTIONS_ORDER"),
        ("captions/cells.ko.vtt", "WEBVTT\n", 1, "CAPTIONS_EMPTY"),
        ("media/cells.webm", b"MZ" + bytes(80), 0, "NOT_AS_NAMED"),
        ("pictures/cells.svg", SVG.replace("<rect", "<script/><rect"), 0, "SVG_ACTIVE"),
        ("pictures/cells.svg", SVG.replace("<rect", '<rect onload="x()"'), 0, "SVG_ACTIVE"),
        ("pictures/cells.svg", "<!DOCTYPE x [<!ENTITY a 'b'>]>" + SVG, 0, "SVG_BROKEN"),
        ("pictures/more.svg", SVG, 0, "STRANGE_FILE"),
        ("quiz.toml", QUIZ.replace("right = true", "right = false"), 13, "QUIZ_SHAPE"),
        ("quiz.toml", QUIZ.replace("answer = 3.5\n", ""), 15, "QUIZ_SHAPE"),
        ("quiz.toml", QUIZ.replace("draw = 1", "draw = 3"), 4, "QUIZ_DRAW"),
        ("quiz.toml", QUIZ.replace('lesson = "sums"', 'lesson = "sum"'), 17, "UNKNOWN_LESSON"),
        ("quiz.toml", QUIZ.replace("q-sums-1", "q-cells-1"), 16, "TWICE"),
        ("quiz.toml", QUIZ.replace('"number"', '"guess"'), 18, "BAD_VALUE"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(tmp_path, name, content, line, fault):
    if fault is None:  # fewer pictures than before: the drawing is still used by the other text
        assert read_folder(write(tmp_path, {name: content}), limits=LIMITS).mistakes == []
        return
    assert (name, line, fault) in mistakes(tmp_path, {name: content})


def test_a_file_over_its_limit_is_told_by_its_size(tmp_path):
    small = Limits(video_mb=0)
    assert mistakes(tmp_path, {}, limits=small) == [("media/cells.webm", 0, "TOO_LARGE")]
    assert len(WEBM) == 64


def test_a_mistake_is_told_in_the_language_of_the_reader(tmp_path):
    found = read_folder(
        write(tmp_path, {"course.toml": COURSE.replace("minutes = 10", "minutes = 0")}),
        limits=LIMITS,
    )
    assert [str(one) for one in found.mistakes] == [
        "course.toml:16: ‘minutes’에 쓸 수 없는 값입니다(0). 1부터 120까지의 수를 씁니다."
    ]
    with override("en"):
        assert [str(one) for one in found.mistakes] == [
            "course.toml:16: ‘minutes’ cannot be 0. Write a number from 1 to 120."
        ]
