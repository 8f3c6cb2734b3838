"""A paper taken off a draft is erased; one handed in stays."""

import pytest

from naru.files.models import Content, Upload
from naru.flows.take_paper import take_paper
from naru.scholarships.models import Paper
from naru.scholarships.services.applications import PapersClosed
from tests.flows.scholarship import applied, begin, paper, somebody
from tests.scholarships.factories import funded_round

pytestmark = pytest.mark.django_db(transaction=True)


def test_off_and_erased(noon):
    draft = begin(somebody(noon), funded_round(), noon)
    take_paper(paper=paper(draft, noon), by=draft.resident.user, at=noon)
    assert (Paper.objects.count(), Content.objects.count()) == (0, 0)
    assert (Upload.objects.get().name, Upload.objects.get().erased_at) == ("", noon)


def test_handed_in_it_stays(noon):
    one = applied(somebody(noon), funded_round(), noon)
    with pytest.raises(PapersClosed):
        take_paper(paper=one.papers.get(), by=one.resident.user, at=noon)
    assert Content.objects.count() == 1
