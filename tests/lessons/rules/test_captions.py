"""Captions are read as browsers play them."""

from naru.lessons.rules.captions import Cue, parse


def test_cues_are_read_without_their_marks():
    text = (
        "\ufeffWEBVTT - 칸\r\n\r\nSTYLE\r\n::cue{color:red}\r\n\r\n1\r\n"
        "01:00:00.500 --> 01:00:02.000 align:start\r\n<v 강사>줄 &amp; 열\r\n둘째 줄\r\n"
    )
    found = parse(text)
    assert found.findings == []
    assert found.cues == [Cue(3600.5, 3602.0, "줄 & 열 둘째 줄")]


def test_a_timing_that_stands_alone_is_a_mistake():
    found = parse("WEBVTT\n\n00:01.000 --> 00:02.000\n")
    assert [(one.fault.name, one.line) for one in found.findings] == [("CAPTIONS_EMPTY", 3)]


def test_words_without_a_time_are_a_mistake():
    found = parse("WEBVTT\n\n안녕하세요\n")
    assert [(one.fault.name, one.line) for one in found.findings] == [("CAPTIONS_TIME", 4)]
