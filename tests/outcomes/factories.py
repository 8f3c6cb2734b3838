"""Somebody who was asked some time after a certificate."""

from naru.outcomes.pack import follow_terms
from naru.outcomes.services import agreeing, asking
from tests.credentials.factories import issued

TERMS = follow_terms


def willing(at, **told):
    """A certificate whose holder said yes to being asked."""
    certificate = issued(at, **told)
    by = certificate.resident.user
    agreeing.agree(certificate=certificate, yes=True, by=by, at=at)
    return certificate


def asked(*, at, after_days=91, **told):
    """Questions of Seoul, asked at the moment."""
    certificate = willing(at, **told)
    return asking.ask(
        certificate_id=certificate.pk, after_days=after_days, terms=follow_terms(at.date()), at=at
    )
