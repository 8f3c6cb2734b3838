"""Finding residents, and those who asked to be forgotten."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from naru.accounts.models import User
from naru.core.ready import Ready
from naru.residents import rules
from naru.residents.enums import ResidentState
from naru.residents.models import (
    ErasureRequest,
    Resident,
)

RUNNING = Ready(
    lambda resident: ErasureRequest.objects.filter(
        resident=resident, withdrawn_at__isnull=True, done_at__isnull=True
    ).order_by("pk")[:1],
    int,
)


def anybody_is_registered() -> bool:
    """Whether there is any record, of whatever state."""
    return Resident.objects.exists()


def resident_of(user: User) -> Resident | None:
    """The user's own record, if they are served as a resident."""
    return Resident.objects.filter(user=user, state=ResidentState.ACTIVE).first()


def resident_with(public_id: UUID) -> Resident:
    """The record with this id; for flows that check who asks. Raises Resident.DoesNotExist."""
    return Resident.objects.select_related("user").get(
        public_id=public_id, state=ResidentState.ACTIVE
    )


def resident_called(code: str) -> Resident | None:
    """The record with this number, as a person tells it."""
    known = Resident.objects.filter(code=rules.read_code(code), state=ResidentState.ACTIVE)
    return known.first()


def found_at_desk(*, text: str) -> list[Resident]:
    """Residents whose code, telephone number or e-mail is exactly this; never a part of it.

    A number may belong to a couple, so there can be more than one.
    """
    owner = User.objects.filter(email=text.strip().lower())
    asked = Q(code=rules.read_code(text)) | Q(user__in=[one.pk for one in owner.only("pk")])
    phone = rules.e164(text)
    if phone:
        asked |= Q(phone=phone)
    return list(
        Resident.objects.filter(asked, state=ResidentState.ACTIVE)
        .select_related("user")
        .order_by("registered_at", "pk")
    )


def running_erasure(resident: Resident) -> ErasureRequest | None:
    """The wish to be forgotten that waits for its day."""
    return RUNNING.first(resident.pk)


def erasures_due(*, on: date) -> list[ErasureRequest]:
    """Requests whose waiting period is over, the oldest first."""
    return list(
        ErasureRequest.objects.filter(
            withdrawn_at__isnull=True, done_at__isnull=True, due_on__lte=on
        )
        .select_related("resident")
        .order_by("due_on", "pk")
    )
