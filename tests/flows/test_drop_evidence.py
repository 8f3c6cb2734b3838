"""A file that is taken out of a portfolio is erased."""

import pytest

from naru.files.models import Content, Upload
from naru.flows.drop_evidence import drop_evidence
from naru.planning.models import Evidence
from tests.planning.factories import NOON, shown_by
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_out_and_erased():
    one = shown_by(ResidentFactory())
    drop_evidence(one=one, by=one.resident.user, at=NOON)
    assert (Evidence.objects.count(), Content.objects.count()) == (0, 0)
    assert (Upload.objects.get().name, Upload.objects.get().erased_at) == ("", NOON)
