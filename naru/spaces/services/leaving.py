"""A person's record ends: what they wrote goes, what they held is free."""

from datetime import datetime

from django.db import transaction

from naru.residents.models import Resident
from naru.spaces.enums import TAKES_TIME, ClubState, State
from naru.spaces.models import Booking, Club, SignOff

OPEN = tuple(state for state in TAKES_TIME if state != State.USED)


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident, at: datetime) -> None:
    """Times to come are free, words and clubs' names go, skills that were signed off too."""
    own = Booking.objects.filter(resident=resident)
    own.filter(state__in=OPEN, ends_at__gt=at).update(state=State.CANCELLED, state_at=at)
    own.update(words="", why="")
    Club.objects.filter(head=resident).update(
        name="", about="", state=ClubState.ENDED, until_on=None
    )
    SignOff.objects.filter(resident=resident).delete()
