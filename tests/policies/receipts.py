"""Receipts for tests: real ones, issued by the service over Seoul's own rules."""

from datetime import date

from django.db import connection, transaction

from naru.policies.enums import DecisionKind, Outcome
from naru.policies.reading.book import rulebook
from naru.policies.rules.verdicts import decide
from naru.policies.services import receipts
from tests.residents.factories import ResidentFactory

ON = date(2026, 11, 24)
C = {
    "birth_on": date(1987, 3, 2),
    "lives_in_city": True,
    "near_poor": True,
    "basic_livelihood": False,
    "benefits_now": frozenset({"LIFELONG_VOUCHER"}),
    "small_merchant": False,
}
"""Turns 40 in March, near-poor, and holds a voucher; what the shop rules ask is not needed."""


def issue(noon, decision="scholarship-application:1", policy="training-scholarship", **changes):
    """One receipt, issued and committed."""
    facts = {**C, **changes.pop("facts", {})}
    with transaction.atomic(durable=True):
        return receipts.issue(
            resident=changes.pop("resident", None) or ResidentFactory(),
            kind=DecisionKind.APPLICATION,
            outcome=changes.pop("outcome", Outcome.REFUSED),
            decision=decision,
            verdict=decide(rulebook().policies[policy], facts, ON),
            facts=facts,
            book=rulebook(),
            by=None,
            at=noon,
            **changes,
        )


def tamper(*statements):
    """What somebody with the keys of the database could do: switch the triggers off first."""
    tables = ("receipt", "receiptlink", "rulepack", "signingkey")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE policies_{table} DISABLE TRIGGER USER")
        for sql in statements:
            cursor.execute(sql)
        for table in tables:
            cursor.execute(f"ALTER TABLE policies_{table} ENABLE TRIGGER USER")
