"""Who is drawn together with whom."""

from collections import defaultdict
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet

from naru.enrolments.models import Claim, Companion, Party

SALT = "naru.enrolments.together"


def standing(party_id: int) -> QuerySet[Companion]:
    """Those of a party who have not stepped back, the first first."""
    rows = Companion.objects.filter(party=party_id, claim__application=None)
    return rows.select_related("claim__resident").order_by("joined_at", "pk")


def party_of(claim: Claim) -> Party | None:
    """The party that somebody is in."""
    mine = Companion.objects.select_related("party").filter(claim=claim).first()
    return mine.party if mine else None


def parties_at(intake_id: int) -> list[list[int]]:
    """Claims (ids) that still stand and belong together at the door, in their order."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Companion.objects.filter(claim__intake=intake_id, claim__application=None)
    for party, claim in rows.order_by("claim").values_list("party", "claim"):
        found[party].append(claim)
    return [claims for claims in found.values() if len(claims) > 1]


def token(party: Party) -> str:
    """What stands in the link: signed, for this party alone."""
    return signing.Signer(salt=SALT).sign(party.public_id.hex)


def named(asked: str) -> Party | None:
    """The party it was made for; None if forged."""
    try:
        found = signing.Signer(salt=SALT).unsign(asked)
    except signing.BadSignature:
        return None
    return Party.objects.select_related("intake__run__course").filter(public_id=UUID(found)).first()
