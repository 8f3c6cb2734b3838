"""`manage.py verify_receipts`: replay every decision with the rules of its day."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from naru.policies import queries


class Command(BaseCommand):
    help = "Checks chain and signatures of all receipts and decides each of them again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many hold and the last hash, or fail naming the first that does not."""
        began = time.perf_counter()
        proof = queries.prove()
        if not proof.holds:
            raise CommandError(f"{proof.receipts} receipts hold; {proof.reason}.")
        spent = time.perf_counter() - began
        rate = proof.receipts / spent if spent else 0
        self.stdout.write(
            f"{proof.receipts} receipts hold, head {proof.head}, {rate:,.0f} a second"
        )
