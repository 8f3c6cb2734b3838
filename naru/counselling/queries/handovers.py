"""What the present mentor may read of the time before."""

from django.db.models import QuerySet

from naru.core.ready import Ready
from naru.counselling.models import Handover, Note, Pairing
from naru.counselling.queries.goals import notes_of
from naru.residents.models import Resident

LAST = Ready(
    lambda resident: (
        Handover.objects.filter(resident=resident)
        .select_related("request", "mentor__user")
        .order_by("-asked_at", "-pk")[:1]
    ),
    int,
)


def last_handover(resident: Resident) -> Handover | None:
    """The last change of mentor, with the file that was written."""
    return LAST.first(resident.pk)


def notes_for(pairing: Pairing) -> QuerySet[Note]:
    """Notes since this pairing began; those of before only if the person let them be passed on."""
    notes = notes_of(pairing.resident, professional=True)
    last = last_handover(pairing.resident)
    if last is None or last.consent:
        return notes
    return notes.filter(at__gte=pairing.began_at)


def file_for(pairing: Pairing) -> Handover | None:
    """The hand-over file, if there is one and the person lets it be read."""
    last = last_handover(pairing.resident)
    return last if last is not None and last.consent and last.request.answer else None
