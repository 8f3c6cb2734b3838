"""Django set up in one go, as every process of ours begins."""

import gc
from collections.abc import Mapping

import django

MANY = 50_000
"""So many things at once that are no garbage are code and templates of pages, not of requests."""
ALL = 2
"""The generation that means all of them."""
OFTEN = 4
"""A process learns its pages in so many steps at most."""


def set_up() -> None:
    """`django.setup()`, without looking for garbage meanwhile: all that is loaded stays to the end,
    and there is so much of it that looking took a third of the time.
    """
    gc.disable()
    try:
        django.setup()
    finally:
        gc.freeze()
        gc.enable()


def keep_pages() -> None:
    """Pages are loaded as they are first asked for, and stay: whenever looking for garbage came
    past many things that are none, it passes over these from then on.

    It would look through all of them in the middle of somebody's page, for a tenth of a second.
    A few times at most, as what was a page's own in that moment may then stay for good too.
    """
    kept = 0

    def looked(phase: str, told: Mapping[str, int]) -> None:
        nonlocal kept
        if phase == "stop" and told["generation"] == ALL and len(gc.get_objects()) > MANY:
            gc.freeze()
            kept += 1
            if kept == OFTEN:
                gc.callbacks.remove(looked)

    gc.callbacks.append(looked)
