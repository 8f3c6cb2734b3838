"""Tests' servers lie in memory only where there is plenty of it."""

import os
from types import SimpleNamespace

import pytest

from ops import light
from ops.tree import VAR


@pytest.fixture
def told(tmp_path, monkeypatch):
    """What the system says of its memory and of our share of it."""

    def tell(available="MemAvailable:   16777216 kB", limit="max"):
        for name, text in (("KNOWN", f"MemTotal: 1 kB\n{available}\n"), ("LIMIT", f"{limit}\n")):
            (tmp_path / name).write_text(text)
            monkeypatch.setattr(light, name, tmp_path / name)

    return tell


def test_plenty_of_room_is_used(told, tmp_path):
    told()
    assert light.folder(memory=tmp_path, room=1) == tmp_path


def test_a_small_memory_disk_is_left_alone(told, tmp_path):
    told()
    assert light.folder(memory=tmp_path, room=2**60) == VAR


@pytest.mark.parametrize(
    "said",
    [
        {"available": "MemAvailable:   1048576 kB"},
        {"available": "Buffers: 7 kB"},
        {"limit": f"{2**30}"},
    ],
)
def test_little_memory_is_left_to_the_programs(told, tmp_path, said):
    told(**said)
    assert light.folder(memory=tmp_path, room=1) == VAR


def test_where_no_program_may_run_the_disk_is_used(told, tmp_path, monkeypatch):
    told()
    names = ("f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_flag")
    system = {name: getattr(os.statvfs(tmp_path), name) for name in names}
    system["f_flag"] |= os.ST_NOEXEC
    monkeypatch.setattr(os, "statvfs", lambda _folder: SimpleNamespace(**system))
    assert light.folder(memory=tmp_path, room=1) == VAR


def test_where_there_is_no_such_folder_the_disk_is_used(told, tmp_path):
    told()
    assert light.folder(memory=tmp_path / "none", room=1) == VAR
