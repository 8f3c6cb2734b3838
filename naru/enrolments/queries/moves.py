"""Moves in waiting lists: what staff see of one list, and what everybody reads of it."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from naru.accounts.models import Organisation
from naru.core.ready import Ready
from naru.enrolments.enums import MoveReason
from naru.enrolments.models import Application, Intake, Move

AGREED = Ready(
    lambda doors: (
        Move.objects.filter(application__intake__in=doors, agreed=True)
        .values_list("application__intake", "reason")
        .annotate(n=Count("pk"))
        .order_by("reason")
    ),
    list,
)


def counted(intake_ids: Iterable[int]) -> dict[int, tuple[tuple[MoveReason, int], ...]]:
    """How many agreed moves each list had, by the kind of reason. One query."""
    found: dict[int, tuple[tuple[MoveReason, int], ...]] = {}
    for intake, reason, number in AGREED(list(intake_ids)):
        found[intake] = (*found.get(intake, ()), (MoveReason(reason), number))
    return found


def moves_of(intake: Intake) -> list[Move]:
    """All that were asked for in this list, the open ones first."""
    rows = Move.objects.filter(application__intake=intake)
    people = rows.select_related("application", "asked_by", "ended_by")
    return sorted(people.order_by("-asked_at"), key=lambda one: one.ended_at is not None)


def of(organisation: Organisation) -> QuerySet[Move]:
    """Those in lists of the provider that the organisation is."""
    return Move.objects.filter(
        application__intake__run__course__provider__organisation=organisation
    )


def queue_of(intake: Intake) -> QuerySet[Application]:
    """Who waits, whoever is next first."""
    return Application.objects.filter(intake=intake).in_order().select_related("claim")
