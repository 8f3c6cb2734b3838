"""Completing a course: once, by the rule of the first day."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from naru.audit import services as audit
from naru.core.locks import locked
from naru.lessons.models import Completion, Learning
from naru.lessons.queries.standing import outlook_of
from naru.lessons.rules.completion import is_completed


@transaction.atomic(savepoint=False)
def complete(*, learning_id: int, at: datetime) -> Completion | None:
    """The completion if the rule holds now and there was none; else None, however often asked."""
    learning = locked(
        Learning.objects.select_related("version", "application__intake__run__course"),
        pk=learning_id,
    )
    known = outlook_of(learning)
    if known.completion is not None or not is_completed(known.rule, known.standing):
        return None
    made = Completion.objects.create(
        learning=learning, rule=known.rule.record(), standing=asdict(known.standing), at=at
    )
    audit.record(
        actor=None,
        action="learning.completed",
        subject=("learning", learning.public_id),
        at=at,
        **asdict(known.standing),
    )
    return made
