"""Which papers' time is over."""

from datetime import date

import pytest

from naru.files import queries, services
from naru.files.tasks import erase_over
from tests.files.test_services import put

pytestmark = pytest.mark.django_db


def test_papers_are_over_on_their_day_oldest_first(noon):
    late, early, later = (
        put(at=noon, keep_until_on=day)
        for day in (date(2026, 11, 24), date(2026, 11, 1), date(2026, 11, 25))
    )
    assert queries.over(on=date(2026, 11, 24)) == [early, late]
    services.erase(upload=early, by=None, at=noon)
    assert queries.over(on=date(2026, 11, 24)) == [late]
    assert queries.bytes_of(later) is not None


def test_the_nightly_job_erases_them_and_may_run_twice(noon):
    old = put(at=noon, keep_until_on=date(2020, 1, 1))
    for _time in range(2):
        erase_over(timestamp=0)
    assert queries.bytes_of(old) is None
