"""Papers: kept privately for their time, or refused with a sentence and nothing kept."""

from datetime import date

import pytest

from naru.audit.models import Entry
from naru.files.models import Content, Upload
from naru.files.services import (
    FileBroken,
    FileEmpty,
    FileIsProgram,
    FileOfOtherType,
    FileTooLarge,
)
from naru.scholarships.models import Paper
from naru.scholarships.services.applications import SamePaperTwice
from tests.files.samples import PDF, PROGRAM, png, zipped
from tests.flows.scholarship import begin, paper, somebody
from tests.scholarships.factories import funded_round

pytestmark = pytest.mark.django_db(transaction=True)
TOO_MUCH = PDF + b"\0" * (10 * 1024 * 1024)


@pytest.fixture
def draft(noon):
    return begin(somebody(noon), funded_round(), noon)


def test_a_paper_is_kept_for_a_year_after_the_result(draft, noon):
    made = paper(draft, noon)
    assert (made.upload.name, made.upload.type) == ("증명서.pdf", "application/pdf")
    assert made.upload.keep_until_on == date(2027, 12, 28)
    assert bytes(Content.objects.get().data) == PDF


@pytest.mark.parametrize(
    ("data", "no"),
    [
        (b"", FileEmpty),
        (PROGRAM, FileIsProgram),
        (zipped(**{"word/document.xml": b"x"}), FileOfOtherType),
        (png()[:-6], FileBroken),
        (TOO_MUCH, FileTooLarge),
    ],
    ids=["empty", "program", "document", "half", "too-large"],
)
def test_what_is_no_paper_leaves_nothing(draft, noon, data, no):
    lines = Entry.objects.count()
    with pytest.raises(no):
        paper(draft, noon, data, name="증명서.pdf")
    assert (Upload.objects.count(), Content.objects.count(), Paper.objects.count()) == (0, 0, 0)
    assert Entry.objects.count() == lines


def test_a_paper_refused_by_the_application_leaves_no_file(draft, noon):
    paper(draft, noon)
    with pytest.raises(SamePaperTwice):
        paper(draft, noon)
    assert Upload.objects.count() == 1
