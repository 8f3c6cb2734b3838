"""What a person sees of their own mentor and requests."""

from collections import defaultdict
from collections.abc import Collection

from naru.core.ready import Ready
from naru.counselling.enums import PairingState, RequestKind, RequestState
from naru.counselling.models import Handover, Pairing, Request
from naru.residents.models import Resident

HOLDING = Ready(
    lambda resident: (
        Pairing.objects.holding()
        .filter(resident=resident)
        .select_related("mentor__user", "mentor__organisation", "mentor__district", "request")
        .order_by("pk")[:1]
    ),
    int,
)


def pairing_of(resident: Resident) -> Pairing | None:
    """The mentor the person has, asked for or was recommended."""
    return HOLDING.first(resident.pk)


def open_request(resident: Resident) -> Request | None:
    """The wish for a mentor that waits for an answer."""
    return (
        Request.objects.filter(resident=resident, kind=RequestKind.MENTOR, state=RequestState.OPEN)
        .select_related("owner")
        .first()
    )


def declined(request: Request) -> frozenset[int]:
    """Mentors (ids) that this request led to in vain, and whom the person left before."""
    return each_declined([request])[request.pk]


def each_declined(asked: Collection[Request]) -> dict[int, frozenset[int]]:
    """By request (id) the mentors (ids) as `declined` has them. Two queries, however many."""
    over, left = defaultdict(set), defaultdict(set)
    vain = Pairing.objects.filter(
        request__in=asked, state__in=(PairingState.DECLINED, PairingState.REFUSED)
    )
    for request_id, mentor_id in vain.values_list("request_id", "mentor_id"):
        over[request_id].add(mentor_id)
    before = Handover.objects.filter(resident__in=[one.resident_id for one in asked])
    for resident_id, mentor_id in before.values_list("resident_id", "mentor_id"):
        left[resident_id].add(mentor_id)
    return {one.pk: frozenset(over[one.pk] | left[one.resident_id]) for one in asked}


def questions_of(resident: Resident) -> list[Request]:
    """What the person asked a mentor, the latest first."""
    asked = Request.objects.filter(resident=resident, kind=RequestKind.QUESTION)
    return list(asked.select_related("owner").order_by("-asked_at", "-pk")[:20])
