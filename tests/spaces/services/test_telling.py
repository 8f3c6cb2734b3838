"""Each notice says when, what and where, in both languages."""

import pytest

from naru.notices.enums import Kind
from naru.notices.models import Notice
from naru.spaces.services import telling
from tests.spaces.factories import NOON, BookingFactory, ClubFactory, SignOffFactory


@pytest.mark.django_db
def test_bookings_signed_skills_and_clubs():
    one = BookingFactory()
    telling.tell(one, Kind.SPACE_MISSED, at=NOON, days=14)
    bench = one.sitting.bench
    assert Notice.objects.get().params == {
        "starts_at": one.starts_at.isoformat(),
        "what_ko": bench.name_ko,
        "what_en": bench.name_en,
        "where_ko": bench.place.name_ko,
        "where_en": bench.place.name_en,
        "days": 14,
    }
    signed, club = SignOffFactory(), ClubFactory()
    telling.tell_signed(signed, at=NOON)
    telling.tell_club(club, Kind.CLUB_REGISTERED, at=NOON)
    told = {row.kind: row.params for row in Notice.objects.exclude(kind=Kind.SPACE_MISSED)}
    assert told[Kind.SKILL_SIGNED]["skill_ko"] == signed.skill.name_ko
    assert told[Kind.CLUB_REGISTERED]["club"] == club.name
