"""What anybody may ask for: the issuer's keys, and which certificates no longer hold."""

import json
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache

from naru.credentials.enums import Use
from naru.credentials.models import Certificate, PublicKey
from naru.credentials.reading import secrets
from naru.credentials.rules import documents
from naru.credentials.rules.proofs import Document, sign
from naru.credentials.rules.statuses import encoded, numbers_of, place_of

SECONDS = 300
"""How long anybody may keep the list before asking again."""
HOLDS_FOR = timedelta(days=1)


def did_document() -> Document:
    """Every key that ever signed, and those in use."""
    return documents.did_document(settings.SITE_URL, _public(Use.PROOF), jwks()["keys"])


def jwks() -> Document:
    """The keys of tokens."""
    return {"keys": [json.loads(one) for one in _public(Use.TOKEN).values()]}


def lists() -> int:
    """How many status lists there are: one at least."""
    last = Certificate.objects.order_by("-pk").values_list("pk", flat=True).first()
    return place_of(last or 0)[0]


def status_list(listed: int, *, at: datetime) -> str:
    """The signed list as JSON; made anew once a day, and at once when a certificate on it ends."""
    numbers = numbers_of(listed)
    ended = Certificate.objects.filter(
        pk__gte=numbers.start, pk__lt=numbers.stop, revoked_at__isnull=False
    )
    indices = [place_of(number)[1] for number in ended.values_list("pk", flat=True)]
    key = secrets.proof_secret()
    kid, _ = secrets.proof_public(key)
    name = f"certificate-status:{listed}:{len(indices)}:{kid}:{at.date()}"
    known: str | None = cache.get(name)
    if known is None:
        document = documents.status_list(
            site=settings.SITE_URL,
            listed=listed,
            encoded=encoded(indices),
            from_at=at,
            until_at=at + 2 * HOLDS_FOR,
        )
        method = f"{documents.did_of(settings.SITE_URL)}#{kid}"
        signed = sign(document, key=key, method=method, created=documents.utc(at))
        known = json.dumps(signed, indent=1)
        cache.set(name, known, HOLDS_FOR.total_seconds())
    return known


def _public(use: Use) -> dict[str, str]:
    """By their short names, the oldest first; the one in use is there before it ever signed."""
    kept = PublicKey.objects.filter(use=use).order_by("first_used_at", "kid")
    found = {one.kid: one.public for one in kept}
    if use is Use.PROOF:
        kid, public = secrets.proof_public(secrets.proof_secret())
    else:
        kid, public = secrets.token_public(secrets.token_secret())
    return {kid: public, **found} if kid not in found else found
