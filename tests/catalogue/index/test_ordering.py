"""The index is put in order by another connection while its transaction is still open."""

import pytest
from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction

from naru.catalogue.index import ordering, writing
from naru.catalogue.models import SearchEntry
from tests.catalogue.factories import CourseFactory

pytestmark = pytest.mark.django_db(transaction=True)


def loose_pages():
    """How many pages the index held loosely until now."""
    with connection.cursor() as cursor:
        cursor.execute(ordering.CLEAN)
        return cursor.fetchone()[0]


def found():
    asked = SearchQuery("'도배'", search_type="raw", config="simple")
    return SearchEntry.objects.filter(vector=asked).count()


def test_entries_nobody_else_sees_are_ordered_beside_their_transaction():
    with transaction.atomic():
        writing.refresh([CourseFactory(title="도배 기초").pk])
        with ordering.Beside() as beside:
            beside.order()
        assert loose_pages() == 0
        assert found() == 1
        transaction.set_rollback(True)
    assert found() == 0


def test_nothing_was_asked_and_nothing_is_done():
    with transaction.atomic():
        writing.refresh([CourseFactory(title="도배 기초").pk])
        with ordering.Beside():
            pass
        assert loose_pages() > 0
