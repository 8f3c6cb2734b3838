"""Room for the frames of deep calls, fetched once.

Python keeps the frames of running functions in pieces of 16 kB. It fetches a piece from the system
when a call does not fit into the last one, and gives it back when that call returns. A loop which
happens to stand at the end of a piece fetches one with every call: in a request of ours, through
middleware, views and templates, hundreds of times, which took a sixth of its processor time.

A piece is made as large as the frame that asks for it. So one call with a frame of half a
megabyte, whose places are never used, makes a piece of a megabyte: room for whatever it calls.
Memory is only taken by the part that is touched.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Got = TypeVar("Got")

PLACES = 70_000
"""Places in that frame, of eight bytes each: slightly more than half of a megabyte."""


def with_room(call: Callable[Given, Got], *args: Given.args, **kwargs: Given.kwargs) -> Got:
    """What the call gives, made where the calls within it have room."""
    return call(*args, **kwargs)


with_room.__code__ = with_room.__code__.replace(co_stacksize=PLACES)
