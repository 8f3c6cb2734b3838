"""Mentors: what they know, when they talk, how many people they look after."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.counselling.enums import Channel, Language
from naru.counselling.rules.slots import Absence
from naru.residents.models.person import no_registration_number


class MentorQuerySet(models.QuerySet["Mentor"]):
    """Mentors, mostly those at work."""

    def working(self) -> "MentorQuerySet":
        """Those who have not stopped."""
        return self.filter(stopped_on__isnull=True)

    def with_room(self) -> "MentorQuerySet":
        """Those at work with a place free."""
        return self.working().filter(taken__lt=F("capacity"))


class Mentor(models.Model):
    """Somebody who looks after up to `capacity` people; `taken` counts the places held.

    `taken` only ever changes together with a pairing, by one statement, and the database lets it
    neither pass the capacity nor fall below nothing.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mentor"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="mentors"
    )
    district = models.ForeignKey(
        "places.District", null=True, on_delete=models.PROTECT, related_name="+"
    )
    about_ko = models.CharField(max_length=400, blank=True)
    about_en = models.CharField(max_length=400, blank=True)
    fields = ArrayField(models.CharField(max_length=60))
    languages = ArrayField(models.CharField(max_length=5, choices=Language.choices))
    channels = ArrayField(models.CharField(max_length=10, choices=Channel.choices))
    capacity = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    video_url = models.URLField(max_length=200, blank=True)
    is_sample = models.BooleanField(default=False)
    stopped_on = models.DateField(null=True)

    objects = MentorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__lte=F("capacity")), name="mentor_not_beyond_capacity"
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=0, taken__gte=0), name="mentor_places_counted"
            ),
            models.CheckConstraint(
                condition=Q(fields__len__gte=1)
                & Q(languages__len__gte=1, languages__contained_by=Language.values)
                & Q(channels__len__gte=1, channels__contained_by=Channel.values),
                name="mentor_says_what_and_how",
            ),
            no_registration_number("about_ko", "mentor_about_without_number"),
        ]

    def __str__(self) -> str:
        return self.user.name

    @property
    def about(self) -> str:
        return in_reader_language(self.about_ko, self.about_en)

    @property
    def free(self) -> int:
        """Places nobody holds."""
        return self.capacity - self.taken


class Hours(models.Model):
    """When a mentor talks, week by week: `[begins, ends)` on the city's clock.

    They hold during `[from_on, to_on)`, without a day always; a time on one day alone is a week of
    one day.
    """

    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    ends = models.TimeField()
    channels = ArrayField(models.CharField(max_length=10, choices=Channel.choices))
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7)), name="mentor_hours_on_a_weekday"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="mentor_hours_in_order"),
            models.CheckConstraint(
                condition=Q(channels__len__gte=1, channels__contained_by=Channel.values),
                name="mentor_hours_by_known_channels",
            ),
            models.UniqueConstraint(
                fields=["mentor", "weekday", "begins", "from_on"],
                name="mentor_hours_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True)
                | Q(to_on__isnull=True)
                | Q(to_on__gt=F("from_on")),
                name="mentor_hours_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor_id} {self.weekday} {self.begins:%H:%M}-{self.ends:%H:%M}"


class AwayQuerySet(models.QuerySet["Away"]):
    """Absences, mostly of one day."""

    def on(self, day: date) -> "AwayQuerySet":
        """Those that hold the day or a part of it."""
        return self.filter(from_on__lte=day, to_on__gt=day)

    def all_of(self, day: date) -> "AwayQuerySet":
        """Those that hold the whole day."""
        return self.on(day).filter(begins=None)


class Away(models.Model):
    """A mentor is away during `[from_on, to_on)`; whoever stands in answers and talks instead.

    With `begins` and `ends` it is these hours of one day alone, and nobody else answers meanwhile.
    Where whoever stood in is away too, `owner` at the office finds somebody by `due_on`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="away")
    from_on = models.DateField()
    to_on = models.DateField()
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    substitute = models.ForeignKey(
        Mentor, null=True, on_delete=models.PROTECT, related_name="stands_in"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True)

    objects = AwayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__gt=F("from_on")), name="mentor_away_in_order"
            ),
            models.CheckConstraint(
                condition=Q(substitute__isnull=True) | ~Q(substitute=F("mentor")),
                name="mentor_away_not_own_substitute",
            ),
            models.CheckConstraint(
                condition=Q(begins=None, ends=None)
                | Q(
                    begins__isnull=False,
                    ends__isnull=False,
                    ends__gt=F("begins"),
                    to_on=F("from_on") + timedelta(days=1),
                ),
                name="mentor_away_part_of_one_day",
            ),
            models.CheckConstraint(
                condition=Q(owner=None, due_on=None)
                | Q(owner__isnull=False, due_on__isnull=False, substitute=None),
                name="mentor_away_sought_until_found",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor_id} {self.from_on}"

    @property
    def absence(self) -> Absence:
        """As rules read it."""
        return Absence(self.from_on, self.to_on, self.begins, self.ends)
