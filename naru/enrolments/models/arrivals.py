"""Who stands in line before a door that opens for many at once."""

from django.db import models
from django.db.models import Q

from naru.enrolments.models.doors import Intake, own_transaction


class Arrival(models.Model):
    """One person in the line of one door, whatever device they hold; written once.

    `place` counts from 1. It is drawn at the opening among all who came before it, and given in
    the order of (xid, id) to those who came later; NULL until then.
    """

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="arrivals")
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="arrivals"
    )
    at = models.DateTimeField()
    xid = models.BigIntegerField(db_default=own_transaction(), editable=False)
    place = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "resident"], name="arrival_once"),
            models.UniqueConstraint(fields=["intake", "place"], name="arrival_place_once"),
            models.CheckConstraint(
                condition=Q(place__isnull=True) | Q(place__gte=1), name="arrival_places_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.resident_id} {self.place or ''}".strip()
