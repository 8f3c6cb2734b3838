"""The index is put in order by another connection while its transaction is still open."""

import pytest
from django.contrib.postgres.search import SearchQuery
from django.db import connection, connections, transaction

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
            beside.wait()
        assert loose_pages() == 0
        assert found() == 1
        transaction.set_rollback(True)
    assert found() == 0


def test_no_more_than_one_request_waits():
    with transaction.atomic(), ordering.Beside() as beside:
        for number in range(3):
            writing.refresh([CourseFactory(title=f"도배 {number}기").pk])
            beside.order()
        beside.wait()
        assert loose_pages() == 0
    assert found() == 3


def test_nothing_was_asked_and_nothing_is_done():
    with transaction.atomic():
        writing.refresh([CourseFactory(title="도배 기초").pk])
        with ordering.Beside() as beside:
            beside.wait()
        assert loose_pages() > 0


def test_where_no_connection_is_to_spare_it_is_ordered_here(monkeypatch):
    with transaction.atomic():
        writing.refresh([CourseFactory(title="도배 기초").pk])
        monkeypatch.setitem(connections.settings["default"], "PORT", "1")
        with ordering.Beside() as beside:
            beside.order()
            beside.wait()
        assert loose_pages() == 0
