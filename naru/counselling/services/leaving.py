"""A person's record ends: what they wrote goes, places they held are free."""

from datetime import datetime

from django.db import transaction

from naru.counselling.enums import PairingState, RequestState
from naru.counselling.models import Pairing, Request
from naru.counselling.services.pairings import give_place_back
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident, at: datetime) -> None:
    """Words and wishes are emptied, open requests end, the mentor's place is given back."""
    own = Request.objects.filter(resident=resident)
    own.filter(state=RequestState.OPEN).update(state=RequestState.WITHDRAWN, closed_at=at)
    own.update(words="", answer="", field="", channel="", parts=[])
    for one in Pairing.objects.holding().filter(resident=resident).select_related("mentor"):
        one.state, one.state_at = PairingState.ENDED, at
        one.save(update_fields=["state", "state_at"])
        give_place_back(one.mentor)
    Pairing.objects.filter(resident=resident).update(words="", why=[])
