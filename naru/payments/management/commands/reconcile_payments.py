"""`manage.py reconcile_payments`: prove the books of fees, or name what does not add up.

Where a card company is set up, its books are compared with ours too.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from naru.payments.queries import reconciling
from naru.payments.services import card_work


class Command(BaseCommand):
    help = "Go through all transfers and balances of fees and name what is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        result = reconciling.reconcile()
        wrong = [*result.faults, *card_work.differences()]
        if wrong:
            faults = "\n".join(f"  {fault}" for fault in wrong)
            raise CommandError(
                f"The books of fees do not add up in {len(wrong)} places:\n{faults}\n"
                "Take in no bank file and send no refund, keep the database as it is and compare "
                "with the last backup (docs/operations.md)."
            )
        self.stdout.write(
            f"The books of fees hold: {result.transfers} transfers, {result.entries} entries, "
            f"{result.total:,} won paid."
        )
