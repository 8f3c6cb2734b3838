"""The catalogue in slices: everything residents may see, once."""

import pytest

from naru.catalogue.queries import listing
from naru.web.public.machine import PER_FILE
from tests.catalogue.factories import CourseFactory, ProviderFactory

pytestmark = pytest.mark.django_db
MOST_ADDRESSES = 50_000
"""Of one file of a sitemap (sitemaps.org)."""


def test_slices_hold_every_course_once_and_no_draft_or_gone_one(noon):
    shown = CourseFactory.create_batch(5, changed_at=noon)
    CourseFactory(gone_at=noon)
    CourseFactory(is_draft=True, number="1", provider=ProviderFactory())
    slices = [listing.slice_of(number, size=2) for number in (1, 2, 3)]
    assert [one for found in slices for one in found] == [(one.public_id, noon) for one in shown]
    assert (listing.number(), listing.slice_of(4, size=2)) == (5, [])


def test_a_file_of_the_sitemap_has_room_for_both_languages(settings):
    assert PER_FILE * len(settings.LANGUAGES) <= MOST_ADDRESSES
