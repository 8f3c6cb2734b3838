"""Evidence is kept for its years, or refused with a sentence and nothing kept."""

from datetime import date

import pytest

from naru.audit.models import Entry
from naru.files.models import Content, Upload
from naru.files.services import FileEmpty, FileIsProgram, FileOfOtherType
from naru.flows.add_evidence import add_evidence
from naru.planning.models import Evidence
from naru.planning.rules.terms import EvidenceTerms
from naru.planning.services.evidence import SameFileTwice, Shown
from tests.files.samples import PDF, PROGRAM, zipped
from tests.planning.factories import NOON, TODAY
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def add(resident, data=PDF):
    return add_evidence(
        resident=resident,
        shown=Shown(title="합격 통지", made_on=TODAY, for_mentor=True),
        name="C:\\내 문서\\합격.PDF",
        data=data,
        terms=EvidenceTerms(most=3, years=2),
        by=resident.user,
        at=NOON,
    )


def test_the_file_is_kept_for_its_years():
    made = add(ResidentFactory())
    assert (made.title, made.for_mentor, made.upload.name) == ("합격 통지", True, "합격.pdf")
    assert made.upload.keep_until_on == date(2028, 11, 24)
    assert bytes(Content.objects.get().data) == PDF


@pytest.mark.parametrize(
    ("data", "no"),
    [
        (b"", FileEmpty),
        (PROGRAM, FileIsProgram),
        (zipped(**{"word/document.xml": b"x"}), FileOfOtherType),
    ],
    ids=["empty", "program", "document"],
)
def test_what_is_no_paper_or_picture_leaves_nothing(data, no):
    resident = ResidentFactory()
    lines = Entry.objects.count()
    with pytest.raises(no):
        add(resident, data)
    assert (Upload.objects.count(), Content.objects.count(), Evidence.objects.count()) == (0, 0, 0)
    assert Entry.objects.count() == lines


def test_the_same_file_again_leaves_one():
    resident = ResidentFactory()
    add(resident)
    with pytest.raises(SameFileTwice):
        add(resident)
    assert (Upload.objects.count(), Evidence.objects.count()) == (1, 1)
