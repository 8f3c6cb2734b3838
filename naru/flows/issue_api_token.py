"""An operator gives another program access to the API: token, and a line in the audit trail."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from naru.accounts import services as accounts
from naru.accounts.enums import Scope
from naru.accounts.models import ApiToken, User
from naru.accounts.rules import Secret
from naru.audit import services as audit


@transaction.atomic(durable=True)
def issue_api_token(
    *,
    name: str,
    contact: str,
    scopes: Sequence[Scope],
    expires_on: date,
    by: User,
    at: datetime,
    today: date,
) -> tuple[ApiToken, Secret]:
    """The token and its secret. The trail names the token and never holds the secret."""
    token, secret = accounts.make_api_token(
        name=name,
        contact=contact,
        scopes=scopes,
        expires_on=expires_on,
        created_by=by,
        at=at,
        today=today,
    )
    audit.record(
        actor=by,
        action="api_token.issued",
        subject=("api_token", token.public_id),
        at=at,
        name=name,
        shown=token.shown,
        scopes=list(token.scopes),
        expires_on=expires_on.isoformat(),
    )
    return token, secret
