"""Credits that the matrix points at; see things.py."""

from datetime import timedelta

from django.utils import timezone

from naru.accounts.models import User
from naru.catalogue.models import Run
from naru.credits.enums import Kind
from naru.credits.models import Entry
from naru.credits.services import booking
from naru.outcomes.models import FollowUp
from naru.outcomes.queries import links
from naru.residents.models import Resident
from tests.catalogue.own import Staff
from tests.credits.classes import taught
from tests.outcomes.factories import asked

People = dict[str, User]
DAY = timedelta(days=1)


def own_credit(people: People) -> Entry:
    """A line that the resident of the matrix told of."""
    resident, now = Resident.objects.get(user=people["resident"]), timezone.now()
    number = Entry.objects.filter(resident=resident).count()
    return booking.say(
        resident=resident,
        kind=Kind.BANK,
        credits=3,
        title=f"과목 {number}",
        category="LIBERAL",
        ended_on=timezone.localdate(now) - DAY,
        by=people["resident"],
        at=now,
    )


def marked_class(people: People) -> Run:
    """A run of the provider's that gives credits, before its term is closed."""
    return taught(Staff(people["provider"].memberships.get()), at=timezone.now()).run


def own_follow_up(people: People) -> FollowUp:
    """Questions to the resident of the matrix; `token` fills an address."""
    resident, now = Resident.objects.get(user=people["resident"]), timezone.now()
    number = FollowUp.objects.count() + 9000
    one = asked(at=now, resident=resident, reason=f"completion:{number}")
    one.token = links.token(one)
    return one
