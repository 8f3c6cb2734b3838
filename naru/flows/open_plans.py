"""A mentor looks at whose plans there are.

plans of the people they look after -> a line in the access log of everybody named.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import Membership
from naru.counselling.models import Pairing
from naru.planning.models import Plan
from naru.planning.queries.mine import plans_in_force
from naru.residents.enums import Purpose, RecordPage
from naru.residents.services import views


@transaction.atomic(durable=True)
def open_plans(*, membership: Membership, at: datetime) -> list[Plan]:
    """Plans in force by name, each with its goal; what is in one is read through `open_plan`."""
    mine = Pairing.objects.active().filter(mentor__user=membership.user_id)
    found = plans_in_force(mine.values_list("resident_id", flat=True))
    views.note_looks(
        residents=[plan.resident for plan in found],
        membership=membership,
        page=RecordPage.MENTOR_PLAN,
        purpose=Purpose.COUNSELLING,
        at=at,
    )
    return found
