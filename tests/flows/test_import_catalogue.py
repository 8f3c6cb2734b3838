"""An import is applied whole, with its line in the audit trail, or not at all."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from naru.audit.models import Entry
from naru.catalogue.models import Course, StagedRow
from naru.catalogue.search.find import courses_of, find
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


def found(text, at):
    return [course.title for course in courses_of(find(text=text, at=at).hits)]


@pytest.mark.django_db
def test_search_finds_what_was_imported_when_the_import_has_committed(noon):
    rows = [sent.reservation("S1", SVCNM="한지 공예"), sent.reservation("S2", SVCNM="목공 입문")]
    heard = []
    run = stage(sent.RESERVATIONS, rows, at=noon)
    import_catalogue(
        import_run=run, priority=1, at=noon, indexed=lambda done, total: heard.append((done, total))
    )
    assert (found("한지공예", noon), found("목공", noon)) == (["한지 공예"], ["목공 입문"])
    assert heard == [(2, 2)]


@pytest.mark.django_db
def test_search_follows_what_changed_vanished_and_came_back(noon):
    rows = [sent.reservation("S1", SVCNM="한지 공예"), sent.reservation("S2", SVCNM="목공 입문")]
    bring(sent.RESERVATIONS, rows, at=noon)
    changed = [sent.reservation("S1", SVCNM="도자기 빚기")]
    bring(sent.RESERVATIONS, changed, at=noon + timedelta(days=1))
    assert (found("한지", noon), found("도자기", noon), found("목공", noon)) == (
        [],
        ["도자기 빚기"],
        [],
    )
    bring(sent.RESERVATIONS, [*changed, rows[1]], at=noon + timedelta(days=2))
    assert found("목공", noon) == ["목공 입문"]


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
