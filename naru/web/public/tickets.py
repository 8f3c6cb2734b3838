"""Tickets of a line: a signed number, so that the light page needs no session and no account.

A ticket only shows a place. The place itself belongs to the person: whoever applies is looked up
by who they are, so a ticket that is passed on or copied lets nobody in.
"""

from django.core import signing

SALT = "line-ticket"
LONGEST = 120


def make(arrival_id: int) -> str:
    """The ticket of one place in a line."""
    return signing.dumps(arrival_id, salt=SALT)


def read(ticket: str) -> int | None:
    """Which place it is of; None for one that is not ours."""
    try:
        found = signing.loads(ticket[:LONGEST], salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return found if isinstance(found, int) else None
