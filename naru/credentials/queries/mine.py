"""A holder's own certificates and links; what a link opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from naru.core.languages import reader_language
from naru.credentials.models import Certificate, Share
from naru.credentials.rules.wording import evidence_in_words
from naru.occupations.models import Skill
from naru.residents.models import Resident


@dataclass(frozen=True)
class Opened:
    """What an address opens: one certificate in part for whoever has its paper, or a link's
    certificates whole. `share` is the link, `certificates` are empty if it is closed.
    """

    share: Share | None
    certificates: list[Certificate]
    is_closed: bool = False


def certificates_of(resident: Resident) -> QuerySet[Certificate]:
    """All of them, the newest first."""
    found = Certificate.objects.filter(resident=resident)
    return found.select_related("issuer", "replaced_by").order_by("-issued_at", "-pk")


def certificate_of(resident: Resident, public_id: UUID) -> Certificate | None:
    """One of their own; None for anybody else's."""
    return certificates_of(resident).filter(public_id=public_id).first()


def certificate_for(resident: Resident, reason: str) -> Certificate | None:
    """The one in force that was issued for the reason ("school:42")."""
    return certificates_of(resident).filter(reason=reason, revoked_at=None).first()


def links_of(resident: Resident, *, on: date) -> QuerySet[Share]:
    """The links that are open on the day, the newest first."""
    found = Share.objects.filter(resident=resident).open_on(on)
    return found.select_related("certificate").order_by("-made_at", "-pk")


def opened_by(token: str, *, on: date) -> Opened | None:
    """By the code on the paper or by a link; None if there is no such address."""
    found = Certificate.objects.select_related("issuer")
    by_code = found.filter(code=token).first()
    if by_code is not None:
        return Opened(None, [by_code])
    share = Share.objects.filter(token=token).first()
    if share is None:
        return None
    if not share.is_open(on):
        return Opened(share, [], is_closed=True)
    if share.certificate_id:
        return Opened(share, list(found.filter(pk=share.certificate_id)))
    whole = found.filter(resident=share.resident_id, in_portfolio=True)
    return Opened(share, list(whole.order_by("-issued_at", "-pk")))


def skills_of(certificates: Iterable[Certificate]) -> dict[str, Skill]:
    """The skills of all of them by code. One query."""
    wanted = {code for one in certificates for code in one.skills}
    return {one.code: one for one in Skill.objects.filter(code__in=wanted)}


def seen_in(one: Certificate) -> tuple[tuple[str, str], ...]:
    """What was seen, in the reader's language."""
    return evidence_in_words(one.evidence, reader_language())
