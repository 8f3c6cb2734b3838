"""That somebody has completed a course, and on what grounds."""

import uuid

from django.db import models

from naru.lessons.models.units import Learning


class Completion(models.Model):
    """A learner has all that the rule asks for. It stays, whatever happens to the course later.

    `rule` and `standing` are what was judged, as `rules.completion` writes them.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learning = models.OneToOneField(Learning, on_delete=models.PROTECT, related_name="completion")
    rule = models.JSONField()
    standing = models.JSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.learning_id} {self.at:%Y-%m-%d}"
