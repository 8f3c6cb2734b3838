"""When and where a course is given: runs and their single sessions."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naru.catalogue.enums import Admission, ApplyAt, Mode, Payer, RunStatus, Schedule
from naru.catalogue.models.courses import NUMBER_LENGTH, Course


class RunQuerySet(models.QuerySet["Run"]):
    """Runs; most readers want those still on offer."""

    def present(self) -> "RunQuerySet":
        """Those that residents may see: no drafts, and none that has vanished from its sources."""
        return self.filter(gone_at__isnull=True, is_draft=False)


class Run(models.Model):
    """One dated offering of a course. Empty words, NULL and UNKNOWN mean that nobody told us.

    `starts_on` and `last_on` are the first and the last day, both included. One may apply in
    `[apply_from_at, apply_until_at)`; a source's date-only deadline ends at midnight after that
    day. `fee_won` is what a learner pays, `full_cost_won` what the place costs before anyone
    helps; `materials_won` is the part of the fee for materials, which does not come back once the
    run has begun: 0 where there is none. `weekdays` are ISO days (1 = Monday); with `daily_from`
    and `daily_to` they hold for a run whose sessions are not listed. `registered` may exceed
    `capacity`: sources say so.

    A run with a `number` is written by its provider here, and only such a run can be a draft;
    `copied_from` is the run of an earlier term that it was made from.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="runs", db_index=False
    )
    number = models.CharField(max_length=NUMBER_LENGTH, blank=True, default="", db_default="")
    label = models.CharField(max_length=120, blank=True)

    schedule = models.CharField(max_length=10, choices=Schedule.choices, default=Schedule.UNKNOWN)
    starts_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    daily_from = models.TimeField(null=True)
    daily_to = models.TimeField(null=True)
    time_words = models.CharField(max_length=300, blank=True)

    status = models.CharField(max_length=10, choices=RunStatus.choices, default=RunStatus.UNKNOWN)
    status_words = models.CharField(max_length=60, blank=True)
    apply_from_at = models.DateTimeField(null=True)
    apply_until_at = models.DateTimeField(null=True)
    admission = models.CharField(
        max_length=10, choices=Admission.choices, default=Admission.UNKNOWN
    )
    apply_at = models.CharField(max_length=10, choices=ApplyAt.choices, default=ApplyAt.UNKNOWN)
    apply_url = models.CharField(max_length=1000, blank=True)
    apply_words = models.CharField(max_length=500, blank=True)
    contact_phone = models.CharField(max_length=60, blank=True)

    capacity = models.PositiveIntegerField(null=True)
    registered = models.PositiveIntegerField(null=True)
    waiting = models.PositiveIntegerField(null=True)

    payer = models.CharField(max_length=10, choices=Payer.choices, default=Payer.UNKNOWN)
    fee_won = models.PositiveIntegerField(null=True)
    materials_won = models.PositiveIntegerField(default=0, db_default=0)
    full_cost_won = models.PositiveIntegerField(null=True)
    fee_words = models.CharField(max_length=300, blank=True)
    refund_words = models.CharField(max_length=500, blank=True)

    place = models.ForeignKey(
        "places.Place", null=True, on_delete=models.PROTECT, related_name="runs"
    )
    place_words = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=300, blank=True)
    district = models.ForeignKey(
        "places.District", null=True, on_delete=models.PROTECT, related_name="+"
    )
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    access_words = models.CharField(max_length=300, blank=True)
    teacher_words = models.CharField(max_length=300, blank=True)

    copied_from = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="copies"
    )
    is_draft = models.BooleanField(default=False, db_default=False)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(schedule__in=Schedule.values), name="run_schedule_known"
            ),
            models.CheckConstraint(
                condition=Q(schedule=Schedule.DATED, starts_on__isnull=False)
                | (~Q(schedule=Schedule.DATED) & Q(starts_on__isnull=True, last_on__isnull=True)),
                name="run_dated_has_first_day",
            ),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("starts_on")),
                name="run_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7]),
                name="run_weekdays_iso",
            ),
            models.CheckConstraint(
                condition=Q(status__in=RunStatus.values), name="run_status_known"
            ),
            models.CheckConstraint(
                condition=Q(apply_from_at__isnull=True)
                | Q(apply_until_at__isnull=True)
                | Q(apply_until_at__gt=F("apply_from_at")),
                name="run_apply_window_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(admission__in=Admission.values), name="run_admission_known"
            ),
            models.CheckConstraint(
                condition=Q(apply_at__in=ApplyAt.values), name="run_apply_at_known"
            ),
            models.CheckConstraint(condition=Q(payer__in=Payer.values), name="run_payer_known"),
            models.CheckConstraint(
                condition=~Q(payer=Payer.NOBODY) | Q(fee_won=0, fee_won__isnull=False),
                name="run_free_costs_nothing",
            ),
            models.CheckConstraint(
                condition=Q(materials_won=0)
                | Q(materials_won__gt=0, fee_won__isnull=False, materials_won__lte=F("fee_won")),
                name="run_materials_are_a_part",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                    latitude__isnull=False,
                    longitude__isnull=False,
                ),
                name="run_coordinates_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(is_draft=False) | ~Q(number=""), name="run_only_own_are_drafts"
            ),
            models.UniqueConstraint(
                fields=["course", "number"], condition=~Q(number=""), name="run_once_per_number"
            ),
            models.UniqueConstraint(
                fields=["copied_from", "starts_on"],
                condition=Q(copied_from__isnull=False, gone_at__isnull=True),
                name="run_copied_once_to_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["course", "starts_on"], name="run_by_course_and_day"),
            models.Index(fields=["starts_on"], name="run_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.label} {self.starts_on or ''}".strip()


class Session(models.Model):
    """One meeting of a run, `[starts_at, ends_at)`, at the run's place unless it names its own."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.UNKNOWN)
    place = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    place_words = models.CharField(max_length=300, blank=True)
    topic = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_not_empty"
            ),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="session_mode_known"),
            models.UniqueConstraint(fields=["run", "starts_at"], name="session_once_per_start"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
