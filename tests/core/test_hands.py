"""Helping processes: results in order, nothing lost, and nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from pickle import PickleBuffer

import pytest
from django.conf import settings

from naru.core import hands
from naru.core.hands import Hands


@pytest.mark.parametrize("number", [0, 1, 3])
def test_results_come_in_the_order_of_the_items(number):
    with Hands(lambda n: n * n, number) as some:
        assert list(some.results(range(10))) == [n * n for n in range(10)]
        assert list(some.results([])) == []


def test_who_is_done_goes_on_while_another_is_still_at_it(tmp_path):
    """The first item ends only when the third has been done, by the other helper."""

    def work(n):
        if n == 0:
            while not (tmp_path / "2").exists():
                time.sleep(0.01)
        (tmp_path / str(n)).touch()
        return n

    with Hands(work, 2) as some:
        assert list(some.results(range(20))) == list(range(20))


def test_no_more_than_a_few_results_wait_for_the_oldest(tmp_path):
    """The oldest is done only once the last item that may be asked before it has been asked for."""
    asked, most = [], 2 * hands.FEW

    def items():
        for n in range(50):
            asked.append(n)
            if n == most:
                (tmp_path / "go on").touch()
            yield n

    def work(n):
        while n == 0 and not (tmp_path / "go on").exists():
            time.sleep(0.01)
        return n

    with Hands(work, 2) as some:
        results = some.results(items())
        assert next(results) == 0
        assert asked == list(range(most + 1))
        assert list(results) == list(range(1, 50))


def test_work_is_done_elsewhere_and_more_than_a_pipe_holds_goes_through():
    with Hands(lambda text: (os.getpid(), text), 2) as some:
        results = list(some.results([letter * 3_000_000 for letter in "abcde"]))
    assert [text[0] for _, text in results] == list("abcde")
    assert {pid for pid, _ in results} & {os.getpid()} == set()


def test_what_is_handed_over_beside_the_rest_arrives_in_its_place():
    def parts(text):
        return text, PickleBuffer(text.encode() * 3_000_000), PickleBuffer(b""), text

    with Hands(parts, 2) as some:
        results = list(some.results("abc"))
    assert results == [(text, text.encode() * 3_000_000, b"", text) for text in "abc"]


def test_a_failure_is_raised_here_with_its_own_words():
    with Hands(lambda n: 1 // n, 2) as some, pytest.raises(RuntimeError, match="ZeroDivision"):
        list(some.results([1, 0, 1]))


def test_a_helper_that_was_killed_is_noticed():
    with (
        Hands(lambda n: os.kill(os.getpid(), signal.SIGKILL), 1) as some,
        pytest.raises(RuntimeError, match="ended before"),
    ):
        list(some.results([1]))


def test_giving_up_half_way_leaves_nobody():
    with Hands(lambda n: "x" * 3_000_000, 2) as some:
        pids = [one.pid for one in some._hands]
        assert next(some.results(range(9)))
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


ASKER = """
import sys
from naru.core.hands import Hands
with Hands(lambda n: "x" * 3_000_000, 2) as some:
    results = some.results(range(9))
    next(results)
    print(*[one.pid for one in some._hands], flush=True)
    sys.stdin.read()
"""


def test_helpers_end_when_who_asked_is_killed():
    asker = subprocess.Popen(
        [sys.executable, "-c", ASKER],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    pids = [int(pid) for pid in asker.stdout.readline().split()]
    asker.kill()
    assert asker.communicate(timeout=30)[0] == ""
    deadline = time.monotonic() + 30
    while any(_lives(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _lives(pid):
    try:
        with open(f"/proc/{pid}/stat") as told:
            return told.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_one_processor_needs_no_helper():
    assert hands.spare() in {0, 2, 3, 4}
