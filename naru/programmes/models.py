"""The city's areas and programmes, and its figures: what was planned and what happened."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naru.core.languages import in_reader_language
from naru.programmes.enums import FigureKind, PlanStatus
from naru.sources.enums import Confidence


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas of the plan."""

    def current(self) -> "AreaQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class Area(models.Model):
    """One of the fields that the plan is divided into, in the plan's order."""

    code = models.SlugField(max_length=60, unique=True)
    number = models.PositiveSmallIntegerField()
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    summary_ko = models.CharField(max_length=400)
    summary_en = models.CharField(max_length=400)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(withdrawn_at__isnull=True),
                name="area_number_once_while_current",
            ),
        ]

    def __str__(self) -> str:
        return self.name_ko

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def summary(self) -> str:
        return in_reader_language(self.summary_ko, self.summary_en)


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """Programmes of the city."""

    def current(self) -> "ProgrammeQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class Programme(models.Model):
    """Something the city offers under one name at a time; its names are in `ProgrammeName`.

    `organisation` is the body responsible, empty where no source names one; `partners` carry it
    out with that body. `number` orders programmes inside their area.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    number = models.PositiveSmallIntegerField()
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="programmes")
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    summary_ko = models.CharField(max_length=400)
    summary_en = models.CharField(max_length=400)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="programmes",
    )
    partners = models.ManyToManyField("accounts.Organisation", related_name="partner_programmes")
    plan_status = models.CharField(max_length=20, choices=PlanStatus.choices)
    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    note_ko = models.CharField(max_length=400, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    sources = models.ManyToManyField("sources.Source", related_name="programmes")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(plan_status__in=PlanStatus.values), name="programme_status_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values), name="programme_confidence_known"
            ),
            models.UniqueConstraint(
                fields=["area", "number"],
                condition=Q(withdrawn_at__isnull=True),
                name="programme_number_once_while_current",
            ),
        ]

    def __str__(self) -> str:
        return self.name_ko

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def summary(self) -> str:
        return in_reader_language(self.summary_ko, self.summary_en)

    @property
    def note(self) -> str:
        return in_reader_language(self.note_ko, self.note_en)


class ProgrammeName(models.Model):
    """A name that a programme had or has, from the oldest to the present one.

    Years are empty where unknown; `until_year` is the last year of use, empty for today's name.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="names")
    position = models.PositiveSmallIntegerField()
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    from_year = models.PositiveSmallIntegerField(null=True, blank=True)
    until_year = models.PositiveSmallIntegerField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "position"], name="programme_name_once_per_position"
            ),
            models.CheckConstraint(
                condition=Q(until_year__isnull=True)
                | Q(from_year__isnull=True)
                | Q(until_year__gte=models.F("from_year")),
                name="programme_name_years_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name_ko

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)


class Measure(models.Model):
    """What figures count: people, places, hours. Without a programme it is the whole plan's.

    A headline belongs on the overview of the plan, whichever programme it is of.
    """

    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    code = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    label_ko = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120)
    unit_ko = models.CharField(max_length=40, blank=True)
    unit_en = models.CharField(max_length=40, blank=True)
    is_headline = models.BooleanField(default=False)
    note_ko = models.CharField(max_length=400, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                nulls_distinct=False,
                name="measure_once_per_programme",
            ),
        ]

    def __str__(self) -> str:
        return self.label_ko

    @property
    def label(self) -> str:
        return in_reader_language(self.label_ko, self.label_en)

    @property
    def unit(self) -> str:
        return in_reader_language(self.unit_ko, self.unit_en)

    @property
    def note(self) -> str:
        return in_reader_language(self.note_ko, self.note_en)


class Figure(models.Model):
    """One statement of one kind about one period, with its sources and how sure we are.

    Either `value` (in the measure's unit) or words where no number was stated, never both.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="figures")
    kind = models.CharField(max_length=10, choices=FigureKind.choices)
    period = models.CharField(max_length=12)
    from_on = models.DateField()
    to_on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    about = models.BooleanField(default=False)
    text_ko = models.CharField(max_length=400, blank=True)
    text_en = models.CharField(max_length=400, blank=True)
    note_ko = models.CharField(max_length=400, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    sources = models.ManyToManyField("sources.Source", related_name="figures")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "kind", "period"], name="figure_once_per_period"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=FigureKind.values), name="figure_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values), name="figure_confidence_known"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, text_ko="", text_en="")
                | (Q(value__isnull=True) & ~Q(text_ko="") & ~Q(text_en="")),
                name="figure_number_or_words",
            ),
            models.CheckConstraint(
                condition=Q(to_on__gt=models.F("from_on")), name="figure_period_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.kind} {self.period}"

    @property
    def text(self) -> str:
        return in_reader_language(self.text_ko, self.text_en)

    @property
    def note(self) -> str:
        return in_reader_language(self.note_ko, self.note_en)

    @property
    def when(self) -> str:
        """The period in words: a month, half-year, year or span of years."""
        first, last = self.from_on, self.to_on.year - 1
        months = (self.to_on.year - first.year) * 12 + self.to_on.month - first.month
        if months == 1:
            return date_format(first, "YEAR_MONTH_FORMAT")
        if months == 6 and first.month == 1:  # noqa: PLR2004
            return _("%(year)s년 상반기") % {"year": first.year}
        if months == 6:  # noqa: PLR2004
            return _("%(year)s년 하반기") % {"year": first.year}
        if last == first.year:
            return _("%(year)s년") % {"year": first.year}
        return _("%(first)s~%(last)s년") % {"first": first.year, "last": last}
