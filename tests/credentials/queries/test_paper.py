"""The sheet: PDF/A-3a and PDF/UA-1 with the signed certificate in it; no empty boxes, ever."""

import re
import zlib

import pytest

from naru.credentials.queries.paper import FontMissing, LetterMissing, paper
from tests.credentials.factories import issued
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
LINK = "https://naru.example/c/abc/"


def streams(made):
    """Every stream of the PDF, unpacked."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    for one in found:
        try:
            yield zlib.decompress(one)
        except zlib.error:
            yield one


def test_it_claims_both_standards_and_carries_the_certificate(noon):
    one = issued(noon)
    made = paper(one, link=LINK)
    inside = list(streams(made))
    claims = b"".join(inside)
    assert b"<pdfaid:part>3</pdfaid:part>" in claims
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert b"<pdfuaid:part>1</pdfuaid:part>" in claims
    assert one.body.encode() in inside
    assert b"certificate.json" in made + claims
    assert len(made) < 200_000


def test_what_an_archive_needs_stands_in_the_file(noon):
    """The essentials of PDF/A-3, read from the file itself: no checker of others is at hand."""
    made = paper(issued(noon), link=LINK)
    said = made + b"".join(streams(made))
    assert re.search(rb"/S ?/GTS_PDFA1", said)
    assert re.search(rb"/DestOutputProfile \d+ 0 R", said)
    fonts = len(re.findall(rb"/Type ?/FontDescriptor", said))
    assert fonts == len(re.findall(rb"/FontFile[23] \d+ 0 R", said)) > 0
    assert re.search(rb"/Type ?/Filespec", said)
    assert re.search(rb"/AFRelationship ?/(Source|Data|Supplement)", said)
    assert re.search(rb"/AF ?(\[|\d+ 0 R)", said)
    assert re.search(rb"/MarkInfo ?<<[^>]*/Marked true", said)
    assert re.search(rb"/Lang ?\(ko", said)
    assert re.search(rb"/ID ?\[", said)
    for active in (b"/Encrypt", b"/JavaScript", b"/JS ", b"/Launch", b"/OpenAction", b"/XFA"):
        assert active not in said


def test_the_same_certificate_gives_the_same_bytes(noon):
    one = issued(noon)
    assert paper(one, link=LINK) == paper(one, link=LINK)


def test_words_that_look_like_markup_stay_words(noon):
    one = issued(noon, title_ko='#read("/etc/passwd") *굵게* $x$ <a>', title_en="")
    assert paper(one, link=LINK).startswith(b"%PDF-1.7")


def test_a_letter_no_font_has_is_said_and_not_drawn_as_a_box(noon):
    one = issued(noon, resident=ResidentFactory(name="홍길동🎈"))
    with refused(LetterMissing):
        paper(one, link=LINK)


def test_without_a_korean_font_it_says_so(noon, settings, tmp_path):
    settings.FONT_DIRS = [str(tmp_path)]
    with refused(FontMissing):
        paper(issued(noon), link=LINK)
