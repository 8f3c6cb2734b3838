"""`manage.py write_openapi`: bring docs/openapi.json in line with the code."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from naru.api.root import api


def description() -> str:
    """The English description as the file holds it."""
    with translation.override("en"):
        schema = api.get_openapi_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


class Command(BaseCommand):
    help = "Write docs/openapi.json; a test fails while it differs from the code."

    def handle(self, *args: Any, **options: Any) -> None:
        target = Path(settings.BASE_DIR) / "docs" / "openapi.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(description(), encoding="utf-8")
        self.stdout.write(f"Wrote {target}")
