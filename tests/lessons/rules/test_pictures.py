"""Drawings that run or load something are refused."""

import pytest

from naru.lessons.rules.pictures import judge_svg
from tests.lessons.folders import SVG


def test_a_plain_drawing_is_taken():
    assert judge_svg(SVG.encode()) == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script/>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<use href="https://example.org/a.svg"/>', "href=https://example.org/a.svg"),
        ('<rect fill="url(https://example.org/a)"/>', "fill=url(https://example.org/a)"),
        ("<style>@import 'x'</style>", "<style>"),
        ('<g onclick="x()"/>', "onclick"),
    ],
)
def test_what_runs_or_loads_is_named(inside, what):
    found = judge_svg(SVG.replace("<rect", f"{inside}<rect", 1).encode())
    assert [one.params for one in found] == [{"what": what}]


def test_what_is_no_drawing_is_refused():
    for data in (b"", b"GIF89a", b"<svg>", b"<html/>", b"<svg xmlns='x'/>"):
        assert [one.fault.name for one in judge_svg(data)] == ["SVG_BROKEN"]
