"""Where the catalogue comes from: sources' records, runs of an import, rows refused."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from naru.catalogue.enums import Failure, ImportKind, ImportState, Join, Reason
from naru.catalogue.models.courses import Course
from naru.catalogue.models.runs import Run


class Told(dict[str, object]):
    """Parameters of a sentence; one that an older version did not keep shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


class ImportRun(models.Model):
    """One import of one source, and its report.

    rows_read = new + changed + unchanged + repeated + refused. `rows_joined` counts those of the
    new ones that another source had already told of; `rows_gone` records that were not sent any
    more, `rows_back` those that had been gone. `gone_withheld` counts records that look gone but
    stay, because the source shrank too suddenly to be believed or was not read to its end
    (`complete`). `window_from` and `window_to` bound the first days that were asked for.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(max_length=60)
    scope = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=ImportKind.choices)
    file_name = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=10, choices=ImportState.choices, default=ImportState.RUNNING
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    rows_read = models.PositiveIntegerField(default=0)
    rows_new = models.PositiveIntegerField(default=0)
    rows_changed = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_repeated = models.PositiveIntegerField(default=0)
    rows_refused = models.PositiveIntegerField(default=0)
    rows_joined = models.PositiveIntegerField(default=0)
    rows_gone = models.PositiveIntegerField(default=0)
    rows_back = models.PositiveIntegerField(default=0)
    gone_withheld = models.PositiveIntegerField(default=0)
    complete = models.BooleanField(default=True)
    window_from = models.DateField(null=True)
    window_to = models.DateField(null=True)
    position = models.JSONField(default=dict)
    failure = models.CharField(max_length=40, blank=True)
    failure_params = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ImportKind.values), name="import_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="import_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ImportState.RUNNING, ended_at__isnull=True)
                | (~Q(state=ImportState.RUNNING) & Q(ended_at__isnull=False)),
                name="import_ended_unless_running",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.DONE)
                | Q(
                    rows_read=F("rows_new")
                    + F("rows_changed")
                    + F("rows_unchanged")
                    + F("rows_repeated")
                    + F("rows_refused")
                ),
                name="import_counts_add_up",
            ),
            models.CheckConstraint(
                condition=~Q(failure="") | ~Q(state=ImportState.REFUSED),
                name="import_refused_says_why",
            ),
            models.UniqueConstraint(
                fields=["source", "scope"],
                condition=Q(state=ImportState.RUNNING),
                name="import_one_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["-started_at"], name="import_by_time")]

    def __str__(self) -> str:
        return f"{self.source} {self.started_at:%Y-%m-%d %H:%M} {self.state}"

    @property
    def failure_sentence(self) -> str:
        """Why nothing was taken, for whoever handed the file in; "" if all went well."""
        if not self.failure:
            return ""
        return str(Failure(self.failure).label).format_map(Told(self.failure_params))


class ImportRemark(models.Model):
    """Something said about a row: why it was refused, or what was left out of it (`taken`).

    `number` counts data rows from 1 as a reader of the file would; `reason` is one of `Reason`,
    `params` fill its sentence. `excerpt` holds no personal data. At most 10,000 are kept a run.
    """

    import_run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="remarks")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=120, blank=True)
    taken = models.BooleanField()
    reason = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    excerpt = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=Reason.values), name="remark_reason_known"
            ),
        ]
        indexes = [models.Index(fields=["import_run", "number"], name="remark_by_row")]

    def __str__(self) -> str:
        return f"{self.number}: {self.reason}"

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in the reader's language."""
        return str(Reason(self.reason).label).format_map(Told(self.params))


class SourceRecord(models.Model):
    """What one source says of one run, as sent, minus personal data.

    Several records may stand for one run: one made it, the others were joined by `joined_key` for
    the reason in `join`. The run shows what they know together; where two differ, the higher
    `priority` decides. `offering` is what `raw` was understood as, unknown things left out.
    `scope` narrows what a later import may mark as gone: a provider's own file says nothing about
    other providers.
    """

    source = models.CharField(max_length=60)
    source_id = models.CharField(max_length=120)
    scope = models.CharField(max_length=80, blank=True)
    course_key = models.CharField(max_length=120)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="records")
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="records", db_index=False)
    priority = models.PositiveSmallIntegerField()
    join = models.CharField(max_length=12, choices=Join.choices)
    joined_key = models.CharField(max_length=80, blank=True)
    join_keys = ArrayField(models.CharField(max_length=80), default=list)
    raw = models.JSONField()
    offering = models.JSONField()
    digest = models.CharField(max_length=32)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    import_run = models.ForeignKey(
        ImportRun, null=True, on_delete=models.PROTECT, related_name="records"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="record_once_per_id"),
            models.UniqueConstraint(
                fields=["run"], condition=Q(join=Join.OWN), name="record_one_maker_per_run"
            ),
            models.UniqueConstraint(fields=["run", "source"], name="record_one_per_source_and_run"),
            models.CheckConstraint(condition=Q(join__in=Join.values), name="record_join_known"),
            models.CheckConstraint(
                condition=Q(join=Join.OWN, joined_key="") | (~Q(join=Join.OWN) & ~Q(joined_key="")),
                name="record_joined_by_a_key",
            ),
        ]
        indexes = [models.Index(fields=["source", "course_key"], name="record_by_course_key")]

    def __str__(self) -> str:
        return f"{self.source}:{self.source_id}"


class StagedRow(models.Model):
    """A parsed row that waits for its import to be applied; emptied when that is done.

    A refused row is staged without an offering, so that its record does not count as gone.
    Without foreign keys and unlogged (migration 0002): filled by COPY, never the only copy. From
    `provider_key` to `has_lists` (sessions or skills) stand facts of the offering that applying
    asks of every row.
    """

    import_id = models.BigIntegerField()
    number = models.PositiveIntegerField()
    source_id = models.CharField(max_length=120)
    course_key = models.CharField(max_length=120)
    join_keys = ArrayField(models.CharField(max_length=80))
    digest = models.CharField(max_length=32)
    offering = models.JSONField(null=True)
    raw = models.JSONField(null=True)
    provider_key = models.TextField(null=True)  # noqa: DJ001 - NULL as in the columns it becomes
    provider = models.TextField(null=True)  # noqa: DJ001
    starts_on = models.DateField(null=True)
    has_lists = models.BooleanField(null=True)

    class Meta:
        indexes = [models.Index(fields=["import_id", "source_id"], name="staged_by_import")]

    def __str__(self) -> str:
        return f"{self.import_id} {self.number} {self.source_id}"


class StagedEntry(models.Model):
    """What search will keep of a course that an import is creating, made beside its transaction.

    Unlogged and emptied like `StagedRow`. Each term is packed with its strokes and initials (see
    `naru.catalogue.index.foretold`); `lexemes` are those that no entry before had.
    """

    course_id = models.BigIntegerField(primary_key=True)
    import_id = models.BigIntegerField(db_index=True)
    vector = SearchVectorField()
    title = models.TextField()
    offers = models.JSONField()
    terms = ArrayField(models.TextField())
    lexemes = ArrayField(models.TextField())

    def __str__(self) -> str:
        return f"{self.import_id} {self.course_id} {self.title}"
