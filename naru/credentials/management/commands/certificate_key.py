"""`manage.py certificate_key`: which keys sign certificates; `--new` makes others."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from naru.credentials.enums import Use
from naru.credentials.reading import secrets


class Command(BaseCommand):
    help = "Shows the keys that sign certificates, or makes new ones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new", action="store_true", help="make new keys")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the short names of both keys; with `--new` first replace them.

        Where they come from the environment, new secrets are printed for it instead.
        """
        if options["new"] and settings.CERTIFICATE_KEY:
            proof, token = secrets.fresh(Use.PROOF), secrets.fresh(Use.TOKEN)
            self.stdout.write(f"CERTIFICATE_KEY={proof}")
            self.stdout.write(f"CERTIFICATE_TOKEN_KEY={token}")
            self._tell(secrets.named(Use.PROOF, proof), secrets.named(Use.TOKEN, token))
            return
        if options["new"]:
            secrets.rotate(Path(settings.RECEIPT_KEY_DIR))
        self._tell(
            secrets.proof_public(secrets.proof_secret())[0],
            secrets.token_public(secrets.token_secret())[0],
        )

    def _tell(self, proof: str, token: str) -> None:
        self.stdout.write(f"proofs {proof}, tokens {token}")
