"""What a person sees of their own mentor and requests."""

from naru.counselling.enums import PairingState, RequestKind, RequestState
from naru.counselling.models import Handover, Pairing, Request
from naru.residents.models import Resident


def pairing_of(resident: Resident) -> Pairing | None:
    """The mentor the person has, asked for or was recommended."""
    return (
        Pairing.objects.holding()
        .filter(resident=resident)
        .select_related("mentor__user", "mentor__organisation", "mentor__district", "request")
        .first()
    )


def open_request(resident: Resident) -> Request | None:
    """The wish for a mentor that waits for an answer."""
    return (
        Request.objects.filter(resident=resident, kind=RequestKind.MENTOR, state=RequestState.OPEN)
        .select_related("owner")
        .first()
    )


def declined(request: Request) -> frozenset[int]:
    """Mentors (ids) that this request led to in vain, and whom the person left before."""
    over = request.pairings.filter(state__in=(PairingState.DECLINED, PairingState.REFUSED))
    left = Handover.objects.filter(resident=request.resident_id)
    return frozenset(
        [*over.values_list("mentor_id", flat=True), *left.values_list("mentor_id", flat=True)]
    )


def questions_of(resident: Resident) -> list[Request]:
    """What the person asked a mentor, the latest first."""
    asked = Request.objects.filter(resident=resident, kind=RequestKind.QUESTION)
    return list(asked.select_related("owner").order_by("-asked_at", "-pk")[:20])
