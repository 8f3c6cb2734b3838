"""The table of docs/sources.md names tests that are there."""

import re

from ops.tree import ROOT

ROW = re.compile(r"^\| .+ \| `([\w/.]+)::(\w+)` \|$")


def test_every_line_of_the_table_names_a_test_that_exists():
    lines = (ROOT / "docs" / "sources.md").read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| ") and "held by" not in line]
    named = [match.groups() for line in rows if (match := ROW.match(line))]
    assert len(named) == len(rows)
    folder = ROOT / "tests" / "catalogue"
    absent = [
        f"{file}::{test}"
        for file, test in named
        if f"def {test}(" not in (folder / file).read_text("utf-8")
    ]
    assert absent == []
