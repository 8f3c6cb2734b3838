"""Django set up in one go, as every process of ours begins."""

import gc

import django


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
