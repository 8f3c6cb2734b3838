"""An import is applied whole, with its line in the audit trail, or not at all."""

import json

import pytest
from django.db import IntegrityError, connection

from naru.audit.models import Entry
from naru.catalogue.models import Course, StagedRow
from naru.flows.import_catalogue import import_catalogue
from tests.accounts.factories import UserFactory
from tests.catalogue import sent
from tests.catalogue.importing import bring, catalogue, counts, stage


@pytest.mark.django_db
def test_import_is_written_with_its_audit_line(noon):
    operator = UserFactory()
    rows = [sent.reservation("S1"), sent.reservation("S2", SVCNM="")]
    run = bring(sent.RESERVATIONS, rows, at=noon, by=operator)
    line = Entry.objects.get(action="catalogue.imported")
    assert (line.actor, line.subject_type, line.subject_id) == (operator, "import_run", str(run.pk))
    assert json.loads(line.details) == {
        "source": "reservations",
        "scope": "",
        "rows": {"new": 1, "changed": 0, "gone": 0, "refused": 1},
    }


@pytest.mark.django_db(transaction=True)
def test_import_that_fails_in_the_middle_leaves_everything_as_it_was(noon):
    """A constraint that only the last statements meet: runs are written by then."""
    bring(sent.RESERVATIONS, [sent.reservation("S1")], at=noon)
    before, lines = catalogue(), Entry.objects.count()
    run = stage(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2")], at=noon)
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE catalogue_sourcerecord ADD CONSTRAINT no_more CHECK (source_id <> 'S2')"
        )
    try:
        with pytest.raises(IntegrityError):
            import_catalogue(import_run=run, priority=1, at=noon)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE catalogue_sourcerecord DROP CONSTRAINT no_more")
    assert (catalogue(), Entry.objects.count(), StagedRow.objects.count()) == (before, lines, 2)
    run.refresh_from_db()
    assert run.state == "RUNNING"
    again = bring(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2")], at=noon)
    assert (counts(again), Course.objects.count()) == (
        {"rows_read": 2, "rows_new": 1, "rows_unchanged": 1},
        2,
    )
