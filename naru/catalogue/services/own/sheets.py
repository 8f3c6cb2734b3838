"""A provider's spreadsheet: read and kept aside, then applied as it was shown."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.catalogue import lexicon
from naru.catalogue.enums import Failure, ImportKind, ImportState, Reason
from naru.catalogue.models import Course, ImportRemark, ImportRun, Provider, Run, StagedRow
from naru.catalogue.models.courses import NUMBER_LENGTH
from naru.catalogue.queries.facts import Facts, facts_of
from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.queries.sheets import Kind, Planned, plan_of
from naru.catalogue.services import staging
from naru.catalogue.services.bringing import knowing
from naru.catalogue.services.own import courses, runs
from naru.catalogue.services.own.holding import hold_provider
from naru.catalogue.services.own.telling import note, tell, version
from naru.catalogue.services.staging import Asked
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.files import rows_of
from naru.catalogue.sources.form_rows import COLUMN_OF
from naru.catalogue.sources.offering import Offering, Problem
from naru.catalogue.sources.provider_form import IDS, label_of
from naru.catalogue.sources.shapes import Read, needed_columns, read
from naru.core.locks import locked
from naru.core.refusals import Refusal

LARGEST_MB = 5
MOST_ROWS = 1_000
ONLY_RUN = "1"
EXCERPT = 300


class SheetReplaced(Refusal):
    """Only the latest file of a provider waits."""

    message = _("이 파일은 더 기다리지 않습니다. 이미 담았거나 다른 파일이 올라왔습니다.")


class PlanChanged(Refusal):
    """What was shown and what would happen are no longer the same."""

    message = _("그 사이 강좌가 바뀌었습니다. 바뀌는 것을 다시 보여 드리니 한 번 더 확인해 주세요.")


@dataclass
class _Courses:
    """What the rows of a file say of each course, and where each was said first."""

    told: dict[str, Facts] = field(default_factory=dict)
    said_in: dict[tuple[str, str], int] = field(default_factory=dict)
    runs: dict[tuple[str, str], int] = field(default_factory=dict)

    def problems(self, course: str, run: str, facts: Facts, row: int) -> list[Problem]:
        """What speaks against the row beside the rows before it; else what it says is kept."""
        if (course, run) in self.runs:
            return [Problem(Reason.REPEATED, {"row": self.runs[course, run]})]
        before = self.told.setdefault(course, {})
        other = [name for name, value in facts.items() if before.get(name, value) != value]
        if other:
            return [
                Problem(Reason.TWO_WORDS, {"column": column, "row": self.said_in[course, name]})
                for column, name in {COLUMN_OF[name]: name for name in other}.items()
            ]
        self.runs[course, run] = row
        for name, value in facts.items():
            before.setdefault(name, value)
            self.said_in.setdefault((course, name), row)
        return []


@transaction.atomic(savepoint=False)
def read_sheet(
    *, provider_id: int, path: Path, file_name: str, connector: Connector, by: User, at: datetime
) -> ImportRun:
    """Read a file of the form and keep its rows aside; the catalogue does not notice.

    A file that cannot be read at all comes back REFUSED with the reason. It takes the place of
    an earlier file of the provider that still waits.
    """
    provider = hold_provider(provider_id)
    asked = Asked(
        source=connector.name,
        kind=ImportKind.FILE,
        scope=str(provider.public_id),
        file_name=file_name,
        by=by,
    )
    sheet = staging.open_import(asked, at=at)
    sheet.complete = False
    places = KnownPlaces()
    fields = {name: code for code, both in lexicon.fields().items() for name in (both.ko, both.en)}
    form = knowing(connector, places).model_copy(
        update={"provider": provider.name, "fields": fields}
    )
    try:
        reads = _reads(path, form)
    except NotReadable as wrong:
        staging.end_unapplied(sheet, wrong, at=at)
        return sheet
    _stage(sheet, reads, places)
    return sheet


def _reads(path: Path, form: Connector) -> list[Read]:
    rows = rows_of(path, needed=needed_columns(form), largest_mb=LARGEST_MB)
    reads = list(islice(read(rows, form), MOST_ROWS + 1))
    if len(reads) > MOST_ROWS:
        raise NotReadable(Failure.TOO_MANY_ROWS, limit=MOST_ROWS)
    if not reads:
        raise NotReadable(Failure.NO_ROWS)
    return reads


def _stage(sheet: ImportRun, reads: list[Read], places: KnownPlaces) -> None:
    told = _Courses()
    staged: list[StagedRow] = []
    remarks: list[ImportRemark] = []
    for one in reads:
        row = StagedRow(import_id=sheet.pk, number=one.number, join_keys=[], digest="")
        row.raw = json.loads(json.dumps(one.raw, default=str))
        problems = _understand(row, one, told, places)
        if problems:
            row.offering = None
            remarks += [_remark(sheet, row, problem) for problem in problems]
        staged.append(row)
    for row in staged:
        if row.offering is not None:
            row.offering["course"] = told.told[row.course_key]
    StagedRow.objects.bulk_create(staged)
    ImportRemark.objects.bulk_create(remarks)
    sheet.rows_read = len(staged)
    sheet.rows_refused = sum(row.offering is None for row in staged)
    sheet.save()


def _understand(row: StagedRow, one: Read, told: _Courses, places: KnownPlaces) -> list[Problem]:
    """Fill the row with what it tells; what is wrong with it otherwise."""
    result = one.result
    if not isinstance(result, Offering):
        key, _slash, run = result.key.partition("/")
        row.course_key, row.source_id = key[:NUMBER_LENGTH], run[:NUMBER_LENGTH]
        return list(result.problems)
    course = result.course_key
    run = result.source_id.removeprefix(course).removeprefix("/") or ONLY_RUN
    long = [
        Problem(Reason.TOO_LONG, {"column": name, "length": len(said), "limit": NUMBER_LENGTH})
        for name, said in zip(IDS, (course, run), strict=True)
        if len(said) > NUMBER_LENGTH
    ]
    row.course_key, row.source_id = course[:NUMBER_LENGTH], run[:NUMBER_LENGTH]
    facts = places.resolved(result.known())
    of_course = facts_of(Course, facts)
    row.offering = {"run": facts_of(Run, {**facts, "label": label_of(run)})}
    return long or told.problems(course, run, of_course, one.number + 1)


def _remark(sheet: ImportRun, row: StagedRow, problem: Problem) -> ImportRemark:
    return ImportRemark(
        import_run=sheet,
        number=row.number,
        key=row.course_key,
        taken=False,
        reason=problem.reason,
        params=dict(problem.params),
        excerpt=json.dumps(row.raw, ensure_ascii=False)[:EXCERPT],
    )


@transaction.atomic(savepoint=False)
def apply_sheet(*, sheet_id: int, digest: str, publish: bool, by: User, at: datetime) -> ImportRun:
    """Write what the plan with this digest showed, all of it or nothing.

    New courses and runs are published if so wished, else drafts; what is published or a draft
    already stays so. Refused if the plan is no longer the one that was shown.
    """
    scope = ImportRun.objects.values_list("scope", flat=True).get(pk=sheet_id)
    provider = hold_provider(Provider.objects.values_list("pk", flat=True).get(public_id=scope))
    sheet = locked(ImportRun.objects.all(), pk=sheet_id)
    if sheet.state != ImportState.RUNNING:
        raise SheetReplaced
    plan = plan_of(sheet, provider)
    if plan.digest != digest:
        raise PlanChanged
    written = _Written(provider=provider, sheet=sheet, publish=publish, by=by, at=at)
    for row in plan.rows:
        if row.kind in (Kind.NEW, Kind.CHANGED):
            written.take(row)
    raws = StagedRow.objects.filter(import_id=sheet.pk).values_list("number", "raw")
    by_number = {number: raw or {} for number, raw in raws}
    tell(
        {run.course_id for run in written.runs.values()},
        at=at,
        raws={run.pk: by_number[number] for number, run in written.runs.items()},
        import_run=sheet,
    )
    _close(sheet, plan.counts, by=by, at=at)
    return sheet


@dataclass
class _Written:
    """Writes rows of one plan; the provider is held."""

    provider: Provider
    sheet: ImportRun
    publish: bool
    by: User
    at: datetime
    courses: dict[str, Course] = field(default_factory=dict)
    runs: dict[int, Run] = field(default_factory=dict)

    def take(self, row: Planned) -> None:
        """Make the course and the run what the row says."""
        course = self.courses.get(row.course_number) or self._course(row)
        self.courses[row.course_number] = course
        self.runs[row.number] = self._run(row, course)

    def _course(self, row: Planned) -> Course:
        course = row.course or Course(
            provider=self.provider,
            number=row.course_number,
            is_draft=not self.publish,
            made_at=self.at,
            changed_at=self.at,
        )
        new, back = course.pk is None, course.gone_at is not None
        if new or back or row.course_changes:
            course.gone_at = None
            course.changed_at = self.at if new else version(course.changed_at, self.at)
            courses.write(course, row.told_of_course)
        if new:
            self._note(course, "made", title=course.title)
        elif row.course_changes:
            self._note(course, "changed", changed=row.course_changes)
        if back:
            self._note(course, "brought_back")
        return course

    def _run(self, row: Planned, course: Course) -> Run:
        run = row.run or Run(
            course=course,
            number=row.run_number,
            is_draft=course.is_draft or not self.publish,
            made_at=self.at,
            changed_at=self.at,
        )
        new, back = run.pk is None, run.gone_at is not None
        if "starts_on" in row.changes or back:
            run.copied_from = None
        if new or back or row.changes:
            run.gone_at = None
            run.changed_at = self.at if new else version(run.changed_at, self.at)
            runs.write(run, row.told)
        if new:
            self._note(course, "run_made", run=run)
        elif row.changes:
            self._note(course, "run_changed", run=run, changed=row.changes)
        if back:
            self._note(course, "run_brought_back", run=run)
        return run

    def _note(self, course: Course, action: str, **told: Any) -> None:
        note(course, action, by=self.by, at=self.at, sheet=self.sheet.pk, **told)


def _close(sheet: ImportRun, counts: dict[Kind, int], *, by: User, at: datetime) -> None:
    """The report: every row stands in one count; rows to be mended stay for the file of them."""
    sheet.rows_new, sheet.rows_changed = counts[Kind.NEW], counts[Kind.CHANGED]
    sheet.rows_unchanged = counts[Kind.SAME]
    sheet.state, sheet.ended_at = ImportState.DONE, at
    sheet.save()
    StagedRow.objects.filter(import_id=sheet.pk).exclude(offering__isnull=True).delete()
    audit.record(
        actor=by,
        action="catalogue.imported",
        subject=("import_run", sheet.pk),
        at=at,
        source=sheet.source,
        scope=sheet.scope,
        rows={
            "new": sheet.rows_new,
            "changed": sheet.rows_changed,
            "gone": 0,
            "refused": sheet.rows_refused,
        },
    )
