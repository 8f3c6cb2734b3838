"""Times of one mentor, person or room are given away one transaction after the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from naru.core.locks import alone_if_free
from naru.counselling.services import times

pytestmark = pytest.mark.django_db(transaction=True)


def free(name):
    """Whether another transaction could hold it now."""
    try:
        with transaction.atomic():
            return alone_if_free(name)
    finally:
        connection.close()


def test_others_wait_for_the_same_mentor_or_person_and_for_nobody_else():
    names = ["times of mentor 1", "times of resident 2", "times of mentor 2", "times of resident 1"]
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            times.hold(mentor_id=1, resident_id=2)
            held = [other.submit(free, name).result() for name in names]
        after = [other.submit(free, name).result() for name in names]
    assert (held, after) == ([False, False, True, True], [True] * 4)
