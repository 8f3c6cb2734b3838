"""`manage.py seed_scale`: the demo's people in a city of 300,000 residents, for measuring."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from naru.enrolments.services.channels import count_channels
from naru.flows.seed_scale import SeedScale
from naru.residents.queries import anybody_is_registered

LARGEST = 10.0


class Command(BaseCommand):
    help = (
        "Make 300,000 invented residents, 100,000 courses, 1.5 million applications and 5 million "
        "rows of progress around the demo's people, always the same ones. Refuses a database with "
        "residents, and where settings do not say NARU_DEMO."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--scale", type=float, default=1.0, help="make this share of it: 0.01 for a hundredth"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.NARU_DEMO:
            raise CommandError("This is not a demo site: no invented people are made here.")
        if anybody_is_registered():
            raise CommandError("This database holds residents: name an empty one.")
        if not 0 < options["scale"] <= LARGEST:
            raise CommandError("Say a share between 0 and 10: manage.py seed_scale --scale 0.01")
        call_command("seed_demo", stdout=self.stdout)
        made = SeedScale(share=options["scale"], at=timezone.now())
        made.make(lambda step: self.stdout.write(f"{timezone.localtime():%H:%M:%S} {step}"))
        call_command("rebuild_search", stdout=self.stdout)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        count_channels(at=timezone.now())
        self.stdout.write(", ".join(f"{number} {name}" for name, number in made.numbers.items()))
