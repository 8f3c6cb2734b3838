"""How far the settler has looked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

ONLY = 1


class Sweep(models.Model):
    """What the settler's last look at all doors found, in the one row there is: every claim that
    waits for its number is newer than `beyond` (the id of a claim), or stands at one of `doors`.

    So who wants to know whether a claim waits asks a few doors and not ten thousand. The settler
    writes it before it numbers, and not for a look that found what the one before did.
    """

    id = models.SmallIntegerField(primary_key=True, default=ONLY, editable=False)
    beyond = models.BigIntegerField()
    doors = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=ONLY), name="sweep_is_one")]

    def __str__(self) -> str:
        return f"{self.beyond} {self.doors}"
