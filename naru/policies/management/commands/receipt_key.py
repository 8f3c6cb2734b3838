"""`manage.py receipt_key`: which key signs receipts; `--new` makes another."""

from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from naru.policies.rules.signing import key_id_of, public_hex, secret_hex
from naru.policies.services import keys


class Command(BaseCommand):
    help = "Shows the key that signs receipts, or makes a new one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new", action="store_true", help="make a new key")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the key id and the public key; with `--new` first replace the key.

        Where the key comes from the environment, the new secret is printed for it instead.
        """
        if options["new"] and settings.RECEIPT_KEY:
            fresh = Ed25519PrivateKey.generate()
            public = public_hex(fresh.public_key())
            self.stdout.write(f"RECEIPT_KEY={secret_hex(fresh)}")
            self.stdout.write(f"key {key_id_of(public)}, public {public}")
            return
        if options["new"]:
            keys.rotate(Path(settings.RECEIPT_KEY_DIR))
        public = public_hex(keys.current().public_key())
        self.stdout.write(f"key {key_id_of(public)}, public {public}")
