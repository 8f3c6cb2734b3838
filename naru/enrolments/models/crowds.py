"""Numbers that a crowd got together."""

from django.db import models
from django.db.models import F, Q

from naru.enrolments.models.doors import Intake


class Crowd(models.Model):
    """Clicks at one door that got their numbers in one row, as thousands came in a second.

    Clicks of transactions in `[from_xid, upto_xid)` that have no application wait with numbers
    from `first_no` on, in the order of (xid, id). The row goes in the moment their applications
    are made, which whoever changes anything at the door does first; a settler does it as soon as
    the crowd is through (docs/decisions/0045-crowds.md).
    """

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="crowds")
    from_xid = models.BigIntegerField()
    upto_xid = models.BigIntegerField()
    first_no = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "first_no"], name="crowd_number_once"),
            models.UniqueConstraint(fields=["intake", "from_xid"], name="crowd_begins_once"),
            models.CheckConstraint(
                condition=Q(upto_xid__gt=F("from_xid")), name="crowd_begins_before_it_ends"
            ),
            models.CheckConstraint(
                condition=Q(first_no__gte=1, people__gte=1), name="crowd_has_numbers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.first_no}+{self.people}"
