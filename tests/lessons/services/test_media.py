"""Files are kept in pieces, once for each content."""

import hashlib

import pytest

from naru.lessons.models import Media, Piece
from naru.lessons.models.media import PIECE_BYTES
from naru.lessons.queries.units import bytes_of
from naru.lessons.services import media
from tests.lessons.factories import NOON, PackageFactory

pytestmark = pytest.mark.django_db
DATA = bytes(range(256)) * (PIECE_BYTES // 256) + b"the last piece"


def keep(package, path, name="media/film.webm"):
    return media.keep(package=package, name=name, path=path, by=None, at=NOON)


def test_a_file_is_kept_whole_and_read_in_parts(tmp_path):
    path = tmp_path / "film"
    path.write_bytes(DATA)
    kept = keep(PackageFactory(), path)
    assert (kept.kind, kept.mime, kept.size, kept.sha256) == (
        "VIDEO",
        "video/webm",
        len(DATA),
        hashlib.sha256(DATA).hexdigest(),
    )
    assert Piece.objects.filter(media=kept).count() == 2
    assert bytes_of(kept, 0, len(DATA)) == DATA
    assert bytes_of(kept, PIECE_BYTES - 3, PIECE_BYTES + 3) == DATA[-17:-11]
    assert bytes_of(kept, len(DATA) - 5, len(DATA)) == b"piece"


def test_the_same_content_is_kept_once(tmp_path):
    path, package = tmp_path / "film", PackageFactory()
    path.write_bytes(b"one")
    assert keep(package, path) == keep(package, path)
    path.write_bytes(b"two")
    keep(package, path)
    assert Media.objects.count() == 2
