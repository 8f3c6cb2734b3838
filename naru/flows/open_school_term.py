"""A provider holds a school of the city once.

the door of its run becomes the entrance -> the stages as the city designs them on that day.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.models import Membership
from naru.enrolments.models import Intake
from naru.schools import services as schools
from naru.schools.models import Term
from naru.schools.rules import School


@transaction.atomic(durable=True)
def open_school_term(
    *, school: School, entrance: Intake, membership: Membership, at: datetime
) -> Term:
    """Said twice, once done. Only for a door of the provider's own (PermissionDenied)."""
    own = Intake.objects.visible_to(membership.organisation).filter(pk=entrance.pk)
    if not own.exists():
        raise PermissionDenied
    return schools.open_term(school=school, entrance=entrance, by=membership.user, at=at)
