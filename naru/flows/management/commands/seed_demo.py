"""`manage.py seed_demo`: invented people for every role, on a demo site only."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from naru.counselling.pack import fields, terms_at
from naru.enrolments.services.channels import count_channels
from naru.flows.demo_answers import DemoAnswers
from naru.flows.demo_doors import DemoDoors
from naru.flows.demo_lessons import DemoLessons
from naru.flows.demo_mentors import demo_mentors
from naru.flows.demo_proofs import DemoProofs
from naru.flows.demo_scholarship import DemoScholarship
from naru.flows.demo_school import DemoSchool
from naru.flows.demo_spaces import TEACHER, demo_spaces
from naru.flows.seed_demo import PASSWORD, PEOPLE, Person, seed_demo
from naru.residents.services.consents import NoConsentText
from naru.scholarships.pack import terms


class Command(BaseCommand):
    help = "Make invented people to look around as. Refuses where settings do not say NARU_DEMO."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--list", action="store_true", help="print how to log in as each, change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.NARU_DEMO:
            raise CommandError("This is not a demo site: no invented people are made here.")
        if options["list"]:
            self.stdout.write("\n".join(_lines()))
            return
        try:
            new = seed_demo(at=timezone.now())
            mentors = self._mentors()
            applied = self._scholarship()
            shows = DemoProofs(at=timezone.now()).make()
            answered = DemoAnswers(at=timezone.now()).make()
            opened = DemoDoors(at=timezone.now()).make()
            modules = DemoSchool(at=timezone.now()).make()
            learns = DemoLessons(at=timezone.now()).make()
            practice = demo_spaces(at=timezone.now())
            count_channels(at=timezone.now())
        except NoConsentText:
            raise CommandError("Load the city pack first: manage.py load_city") from None
        self.stdout.write(f"{new} people new, {len(PEOPLE) - new} there already")
        self.stdout.write(f"{applied} scholarship applications new")
        self.stdout.write(f"{opened} doors of courses new")
        self.stdout.write(f"{modules} modules of a school in stages new")
        self.stdout.write(f"{mentors} mentors new")
        self.stdout.write(f"{learns} seats in online courses new")
        self.stdout.write(f"{shows} things to show for learning new")
        self.stdout.write(f"{answered} exams of invented people new")
        self.stdout.write(f"{practice} practice times new")

    def _mentors(self) -> int:
        now = timezone.now()
        return demo_mentors(fields=list(fields()), terms=terms_at(now), at=now)

    def _scholarship(self) -> int:
        """Applications in every state, where the city has a scholarship."""
        found = terms()
        return DemoScholarship(terms=found, at=timezone.now()).make() if found else 0


def _lines() -> list[str]:
    """A table for the terminal: role, e-mail, password."""
    rows = [(_role(person), person.email, PASSWORD) for person in (*PEOPLE, TEACHER)]
    width = max(len(email) for _role, email, _password in rows)
    return [f"{email:<{width}}  {password}  {role}" for role, email, password in rows]


def _role(person: Person) -> str:
    """Role and name as the site shows them: "멘토 / Mentor (가상 멘토)"."""
    label = person.role.label if person.role else _("주민")
    words = []
    for language in ("ko", "en"):
        with override(language):
            words.append(str(label))
    return f"{' / '.join(words)} ({person.name})"
