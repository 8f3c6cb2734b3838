"""What the rule of a door says to the person, in words, before they apply."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from naru.core.languages import reader_language
from naru.enrolments.models import Intake
from naru.enrolments.queries.fitting import facts_of, verdict_of
from naru.policies.reading.book import rulebook
from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.verdicts import Answer
from naru.policies.rules.wording import Told, question, suggestion, told
from naru.residents.enums import Fact
from naru.residents.facts import BY_FACT
from naru.residents.models import Resident


class Says(StrEnum):
    """What the rule says; CLOSED: it cannot be asked, so nobody is let in."""

    EVERYBODY = "EVERYBODY"
    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"
    CLOSED = "CLOSED"


@dataclass(frozen=True)
class Missing:
    """A question without an answer, and the page that asks it."""

    text: str
    href: str


@dataclass(frozen=True)
class Fit:
    """The rule's answer with its reasons, what would change it, and what it does not know."""

    says: Says
    reasons: list[Told] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    @property
    def is_no(self) -> bool:
        return self.says == Says.NO

    @property
    def lets_in(self) -> bool:
        return self.says in (Says.EVERYBODY, Says.YES)


def fit_of(intake: Intake, resident: Resident, *, at: datetime) -> Fit:
    """The answer of the door's rule today, on what the record says."""
    if not intake.policy:
        return Fit(Says.EVERYBODY)
    book, on, language = rulebook(), timezone.localdate(at), reader_language()
    facts = facts_of(resident)
    try:
        verdict = verdict_of(intake, facts, book, on)
    except LookupError:
        return Fit(Says.CLOSED)
    if verdict is None or verdict.answer is Answer.YES:
        return Fit(Says.YES)
    reasons = [told(reason, book, language) for reason in verdict.reasons]
    if verdict.answer is Answer.UNKNOWN:
        missing = [Missing(question(one, book, language), _page(one)) for one in verdict.missing]
        return Fit(Says.UNKNOWN if missing else Says.CLOSED, reasons, missing=missing)
    policy = book.policies[intake.policy]
    changes = [
        suggestion(one, facts, on, book, language) for one in nearest_changes(policy, facts, on)
    ]
    return Fit(Says.NO, reasons, changes)


def _page(fact: str) -> str:
    """The page of one's record that asks for the fact."""
    return reverse("profile_group", args=[BY_FACT[Fact(fact)].group.lower()])
