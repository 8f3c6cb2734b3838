"""What the search may know of who reads: their own answers, if they are logged in."""

from datetime import date

from django.http import HttpRequest

from naru.catalogue.finding.filters import Person
from naru.residents.enums import Fact
from naru.residents.queries.answers import values_of
from naru.residents.queries.people import resident_of
from naru.residents.rules import age_on


def person_of(request: HttpRequest, *, on: date) -> Person | None:
    """The reader's age and homes as their own record tells them; None for visitors and staff.

    Only one's own record is read, so nothing is noted in the access log.
    """
    if not request.user.is_authenticated:
        return None
    resident = resident_of(request.user)
    if resident is None:
        return None
    known = values_of(resident)
    spheres = [known.get(fact) for fact in (Fact.WORKS_IN_CITY, Fact.STUDIES_IN_CITY)]
    district = known.get(Fact.HOME_DISTRICT)
    lives = known.get(Fact.LIVES_IN_CITY)
    person = Person(
        age=_age(known.get(Fact.BIRTH_ON), on),
        lives_in_city=bool(lives) if lives is not None else (True if district else None),
        works_or_learns_in_city=_any_of([*spheres, known.get(Fact.BUSINESS_IN_CITY)]),
        district=str(district) if district else None,
    )
    return None if person == Person() else person


def _age(born: object, on: date) -> int | None:
    return age_on(date.fromisoformat(born), on) if isinstance(born, str) else None


def _any_of(answers: list[object]) -> bool | None:
    """Yes if one says yes, no only if all say no."""
    if True in answers:
        return True
    return None if None in answers else False
