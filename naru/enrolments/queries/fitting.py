"""Whether a course or the rule of its door says yes to somebody, by what their record says."""

from collections.abc import Mapping
from datetime import date

from naru.catalogue.finding.filters import Person
from naru.enrolments.models import Intake
from naru.policies.rules.facts import Facts, as_decided
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.verdicts import Verdict, decide
from naru.residents import queries as residents
from naru.residents.enums import Fact
from naru.residents.models import Resident
from naru.residents.rules import age_on


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


def person_of(known: Mapping[str, object], *, on: date) -> Person:
    """Age and homes of known facts (`values_of`), for what courses say of who may come."""
    spheres = (Fact.WORKS_IN_CITY, Fact.STUDIES_IN_CITY, Fact.BUSINESS_IN_CITY)
    district, lives = known.get(Fact.HOME_DISTRICT), known.get(Fact.LIVES_IN_CITY)
    return Person(
        age=_age(known.get(Fact.BIRTH_ON), on),
        lives_in_city=bool(lives) if lives is not None else (True if district else None),
        works_or_learns_in_city=_any_of([known.get(fact) for fact in spheres]),
        district=str(district) if district else None,
    )


def _age(born: object, on: date) -> int | None:
    return age_on(date.fromisoformat(born), on) if isinstance(born, str) else None


def _any_of(answers: list[object]) -> bool | None:
    """Yes if one says yes, no only if all say no."""
    if True in answers:
        return True
    return None if None in answers else False
