"""The scanner finds the line of every value that TOML knows."""

import tomllib

import pytest

from naru.city.lines import line_of, lines_of
from tests.city.packs import CITIES

TEXT = '''# comment with [brackets] = and "quotes"
title = "one"   # after a value
"quoted key" = 1
a.b.'c.d' = true

[table]
list = [ 1, 2,
  # a comment ] inside
  3,
]
inline = { x = [ { y = 1 }, { y = "a # b" } ], z = 'lit' }
many = """first
second \\""" third"""
raw = \'\'\'
four\'\'\'\'
date = 2022-12-20 10:00:00

[[table.rows]]
name = "r0"
[[table.rows]]
name = "r1"
[table.rows.deep]
k = 1
[[table.rows.kids]]
n = 0
[[table.rows.kids]]
n = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("quoted key",), 3),
        (("a", "b", "c.d"), 4),
        (("table",), 6),
        (("table", "list"), 7),
        (("table", "list", 1), 7),
        (("table", "list", 2), 9),
        (("table", "inline", "x", 1, "y"), 11),
        (("table", "inline", "z"), 11),
        (("table", "many"), 12),
        (("table", "raw"), 14),
        (("table", "date"), 16),
        (("table", "rows", 0, "name"), 19),
        (("table", "rows", 1), 20),
        (("table", "rows", 1, "deep", "k"), 23),
        (("table", "rows", 1, "kids", 1, "n"), 27),
        (("table", "rows", 1, "kids", 1, "absent"), 26),
        (("absent",), 1),
        ((), 1),
    ],
)
def test_each_value_has_its_line(path, line):
    assert line_of(lines_of(TEXT), path) == line


DOTTED = {("a",), ("a", "b")}
"""What a dotted key makes on its way has no line of its own."""


def paths(value, path=()):
    """Every path of a parsed document."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*path, number))


@pytest.mark.parametrize("text", [TEXT, *[p.read_text() for p in sorted(CITIES.rglob("*.toml"))]])
def test_nothing_that_is_written_is_missed(text):
    found = set(lines_of(text))
    assert {path for path in paths(tomllib.loads(text)) if path not in found} <= DOTTED
