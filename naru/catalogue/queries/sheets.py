"""What a provider's spreadsheet would change: compared with what stands, nothing written."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import Organisation
from naru.catalogue.models import Course, ImportRemark, ImportRun, Provider, Run, StagedRow
from naru.catalogue.queries.facts import Facts, course_facts, differences, run_facts, text_of
from naru.catalogue.queries.settling import settled_course, settled_run
from naru.catalogue.sources.connector import FORM
from naru.catalogue.sources.form_rows import row_of
from naru.catalogue.sources.provider_form import COLUMNS


class Kind(models.TextChoices):
    """What would become of a row."""

    NEW = "NEW", _("새로 더함")
    CHANGED = "CHANGED", _("바뀜")
    SAME = "SAME", _("그대로")
    REFUSED = "REFUSED", _("고쳐야 함")


@dataclass(frozen=True)
class Planned:
    """One row: what becomes of it, and of its course where it is the first row of it.

    `course` and `run` are the rows of the tables if they exist; `told` and `told_of_course` what
    is to stand in them.
    """

    number: int
    kind: Kind
    course_number: str
    run_number: str
    title: str
    course: Course | None = None
    run: Run | None = None
    told: Facts = field(default_factory=dict)
    told_of_course: Facts = field(default_factory=dict)
    course_changes: dict[str, list[Any]] = field(default_factory=dict)
    changes: dict[str, list[Any]] = field(default_factory=dict)
    comes_back: bool = False
    remarks: tuple[ImportRemark, ...] = ()

    @property
    def line(self) -> int:
        """The row's number in a spreadsheet whose first row names the columns."""
        return self.number + 1

    @property
    def all_changes(self) -> dict[str, list[Any]]:
        """Of the course and of the run together."""
        return {**self.course_changes, **self.changes}


@dataclass(frozen=True)
class Plan:
    """Every row of a file in order; `digest` tells two plans apart."""

    rows: list[Planned]

    @property
    def digest(self) -> str:
        told = [
            (
                *(row.number, row.kind, row.course_number, row.run_number),
                *(row.all_changes, row.told, row.told_of_course, row.comes_back),
            )
            for row in self.rows
        ]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return blake2b(text.encode(), digest_size=16).hexdigest()

    def of_kind(self, kind: Kind) -> list[Planned]:
        """The rows of which that becomes."""
        return [row for row in self.rows if row.kind == kind]

    @property
    def counts(self) -> dict[Kind, int]:
        """How many rows of each kind."""
        return {kind: len(self.of_kind(kind)) for kind in Kind}


def sheets_of(organisation: Organisation) -> models.QuerySet[ImportRun]:
    """Files that the organisation's staff handed in, newest first."""
    ours = Provider.objects.filter(organisation=organisation).values_list("public_id", flat=True)
    return (
        ImportRun.objects.filter(source=FORM.name, scope__in=[str(one) for one in ours])
        .select_related("by")
        .order_by("-started_at", "-pk")
    )


def plan_of(sheet: ImportRun, provider: Provider) -> Plan:
    """What the rows that wait would change now. Six queries, however many rows."""
    staged = list(StagedRow.objects.filter(import_id=sheet.pk).order_by("number", "pk"))
    remarks = defaultdict(list)
    for remark in ImportRemark.objects.filter(import_run=sheet, taken=False).order_by("pk"):
        remarks[remark.number].append(remark)
    numbers = {row.course_key for row in staged if row.offering is not None}
    known = Course.objects.filter(provider=provider, number__in=numbers)
    courses = {one.number: one for one in known.prefetch_related("skills")}
    found = Run.objects.filter(course__in=courses.values()).exclude(number="")
    runs = {(one.course_id, one.number): one for one in found.prefetch_related("sessions")}
    rows: list[Planned] = []
    begun: set[str] = set()
    for row in staged:
        if row.offering is None:
            rows.append(_refused(row, remarks.get(row.number, [])))
            continue
        rows.append(_planned(row, courses.get(row.course_key), runs, row.course_key not in begun))
        begun.add(row.course_key)
    return Plan(rows)


def refused_rows(sheet: ImportRun) -> list[tuple[dict[str, Any], str]]:
    """Rows that could not be taken, as they were handed in, each with what to mend."""
    remarks = defaultdict(list)
    for remark in ImportRemark.objects.filter(import_run=sheet, taken=False).order_by("pk"):
        remarks[remark.number].append(remark.sentence)
    rows = StagedRow.objects.filter(import_id=sheet.pk, offering__isnull=True).order_by("number")
    return [(row.raw or {}, " / ".join(remarks[row.number])) for row in rows]


def form_rows(provider: Provider, zone: ZoneInfo) -> list[list[str]]:
    """Every course and run of the provider that is not taken back, as rows of the form."""
    runs = (
        Run.objects.filter(course__provider=provider, gone_at=None, course__gone_at=None)
        .exclude(number="")
        .select_related("course__residence_district")
        .prefetch_related("sessions", "course__skills")
        .order_by("course__number", "starts_on", "number")
    )
    rows = []
    for run in runs:
        lives = run.course.residence_district
        told = course_facts(run.course)
        rows.append(
            row_of(
                (run.course.number, run.number),
                {**told, **run_facts(run)},
                texts=(text_of(told.get("blocks", [])), text_of(told.get("blocks_en", []))),
                district=lives.name_ko if lives else "",
                zone=zone,
            )
        )
    return rows


def _planned(
    row: StagedRow, course: Course | None, runs: dict[tuple[int, str], Run], first: bool
) -> Planned:
    told: Any = row.offering
    run = runs.get((course.pk, row.source_id)) if course else None
    was = course_facts(course) if course else {}
    had = run_facts(run) if run else {}
    whole = settled_course(was, told["course"])
    mine = settled_run(had, told["run"])
    course_changes = differences(was, whole) if course and first else {}
    changes = differences(had, mine) if run else {}
    back = bool((course and course.gone_at) or (run and run.gone_at))
    kind = Kind.NEW
    if run:
        kind = Kind.CHANGED if changes or course_changes or back else Kind.SAME
    return Planned(
        number=row.number,
        kind=kind,
        course_number=row.course_key,
        run_number=row.source_id,
        title=whole["title"],
        course=course,
        run=run,
        told=mine,
        told_of_course=whole,
        course_changes=course_changes,
        changes=changes,
        comes_back=back,
        remarks=(),
    )


def _refused(row: StagedRow, remarks: list[ImportRemark]) -> Planned:
    raw: Any = row.raw or {}
    return Planned(
        number=row.number,
        kind=Kind.REFUSED,
        course_number=row.course_key,
        run_number=row.source_id,
        title=str(raw.get(COLUMNS[2].name, ""))[:100],
        remarks=tuple(remarks),
    )
