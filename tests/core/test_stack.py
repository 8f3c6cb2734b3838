"""Calls from every depth a request may reach."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from resource import RUSAGE_SELF, getrusage

from naru.core.stack import with_room

DEPTHS, CALLS, A_FEW = 300, 200, 20


def leaf(one: int) -> int:
    return one


def calls() -> int:
    for number in range(CALLS):
        leaf(number)
    return CALLS


def fetched(depth: int) -> int:
    """Pages that the system gave us while functions were called from that deep."""
    if depth:
        return fetched(depth - 1)
    before = getrusage(RUSAGE_SELF).ru_minflt
    calls()
    return getrusage(RUSAGE_SELF).ru_minflt - before


def most(how: Callable[[], int]) -> int:
    """In a thread of its own, whose stack is what we made it."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(how).result()


def test_calls_from_any_depth_fetch_no_memory():
    assert most(lambda: with_room(lambda: max(map(fetched, range(DEPTHS))))) < A_FEW


def test_without_room_some_depth_fetches_memory_with_every_call():
    assert most(lambda: max(map(fetched, range(DEPTHS)))) >= CALLS


def test_it_gives_what_the_call_gives():
    assert with_room(divmod, 7, 2) == (3, 1)
    assert with_room(int, "1f", base=16) == 31
