"""Whether the rule of a door says yes to somebody, by what their record says."""

from datetime import date

from naru.enrolments.models import Intake
from naru.policies.rules.facts import Facts, as_decided
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.verdicts import Verdict, decide
from naru.residents import queries as residents
from naru.residents.models import Resident


def facts_of(resident: Resident) -> Facts:
    """What the record says, as rules read it. One query."""
    return as_decided(residents.values_of(resident))


def verdict_of(intake: Intake, facts: Facts, book: Rulebook, on: date) -> Verdict | None:
    """What the door's rule says on the day; None for a door that lets in everybody.

    Raises LookupError where the city's pack no longer has the rule: nobody may then be let in.
    """
    if not intake.policy:
        return None
    return decide(book.policies[intake.policy], facts, on)
