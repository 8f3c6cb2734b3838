"""Proofs of chains too long to wait for."""

from django.utils import timezone
from procrastinate.contrib.django import app

from naru.accounts.models import User
from naru.audit import services


@app.task(name="audit.prove")
def prove(actor_id: int) -> None:
    """Prove the whole chain for the auditor who asked; the result stands in the trail."""
    services.prove(by=User.objects.get(pk=actor_id), at=timezone.now())
