"""Directories for embedded servers, and whatever a server may leave elsewhere, cleaned up."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops import light
from ops.postgres import account, place


def placed(directory: Path) -> place.Place:
    """Where the server of the directory lies: not in it, if its account cannot reach it."""
    return place.choose(directory, account.choose())


def clear(directory: Path) -> None:
    """Remove both places a server of the directory may have."""
    for root in (directory, place.Place(directory, account.choose()).root):
        shutil.rmtree(root, ignore_errors=True)
    placed(directory).remove()


@pytest.fixture
def directory() -> Iterator[Path]:
    """A new directory beside the other test servers."""
    made = light.folder() / f"naru-ops-{secrets.token_hex(4)}" / "postgres"
    yield made
    clear(made)
    shutil.rmtree(made.parent, ignore_errors=True)
