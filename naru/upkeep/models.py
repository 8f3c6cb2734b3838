"""Why background jobs failed. The jobs themselves are procrastinate's tables."""

from django.db import models
from django.db.models import Q


class JobFailure(models.Model):
    """One failed attempt of one job: what was raised and where in our code.

    The exception's own words are not kept, since they may name a person. `job_id` is no foreign
    key: the queue forgets jobs by itself.
    """

    job_id = models.BigIntegerField()
    attempt = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=200)
    place = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["job_id"], name="job_failure_by_job")]
        constraints = [
            models.CheckConstraint(condition=~Q(kind=""), name="job_failure_has_a_kind"),
        ]

    def __str__(self) -> str:
        return f"job {self.job_id}, attempt {self.attempt}: {self.kind} in {self.place}"
