"""`manage.py verify_audit`: prove the audit chain, or name its first broken line."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from naru.audit import queries


class Command(BaseCommand):
    help = "Recompute the audit chain from its first line and name the first broken one."

    def handle(self, *args: Any, **options: Any) -> None:
        proof = queries.prove()
        if not proof.holds:
            raise CommandError(
                f"The audit chain is broken at line {proof.broken_at}: {proof.reason}. "
                f"{proof.lines} lines before it hold. Stop writing, keep the database as it is "
                "and compare with the last backup (docs/operations.md)."
            )
        self.stdout.write(f"The audit chain holds: {proof.lines} lines, head {proof.head}.")
