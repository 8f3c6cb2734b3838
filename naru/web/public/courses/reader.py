"""What the search may know of who reads: their own answers, if they are logged in."""

from datetime import date

from django.http import HttpRequest

from naru.catalogue.finding.filters import Person
from naru.enrolments.queries import fitting
from naru.residents.queries.answers import values_of
from naru.residents.queries.people import resident_of


def person_of(request: HttpRequest, *, on: date) -> Person | None:
    """The reader's age and homes as their own record tells them; None for visitors and staff.

    Only one's own record is read, so nothing is noted in the access log.
    """
    if not request.user.is_authenticated:
        return None
    resident = resident_of(request.user)
    if resident is None:
        return None
    person = fitting.person_of(values_of(resident), on=on)
    return None if person == Person() else person
