"""What the matrix points at: one function a kind of thing, made when a row first names it.

A row says `path = { public_id = "own_record.public_id" }`; then `own_record(people)` is called
once, and its attribute fills the address. "Own" always means: belongs to `people["resident"]`.
"""

from naru.accounts.models import User

People = dict[str, User]


def a_missing_key(people: People) -> str:
    """An address that leads nowhere, for pages that answer the same to anybody's guess."""
    return "x" * 20
