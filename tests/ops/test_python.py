"""On which Python the environment is made: the system's own where it is new enough and whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from ops.tree import ROOT


def chosen(system: str) -> str:
    """What `make` would build on, if this were the system's Python."""
    asked = ["bash", "ops/python.sh", system]
    return subprocess.run(asked, cwd=ROOT, text=True, stdout=-1, check=True).stdout.strip()


def python(folder: Path, code: str) -> str:
    """A system's Python that runs this before what it is asked."""
    file = folder / "python3"
    file.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}\n$2"\n')
    file.chmod(0o755)
    return str(file)


def test_a_new_and_whole_one_is_taken(tmp_path):
    whole = python(tmp_path, "pass")
    assert chosen(whole) == whole


@pytest.mark.parametrize(
    "code",
    [
        "import sys; sys.version_info = (3, 10, 9)",
        "import sys; sys.modules['ensurepip'] = None",
        "raise SystemExit(1)",
    ],
    ids=["too old", "makes no environments", "broken"],
)
def test_otherwise_whichever_is_found(tmp_path, code):
    assert chosen(python(tmp_path, code)) == "python3"


@pytest.mark.parametrize("nowhere", ["", "/nowhere/python3"])
def test_where_the_system_has_none(nowhere):
    assert chosen(nowhere) == "python3"
