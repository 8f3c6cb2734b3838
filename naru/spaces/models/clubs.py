"""Clubs that book rooms."""

import uuid

from django.db import models
from django.db.models import Q

from naru.residents.models.person import no_registration_number
from naru.spaces.enums import ClubState


class Club(models.Model):
    """A group that books rooms at one place, through its head; registered there until `until_on`.

    Staff of the place register it, again and again as the city's rule says.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="clubs")
    head = models.ForeignKey("residents.Resident", on_delete=models.PROTECT, related_name="clubs")
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=400, blank=True)
    people = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=ClubState.choices, default=ClubState.ASKED)
    asked_at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "head", "name"],
                condition=Q(state__in=(ClubState.ASKED, ClubState.REGISTERED)),
                name="club_once_a_place_and_head",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ClubState.values), name="club_state_known"
            ),
            models.CheckConstraint(condition=Q(people__gte=2), name="club_is_more_than_one"),
            models.CheckConstraint(
                condition=Q(state=ClubState.REGISTERED, until_on__isnull=False)
                | ~Q(state=ClubState.REGISTERED),
                name="club_registered_until_a_day",
            ),
            no_registration_number("name", "club_name_without_number"),
            no_registration_number("about", "club_about_without_number"),
        ]

    def __str__(self) -> str:
        return self.name
