"""A database is migrated the short way as long as nobody has anything in it."""

import pytest
from django.db import connection

from naru.upkeep.management.commands.migrate import is_empty
from tests.accounts.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_tables_alone_are_nothing_to_keep():
    assert is_empty(connection)


def test_one_row_of_ours_is():
    OrganisationFactory()
    assert not is_empty(connection)


def test_a_database_without_tables_is_empty():
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA bare")
        cursor.execute("SET LOCAL search_path = bare")
    assert is_empty(connection)
