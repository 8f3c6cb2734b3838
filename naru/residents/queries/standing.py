"""What someone who logs in is to the city."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from naru.accounts.models import Membership, User
from naru.residents.enums import ResidentState
from naru.residents.models import Resident


@dataclass(frozen=True)
class Standing:
    """A resident with a record, a member of staff, both, or neither."""

    resident: bool = False
    staff: bool = False


def standing_of(user: User, *, on: date) -> Standing:
    """Whether the user has a record of their own, and a role in some body on the day. One query."""
    own = Resident.objects.filter(user=OuterRef("pk"), state=ResidentState.ACTIVE)
    roles = Membership.objects.in_force(on).filter(user=OuterRef("pk"))
    found = (
        User.objects.filter(pk=user.pk).values_list(Exists(own), Exists(roles), named=False).first()
    )
    return Standing(*found) if found else Standing()
