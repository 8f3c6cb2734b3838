"""What residents are asked to allow, and what they allow."""

from datetime import date

from naru.core.ready import Ready
from naru.residents.enums import ConsentKind
from naru.residents.models import (
    Consent,
    ConsentText,
    Resident,
)

TEXT_ON = Ready(
    lambda kind, on: ConsentText.objects.filter(kind=kind, from_on__lte=on).order_by("-from_on")[
        :1
    ],
    str,
    date,
)
HELD = Ready(
    lambda resident, kind: (
        Consent.objects.current()
        .filter(resident=resident, kind=kind)
        .select_related("text")
        .order_by("pk")[:1]
    ),
    int,
    str,
)


def consent_text(kind: ConsentKind, *, on: date) -> ConsentText | None:
    """The version in force on the day."""
    return TEXT_ON.first(kind.value, on)


def consent_texts(*, on: date) -> dict[ConsentKind, ConsentText]:
    """The version in force of each kind that has one."""
    rows = ConsentText.objects.filter(from_on__lte=on).order_by("from_on")
    return {ConsentKind(row.kind): row for row in rows}


def has_consent(resident: Resident, kind: ConsentKind) -> bool:
    """Whether the resident allows this now."""
    return Consent.objects.current().filter(resident=resident, kind=kind).exists()


def agrees_to_text_of(resident: Resident, kind: ConsentKind, *, on: date) -> bool:
    """Whether the resident allows all that the text in force that day says."""
    text = consent_text(kind, on=on)
    given = Consent.objects.current().filter(resident=resident, kind=kind, text=text)
    return text is not None and given.exists()


def consents_of(resident: Resident) -> list[Consent]:
    """Every consent, the latest first, with its text and who took it down."""
    return list(
        Consent.objects.filter(resident=resident)
        .select_related("text", "given_by")
        .order_by("-given_at", "-pk")
    )


def current_consent(resident: Resident, kind: ConsentKind) -> Consent | None:
    """The consent that holds, with the text that was agreed to."""
    return HELD.first(resident.pk, kind.value)
