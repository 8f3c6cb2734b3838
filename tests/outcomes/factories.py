"""Somebody who was asked some time after a certificate."""

from naru.outcomes.pack import follow_terms
from naru.outcomes.services import asking
from tests.credentials.factories import issued

TERMS = follow_terms


def asked(*, at, after_days=91, **told):
    """Questions of Seoul, asked at the moment."""
    certificate = issued(at, **told)
    return asking.ask(
        certificate_id=certificate.pk, after_days=after_days, terms=follow_terms(at.date()), at=at
    )
