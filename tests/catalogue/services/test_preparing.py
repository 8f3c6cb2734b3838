"""What is prepared in any process is what the database holds afterwards."""

import pickle

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.models import StagedRow
from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.services.preparing import COLUMNS, Preparer, escaped
from naru.catalogue.sources.shapes import read
from tests.catalogue import sent

ODD = 'a\\b\t"c",{d}\nNULL\\N\r한글'


def written(prepared):
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY catalogue_stagedrow ({COLUMNS}) FROM STDIN") as copy,
    ):
        copy.write(prepared.lines)
    return list(StagedRow.objects.order_by("number"))


@pytest.mark.django_db
def test_odd_signs_arrive_as_they_are():
    rows = [sent.reservation(ODD, SVCNM="a\\b {c}"), sent.reservation("S2", SVCNM="")]
    prepared = Preparer(7, "scope", KnownPlaces()).prepared(read(rows, sent.RESERVATIONS, first=5))
    first, second = written(prepared)
    assert (first.import_id, first.number, first.source_id) == (7, 5, f"scope/{ODD}".strip())
    assert first.join_keys[0] == f"N:{ODD}"[:80]
    assert (first.offering["title"], first.raw["SVCNM"]) == ("a\\b {c}", "a\\b {c}")
    assert (second.source_id, second.offering, second.raw) == ("scope/S2", None, None)
    assert (prepared.read, prepared.staged, prepared.refused) == (2, 2, 1)
    assert [remark.reason for remark in prepared.remarks if not remark.taken] == ["NO_TITLE"]


@pytest.mark.django_db
@pytest.mark.parametrize("protocol", [4, 5])
def test_a_batch_comes_from_a_helper_as_it_was_made(protocol):
    reads = read([sent.reservation(ODD), sent.reservation("S2", SVCNM="")], sent.RESERVATIONS)
    prepared = Preparer(7, "", KnownPlaces()).prepared(reads)
    assert pickle.loads(pickle.dumps(prepared, protocol)) == prepared  # noqa: S301 - our own


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_cell_never_ends_a_cell_or_a_line(text):
    told = escaped(text)
    assert not set(told) & set("\t\n\r")
    for sign, letter in (("\t", "t"), ("\n", "n"), ("\r", "r")):
        told = told.replace("\\\\", "\0\0").replace(f"\\{letter}", sign).replace("\0\0", "\\\\")
    if "\0" not in text:
        assert told.replace("\\\\", "\\") == text
