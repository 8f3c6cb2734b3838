"""A bar where somebody watches, plain lines anywhere else."""

import io

import pytest

from naru.core import progress
from naru.core.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until it is moved."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_terminal_shows_one_line_that_redraws_itself(clock):
    out = Terminal()
    bar = Progress(out, "rows")
    clock[0] += 1
    bar.show(500, 0.5)
    clock[0] += 1
    bar.end(1000)
    half, whole = "#" * 15 + "." * 15, "#" * 30
    assert out.getvalue() == (
        f"\r\x1b[Krows [{half}]  50% 500 (500/s)\r\x1b[Krows [{whole}] 100% 1,000 (500/s)\n"
    )


def test_terminal_is_not_flooded(clock):
    out = Terminal()
    bar = Progress(out, "rows")
    for count in range(1000):
        bar.show(count)
    assert out.getvalue() == ""


def test_elsewhere_a_plain_line_now_and_then(clock):
    out = io.StringIO()
    bar = Progress(out, "rows")
    for count in range(4):
        clock[0] += 2
        bar.show(count * 10)
    bar.end(40)
    assert out.getvalue().splitlines() == [
        "rows 20 (3/s)",
        "rows [##############################] 100% 40 (5/s)",
    ]


def test_share_beyond_the_whole_is_the_whole(clock):
    out = Terminal()
    bar = Progress(out, "rows")
    clock[0] += 1
    bar.show(5, 1.7)
    assert "100%" in out.getvalue()


def test_a_promised_total_is_said_and_gives_the_share(clock):
    out = io.StringIO()
    bar = Progress(out, "rows")
    clock[0] += 10
    bar.show(500, whole=2000)
    assert out.getvalue() == f"rows [{'#' * 8}{'.' * 22}]  25% 500 of 2,000 (50/s)\n"
