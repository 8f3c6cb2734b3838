"""Districts, how many people live there, and the places where things happen."""

import uuid

from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.places.enums import PlaceKind, Sex
from naru.sources.enums import Confidence

GRID = 12
"""Tiles stand in a grid of at most this many columns and rows."""


class DistrictQuerySet(models.QuerySet["District"]):
    """Districts, mostly the ones the city has today."""

    def current(self) -> "DistrictQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class District(models.Model):
    """A part of the city with its own office; `column` and `row` place its tile on the map.

    The centre is the centroid of the district's outline, good for "nearest", not for navigation.
    A withdrawn district gives its tile free.
    """

    code = models.SlugField(max_length=60, unique=True)
    official_code = models.CharField(max_length=20, blank=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    short_ko = models.CharField(max_length=20)
    short_en = models.CharField(max_length=40)
    column = models.PositiveSmallIntegerField(null=True)
    row = models.PositiveSmallIntegerField(null=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(column__isnull=False, row__isnull=False, column__lt=GRID, row__lt=GRID)
                | Q(column__isnull=True, row__isnull=True, withdrawn_at__isnull=False),
                name="district_has_tile_while_current",
            ),
            models.UniqueConstraint(
                fields=["column", "row"],
                deferrable=models.Deferrable.DEFERRED,
                name="district_tile_taken_once",
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="district_centre_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name_ko

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def short(self) -> str:
        return in_reader_language(self.short_ko, self.short_en)


class PopulationCountQuerySet(models.QuerySet["PopulationCount"]):
    """Counts, mostly the ones in force."""

    def current(self) -> "PopulationCountQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class PopulationCount(models.Model):
    """Residents of one district, sex and age band `[age_from, age_to)` on a day."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="population")
    sex = models.CharField(max_length=10, choices=Sex.choices)
    age_from = models.PositiveSmallIntegerField()
    age_to = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()
    as_of_on = models.DateField()
    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PopulationCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["district", "sex", "age_from", "as_of_on"],
                name="population_counted_once",
            ),
            models.CheckConstraint(
                condition=Q(age_to__gt=F("age_from")), name="population_band_not_empty"
            ),
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="population_sex_known"),
        ]

    def __str__(self) -> str:
        return f"{self.district_id} {self.sex} {self.age_from}-{self.age_to - 1}: {self.people}"


class PlaceQuerySet(models.QuerySet["Place"]):
    """Places, mostly the ones that pages show."""

    def current(self) -> "PlaceQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class Place(models.Model):
    """Somewhere people learn, practise or get advice.

    `confidence` is about the place itself, `coordinate_confidence` about its point. What is not
    verified stands in `unverified_…`, in words for the reader. `district` is empty for places
    outside the city or not located.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=PlaceKind.choices)
    district = models.ForeignKey(
        District, null=True, blank=True, on_delete=models.PROTECT, related_name="places"
    )
    address = models.CharField(max_length=400, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    coordinate_confidence = models.CharField(max_length=10, choices=Confidence.choices, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    unverified_ko = models.CharField(max_length=400, blank=True)
    unverified_en = models.CharField(max_length=400, blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
    )
    is_sample = models.BooleanField(default=False)
    sources = models.ManyToManyField("sources.Source", related_name="places")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PlaceKind.values), name="place_kind_known"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180))
                & Q(coordinate_confidence__in=Confidence.values)
                | Q(latitude__isnull=True, longitude__isnull=True, coordinate_confidence=""),
                name="place_point_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values), name="place_confidence_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name_ko

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def unverified(self) -> str:
        return in_reader_language(self.unverified_ko, self.unverified_en)
