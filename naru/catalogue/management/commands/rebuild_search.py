"""`manage.py rebuild_search`: everything that search reads anew, beside the running site."""

from typing import Any

from django.core.management.base import BaseCommand

from naru.catalogue.index import writing


class Command(BaseCommand):
    help = "Index every course anew and count the words. Safe beside the running site."

    def handle(self, *args: Any, **options: Any) -> None:
        total = writing.rebuild(progress=self._progress)
        self.stdout.write(f"Search holds {total} courses.")

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(f"  {done} of {total}", ending="\r" if self.stdout.isatty() else "\n")
