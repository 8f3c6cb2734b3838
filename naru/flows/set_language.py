"""Somebody chooses the language in which the site and its mail speak to them.

kept with the account -> a line in the audit trail.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts import services as accounts
from naru.accounts.models import User
from naru.audit import services as audit


@transaction.atomic(durable=True)
def set_language(*, user: User, language: str, at: datetime) -> None:
    """Mail comes in this language from now on; the same again changes nothing."""
    if user.language == language:
        return
    accounts.set_language(user=user, language=language)
    audit.record(
        actor=user,
        action="account.language_set",
        subject=("user", user.public_id),
        at=at,
        language=language,
    )
