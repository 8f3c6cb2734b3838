"""An operator takes a program's access to the API away, from this moment on."""

from datetime import datetime

from django.db import transaction

from naru.accounts import services as accounts
from naru.accounts.models import ApiToken, User
from naru.audit import services as audit


@transaction.atomic(durable=True)
def revoke_api_token(*, token: ApiToken, by: User, at: datetime) -> ApiToken:
    """The token, revoked; refused when it already is."""
    revoked = accounts.end_api_token(token_id=token.pk, at=at)
    audit.record(
        actor=by,
        action="api_token.revoked",
        subject=("api_token", revoked.public_id),
        at=at,
        shown=revoked.shown,
    )
    return revoked
