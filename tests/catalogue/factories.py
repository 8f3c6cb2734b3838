"""Things of the catalogue to test with."""

from datetime import UTC, date, datetime, time

import factory
from factory.django import DjangoModelFactory

from naru.catalogue.enums import (
    ImportKind,
    ImportState,
    Mode,
    Payer,
    Reason,
    RunStatus,
    Schedule,
)
from naru.catalogue.models import Course, ImportRemark, ImportRun, Provider, Run, Skill

MADE = datetime(2026, 11, 1, tzinfo=UTC)


class ProviderFactory(DjangoModelFactory):
    class Meta:
        model = Provider

    name = factory.Sequence(lambda n: f"배움터 {n}")
    key = factory.LazyAttribute(lambda one: one.name)


class CourseFactory(DjangoModelFactory):
    """A course taught on the spot of which nothing more is told."""

    class Meta:
        model = Course

    title = factory.Sequence(lambda n: f"강좌 {n}")
    mode = Mode.FIELD
    made_at = MADE
    changed_at = MADE


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = Skill

    course = factory.SubFactory(CourseFactory)
    name = factory.Sequence(lambda n: f"기술 {n}")


class RunFactory(DjangoModelFactory):
    """A free evening run of December 2026, open for application now."""

    class Meta:
        model = Run

    course = factory.SubFactory(CourseFactory)
    schedule = Schedule.DATED
    starts_on = date(2026, 12, 8)
    last_on = date(2026, 12, 31)
    weekdays = [2, 4]
    daily_from = time(19)
    daily_to = time(21)
    status = RunStatus.OPEN
    payer = Payer.NOBODY
    fee_won = 0
    made_at = MADE
    changed_at = MADE


class ImportRunFactory(DjangoModelFactory):
    """A file of ten rows that was taken whole."""

    class Meta:
        model = ImportRun

    source = "reservations"
    kind = ImportKind.FILE
    file_name = "answer.json"
    state = ImportState.DONE
    started_at = MADE
    ended_at = MADE
    rows_read = 10
    rows_new = 10


class ImportRemarkFactory(DjangoModelFactory):
    """A row that was refused for want of a title."""

    class Meta:
        model = ImportRemark

    import_run = factory.SubFactory(ImportRunFactory)
    number = factory.Sequence(lambda n: n + 1)
    key = factory.Sequence(lambda n: f"S{n}")
    taken = False
    reason = Reason.NO_TITLE
    params = {"column": "SVCNM"}
    excerpt = '{"SVCID":"S1"}'
