"""A note of the card company is believed when it is signed, fresh and readable."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from naru.payments.rules import card_notes
from naru.payments.rules.card_notes import AUTHORISED, LASTS, Note, NotReadable

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
SECRET = b"between us"
NOTE = Note("n-1", UUID(int=7), AUTHORISED, 80_000, AT)
BODY = card_notes.written(NOTE)
SECOND = timedelta(seconds=1)


def test_what_was_written_is_read():
    assert card_notes.read(BODY) == NOTE


def test_a_signature_holds_for_its_body_and_five_minutes():
    header = card_notes.signed(BODY, secret=SECRET, at=AT)
    for at in (AT - LASTS, AT, AT + LASTS):
        assert card_notes.is_signed(header, BODY, secret=SECRET, at=at)
    for at in (AT - LASTS - SECOND, AT + LASTS + SECOND):
        assert not card_notes.is_signed(header, BODY, secret=SECRET, at=at)
    assert not card_notes.is_signed(header, BODY + b" ", secret=SECRET, at=AT)
    assert not card_notes.is_signed(header, BODY, secret=b"another", at=AT)
    later = header.replace(f"t={int(AT.timestamp())}", f"t={int(AT.timestamp()) + 60}")
    assert not card_notes.is_signed(later, BODY, secret=SECRET, at=AT)


@pytest.mark.parametrize("header", ["", "t=", "s=", "t=1,s=", "t=x,s=y", "t=１,s=y", "é" * 400])
def test_a_header_that_is_none_is_no_signature(header):
    assert not card_notes.is_signed(header, BODY, secret=SECRET, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        {"won": -1}, {"won": "80000"}, {"won": True}, {"won": 2**31}, {"order": "x"}, {"order": 7},
        {"said": "paid"}, {"note": ""}, {"note": "x" * 81}, {"note": "a\nb"}, {"at": "noon"},
        {"at": 10**20}, {"won": None},
    ],
)  # fmt: skip
def test_what_is_not_agreed_upon_is_not_read(change):
    with pytest.raises(NotReadable):
        card_notes.read(json.dumps(json.loads(BODY) | change).encode())


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"{}", b"\xff", b"null"])
def test_what_is_no_note_is_not_read(body):
    with pytest.raises(NotReadable):
        card_notes.read(body)
