"""Without a change of mentor there is no file and nothing is held back."""

import pytest

from naru.counselling.queries import handovers
from tests.counselling.factories import NOON, NoteFactory, PairingFactory

pytestmark = pytest.mark.django_db


def test_the_first_mentor_reads_everything():
    one = PairingFactory()
    note = NoteFactory(resident=one.resident, at=NOON.replace(year=2025))
    assert list(handovers.notes_for(one)) == [note]
    assert handovers.file_for(one) is None
    assert handovers.last_handover(one.resident) is None
