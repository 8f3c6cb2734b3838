"""A person's record ends: what they wrote goes, places they held are free."""

from datetime import datetime

from django.db import transaction

from naru.counselling.enums import PairingState, RequestState, TalkState
from naru.counselling.models import Appointment, Goal, Note, Pairing, Request, Step
from naru.counselling.services.pairings import give_place_back
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident, at: datetime) -> None:
    """Words, goals and notes go, open requests end, the mentor's place is given back."""
    own = Request.objects.filter(resident=resident)
    own.filter(state=RequestState.OPEN).update(state=RequestState.WITHDRAWN, closed_at=at)
    own.update(words="", answer="", field="", channel="", parts=[])
    for one in Pairing.objects.holding().filter(resident=resident).select_related("mentor"):
        one.state, one.state_at = PairingState.ENDED, at
        one.save(update_fields=["state", "state_at"])
        give_place_back(one.mentor)
    talks = Appointment.objects.filter(resident=resident)
    coming = talks.filter(state__in=(TalkState.BOOKED, TalkState.OFFERED), starts_at__gt=at)
    coming.update(state=TalkState.CANCELLED, state_at=at)
    talks.update(words="", earlier_since=None)
    Pairing.objects.filter(resident=resident).update(words="", why=[])
    Step.objects.filter(goal__resident=resident).delete()
    Goal.objects.filter(resident=resident).delete()
    Note.objects.filter(resident=resident).delete()
