"""Words keep no registration number; each change grows the number of the calendar's entry."""

import pytest

from naru.audit.models import Entry
from naru.spaces.enums import State
from naru.spaces.services import saying
from tests.spaces.factories import NOON, BookingFactory


def test_blanks_go_and_registration_numbers_are_refused():
    assert saying.said("  책 읽기 ") == "책 읽기"
    with pytest.raises(saying.HoldsNumber):
        saying.said("900101-1234567")


@pytest.mark.django_db
def test_a_change_and_its_line():
    one = BookingFactory()
    saying.change(one, State.CANCELLED, at=NOON)
    saying.note(one, "space.cancelled", by=None, at=NOON, way="SITE")
    one.refresh_from_db()
    assert (one.state, one.sequence) == (State.CANCELLED, 1)
    assert Entry.objects.get().subject_id == str(one.public_id)
