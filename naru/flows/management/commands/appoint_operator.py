"""`manage.py appoint_operator`: who runs a new site; later ones are given on its pages."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone, translation

from naru.accounts.queries import organisations
from naru.core.refusals import Refusal
from naru.flows.appoint_operator import appoint_operator


class Command(BaseCommand):
    help = "Let an e-mail address run this site. It logs in by a code that is mailed there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("organisation", help="its code in organisations.toml")
        parser.add_argument(
            "--although",
            action="store_true",
            help="also if the site has an operator, who cannot be reached",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = {one.code: one for one in organisations()}
        organisation = known.get(options["organisation"])
        if organisation is None:
            raise CommandError(
                f"No organisation has the code '{options['organisation']}'. "
                f"There are: {', '.join(sorted(known)) or 'none; run load_city first'}."
            )
        try:
            validate_email(options["email"])
            with translation.override("en"):
                member = appoint_operator(
                    email=options["email"],
                    organisation=organisation,
                    at=timezone.now(),
                    although=options["although"],
                )
        except ValidationError:
            raise CommandError(f"'{options['email']}' is no e-mail address.") from None
        except Refusal as refusal:
            with translation.override("en"):
                raise CommandError(str(refusal)) from None
        self.stdout.write(f"{member.user.email} runs the site for {organisation.code} from today.")
