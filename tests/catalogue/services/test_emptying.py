"""What was staged is thrown away, and only that, whoever else is staging meanwhile."""

import threading

import pytest
from django.db import connection, transaction

from naru.catalogue.models import StagedRow
from naru.catalogue.services import emptying
from tests.catalogue import sent
from tests.catalogue.importing import stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch):
    monkeypatch.setattr(emptying, "MANY", 2)


def left():
    return set(StagedRow.objects.values_list("import_id", flat=True))


def truncated(run):
    """Whether the rows went with the file that held them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_filenode('catalogue_stagedrow')")
        before = cursor.fetchone()
        emptying.empty(run)
        cursor.execute("SELECT pg_relation_filenode('catalogue_stagedrow')")
        return cursor.fetchone() != before


def test_many_rows_go_at_once_and_come_back_with_the_transaction(noon):
    run = stage(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2")], at=noon)
    with transaction.atomic():
        assert (truncated(run), left()) == (True, set())
        transaction.set_rollback(True)
    assert left() == {run.pk}
    assert (truncated(run), left()) == (True, set())


def test_a_few_rows_are_deleted(noon):
    run = stage(sent.RESERVATIONS, [sent.reservation("S1")], at=noon)
    assert (truncated(run), left()) == (False, set())


def test_rows_of_others_stay(noon):
    other = stage(sent.FORM, [sent.form()], at=noon)
    run = stage(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2")], at=noon)
    assert (truncated(run), left()) == (False, {other.pk})


def test_nobody_is_waited_for_who_is_staging(noon):
    run = stage(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2")], at=noon)
    holding, done = threading.Event(), threading.Event()

    def another():
        try:
            with transaction.atomic():
                StagedRow.objects.create(
                    import_id=run.pk + 1, number=1, source_id="S", course_key="S", join_keys=[]
                )
                holding.set()
                assert done.wait(30)
        finally:
            connection.close()

    thread = threading.Thread(target=another)
    thread.start()
    assert holding.wait(30)
    told = truncated(run)
    done.set()
    thread.join()
    assert (told, left()) == (False, {run.pk + 1})
