"""The screen of `make run` stays readable when processes speak in the middle of a step."""

import re

import pytest

from ops.progress import step, terminal


def screen(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return re.sub(r" +\d+\.\d s", " N s", capsys.readouterr().out).splitlines()


def test_step_tells_time_and_notes(capsys):
    with step("Tables") as told:
        told.note("3 migrations")
    assert screen(capsys) == [f"  Tables {'.' * 27} N s  (3 migrations)"]


def test_line_within_a_step_stands_alone(capsys):
    with step("Tables"):
        terminal.line("web | hello")
    terminal.line("web | bye")
    title = f"  Tables {'.' * 27}"
    assert screen(capsys) == [f"{title} ", "web | hello", f"{title} N s", "web | bye"]


def test_failing_step_says_so(capsys):
    with pytest.raises(ValueError, match="no"), step("Tables"):
        raise ValueError("no")
    assert screen(capsys) == [f"  Tables {'.' * 27} failed"]
