"""Target occupations in the city's own words."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.occupations.enums import Demand, Effort, Hours

OCCUPATION_CODE = r"^occ\.[a-z0-9]+(-[a-z0-9]+)*$"
WEEK = 52
"""Hours that a usual week of work may have at most."""


class OccupationField(models.Model):
    """A line of work under which occupations are listed; `number` is its place."""

    code = models.SlugField(max_length=60, unique=True)
    number = models.PositiveSmallIntegerField()
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(withdrawn_at__isnull=True),
                name="occupation_field_number_once_while_current",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)


class OccupationQuerySet(models.QuerySet["Occupation"]):
    """Occupations, mostly the ones that pages show."""

    def current(self) -> "OccupationQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class Occupation(models.Model):
    """Work that a resident may aim for.

    `code` is ours ("occ.care-worker"); `keco_code` is a class of four digits of the national
    classification of the edition beside it: several of ours may lie in one class. `hours_from` and
    `hours_to` are the usual hours of a week, both included. `also_…` are other names it goes by.
    """

    code = models.CharField(max_length=60, unique=True)
    field = models.ForeignKey(OccupationField, on_delete=models.PROTECT, related_name="occupations")
    position = models.PositiveSmallIntegerField()
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    also_ko = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    also_en = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    summary_ko = models.CharField(max_length=400)
    summary_en = models.CharField(max_length=400)
    keco_code = models.CharField(max_length=4)
    keco_edition = models.CharField(max_length=10)
    keco_name = models.CharField(max_length=120)
    effort = models.CharField(max_length=12, choices=Effort.choices)
    demands = ArrayField(models.CharField(max_length=12, choices=Demand.choices), default=list)
    hours = ArrayField(models.CharField(max_length=12, choices=Hours.choices))
    hours_from = models.PositiveSmallIntegerField()
    hours_to = models.PositiveSmallIntegerField()
    sources = models.ManyToManyField("sources.Source", related_name="occupations")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OccupationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=OCCUPATION_CODE), name="occupation_code_ours"
            ),
            models.CheckConstraint(
                condition=Q(keco_code__regex="^[0-9]{4}$") & ~Q(keco_edition=""),
                name="occupation_keco_with_edition",
            ),
            models.CheckConstraint(
                condition=Q(effort__in=Effort.values), name="occupation_effort_known"
            ),
            models.CheckConstraint(
                condition=Q(demands__contained_by=Demand.values), name="occupation_demands_known"
            ),
            models.CheckConstraint(
                condition=Q(hours__contained_by=Hours.values) & Q(hours__len__gte=1),
                name="occupation_hours_known",
            ),
            models.CheckConstraint(
                condition=Q(hours_from__gte=1, hours_from__lte=F("hours_to"), hours_to__lte=WEEK),
                name="occupation_week_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def summary(self) -> str:
        return in_reader_language(self.summary_ko, self.summary_en)

    @property
    def also(self) -> list[str]:
        """Other names it goes by."""
        return [in_reader_language(*both) for both in zip(self.also_ko, self.also_en, strict=True)]

    @property
    def slug(self) -> str:
        """The code without its kind, for addresses of pages."""
        return self.code.removeprefix("occ.")

    @property
    def effort_words(self) -> str:
        return str(Effort(self.effort).label)

    @property
    def demand_words(self) -> list[str]:
        return [str(one.label) for one in Demand if one in self.demands]

    @property
    def hours_words(self) -> list[str]:
        return [str(one.label) for one in Hours if one in self.hours]
