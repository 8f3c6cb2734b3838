"""Tables of the scholarship, one module a subject; callers import them from here."""

from naru.scholarships.models.applications import Application, Check, Paper
from naru.scholarships.models.grants import Grant, Use
from naru.scholarships.models.ledger import Account, Entry, Transfer
from naru.scholarships.models.rounds import Draw, Round

__all__ = [
    "Account",
    "Application",
    "Check",
    "Draw",
    "Entry",
    "Grant",
    "Paper",
    "Round",
    "Transfer",
    "Use",
]
