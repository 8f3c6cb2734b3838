"""A file is what its bytes are, from the first to the last."""

import pytest

from naru.files.rules.looking import MOST_BYTES, Fault, Looked, NotTaken, look
from tests.files import samples

HONEST = {
    "a PDF": ("application/pdf", samples.PDF),
    "a PDF with an update behind its first end": (
        "application/pdf",
        samples.PDF + b"4 0 obj<<>>endobj\nstartxref\n400\n%%EOF\n",
    ),
    "a name that only begins like one that runs": (
        "application/pdf",
        samples.pdf_with(b"/JSystem 1/Encrypted 2"),
    ),
    "a PNG": ("image/png", samples.png()),
    "a JPG": ("image/jpeg", samples.jpeg()),
}
LIES = {
    "nothing": (b"", Fault.EMPTY),
    "too much": (samples.PDF + b"\0" * MOST_BYTES, Fault.TOO_LARGE),
    "a program": (samples.PROGRAM, Fault.PROGRAM),
    "a program of another system": (b"\x7fELF\x02\x01", Fault.PROGRAM),
    "a script": (b"#!/bin/sh\necho\n", Fault.PROGRAM),
    "a document": (samples.zipped(**{"word/document.xml": b"<w/>"}), Fault.OTHER_TYPE),
    "a web page": (b"<!doctype html><script>1</script>", Fault.OTHER_TYPE),
    "a drawing that runs": (b"<svg onload=alert(1)>", Fault.OTHER_TYPE),
    "the mark of a PDF and nothing else": (b"%PDF-1.7\n", Fault.BROKEN),
    "half a PDF": (samples.PDF[:150], Fault.BROKEN),
    "a PDF that is an archive too": (
        samples.PDF + samples.zipped(a=b"b") + b"%%EOF",
        Fault.HIDES_MORE,
    ),
    "a PDF with an archive inside": (
        samples.PDF.replace(b"xref\n0 4", samples.zipped(a=b"b") + b"\nxref\n0 4"),
        Fault.HIDES_MORE,
    ),
    "a PDF with a program behind": (samples.PDF + samples.PROGRAM, Fault.HIDES_MORE),
    "a PDF that is a web page too": (
        samples.PDF.replace(b"1 0 obj", b"<script>alert(1)</script>1 0 obj", 1),
        Fault.HIDES_MORE,
    ),
    "a locked PDF": (samples.pdf_with(b"/Encrypt 9 0 R"), Fault.LOCKED),
    "a PDF that runs something": (
        samples.pdf_with(b"/OpenAction<</S/JavaScript/JS(1)>>"),
        Fault.ACTIVE,
    ),
    "a PDF that starts a program": (samples.pdf_with(b"/AA<</S/Launch>>"), Fault.ACTIVE),
    "a PDF with a file attached": (
        samples.pdf_with(b"/Names<</EmbeddedFiles 1/EmbeddedFile 2>>"),
        Fault.ACTIVE,
    ),
    "half a PNG": (samples.png()[:-6], Fault.BROKEN),
    "a PNG with a wrong check sum": (samples.png().replace(b"IDAT", b"IDAU"), Fault.BROKEN),
    "a PNG with an archive behind": (samples.png() + samples.zipped(a=b"b"), Fault.HIDES_MORE),
    "a PNG that would fill the memory": (samples.png(claimed=(60_000, 60_000)), Fault.TOO_LARGE),
    "a PNG of no size": (samples.png(claimed=(0, 9)), Fault.BROKEN),
    "half a JPG": (samples.jpeg()[:-2], Fault.BROKEN),
    "the mark of a JPG and nothing else": (b"\xff\xd8\xff\xd9", Fault.BROKEN),
    "a JPG with an archive behind": (samples.jpeg() + samples.zipped(a=b"b"), Fault.HIDES_MORE),
    "a JPG that would fill the memory": (samples.jpeg(60_000, 60_000), Fault.TOO_LARGE),
}
TELEPHONE = {
    "a second picture": samples.jpeg(),
    "a film": b"\0\0\0\x18ftypmp42" + b"\x11" * 300,
    "a maker's film": b"\0\0\x30\x0aMotionPhoto_Data" + b"\x22" * 300 + b"SEFT",
    "padding": b"\0" * 40,
}


@pytest.mark.parametrize(("kind", "data"), HONEST.values(), ids=HONEST)
def test_an_honest_paper_is_taken_as_it_is(kind, data):
    assert look(data) == Looked(kind, data)


@pytest.mark.parametrize(("data", "fault"), LIES.values(), ids=LIES)
def test_a_file_that_is_not_a_paper_is_refused_with_its_reason(data, fault):
    refuses(data, fault)


def test_a_document_that_would_fill_the_disk_is_refused():
    refuses(samples.bomb(), Fault.OTHER_TYPE)


def refuses(data, fault):
    with pytest.raises(NotTaken) as refused:
        look(data)
    assert refused.value.fault == fault


@pytest.mark.parametrize("tail", TELEPHONE.values(), ids=TELEPHONE)
def test_what_a_telephone_puts_behind_a_photograph_is_cut_off(tail):
    assert look(samples.jpeg() + tail) == Looked("image/jpeg", samples.jpeg())


@pytest.mark.parametrize("honest", [samples.PDF, samples.png(), samples.jpeg()])
def test_no_cut_of_an_honest_file_is_taken_or_breaks_the_reader(honest):
    for end in range(1, len(honest) - 1):
        with pytest.raises(NotTaken):
            look(honest[:end])
