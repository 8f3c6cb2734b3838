"""The address by which somebody answers without logging in: signed, for these questions alone."""

from datetime import datetime
from uuid import UUID

from django.core import signing

from naru.outcomes.models import FollowUp

SALT = "naru.outcomes.follow-up"


def token(one: FollowUp) -> str:
    """What stands in the address."""
    return signing.Signer(salt=SALT).sign(one.public_id.hex)


def named(asked: str) -> FollowUp | None:
    """The questions it was made for; None if forged, or if the record is gone."""
    try:
        found = signing.Signer(salt=SALT).unsign(asked)
    except signing.BadSignature:
        return None
    return FollowUp.objects.select_related("certificate").filter(public_id=UUID(found)).first()


def is_open(one: FollowUp, *, at: datetime) -> bool:
    """Whether it can be answered now."""
    return at < one.closes_at
