"""Zips that reach outside, lie or explode are refused whole."""

import stat
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from naru.lessons.rules.archive import unpack
from naru.lessons.rules.limits import Limits


def packed(tmp_path, entries, *, mode=0):
    path = tmp_path / "course.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = mode << 16
            archive.writestr(entry, data)
    return path


def faults(tmp_path, path, **limits):
    into = tmp_path / "into"
    into.mkdir()
    _root, found = unpack(path, into, limits=Limits(**limits))
    assert found == [] or list(into.iterdir()) == []
    return [one.fault.name for one in found]


def test_a_folder_is_unpacked_and_found(tmp_path):
    entries = [("표/course.toml", "a"), ("__MACOSX/x", "b"), ("표/.DS_Store", "c")]
    into = tmp_path / "into"
    into.mkdir()
    root, found = unpack(packed(tmp_path, entries), into, limits=Limits())
    assert (root, found) == (into / "표", [])
    assert [path.name for path in root.iterdir()] == ["course.toml"]


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", "C:/a", "a\\..\\b"])
def test_names_that_point_outside_are_refused(tmp_path, name):
    assert faults(tmp_path, packed(tmp_path, [(name, "x")])) == ["ZIP_OUTSIDE"]


def test_links_are_refused(tmp_path):
    path = packed(tmp_path, [("a", "/etc/passwd")], mode=stat.S_IFLNK | 0o777)
    assert faults(tmp_path, path) == ["ZIP_LINK"]


def test_too_many_too_large_and_exploding_zips_are_refused(tmp_path):
    many = packed(tmp_path, [(f"{number}", "x") for number in range(4)])
    assert faults(tmp_path, many, files=3) == ["ZIP_MANY"]


def test_what_would_grow_too_large_is_refused(tmp_path):
    path = packed(tmp_path, [("a", b"\0" * 3_000_000)])
    assert faults(tmp_path, path, whole_mb=2) == ["ZIP_LARGE", "ZIP_RATIO"]


def test_what_is_no_zip_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 and no more")
    assert faults(tmp_path, path) == ["ZIP_BROKEN"]
