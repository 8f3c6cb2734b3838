"""`manage.py reconcile_ledger`: prove the scholarship's books, or name what does not add up."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from naru.scholarships.queries import ledger


class Command(BaseCommand):
    help = "Go through all transfers and balances of the scholarship and name what is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        result = ledger.reconcile()
        if not result.holds:
            faults = "\n".join(f"  {fault}" for fault in result.faults)
            raise CommandError(
                f"The ledger does not add up in {len(result.faults)} places:\n{faults}\n"
                "Stop granting, keep the database as it is and compare with the last backup "
                "(docs/operations.md)."
            )
        self.stdout.write(
            f"The ledger holds: {result.transfers} transfers, {result.entries} entries, "
            f"{result.total:,} points granted."
        )
