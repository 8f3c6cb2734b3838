"""Numbers that are given, of clicks whose applications are still to be made."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from naru.enrolments.models import Crowd

NUMBERS = """
SELECT c.id, w.first_no + (
    SELECT count(*) FROM enrolments_claim b WHERE b.intake_id = c.intake_id
        AND b.xid >= w.from_xid AND (b.xid, b.id) < (c.xid, c.id)
        AND NOT EXISTS (SELECT FROM enrolments_application a WHERE a.claim_id = b.id))
FROM enrolments_claim c
JOIN enrolments_crowd w
    ON w.intake_id = c.intake_id AND c.xid >= w.from_xid AND c.xid < w.upto_xid
WHERE c.id = ANY(%s)
  AND NOT EXISTS (SELECT FROM enrolments_application a WHERE a.claim_id = c.id)"""


IN_CROWDS = Coalesce(
    Subquery(
        Crowd.objects.filter(intake=OuterRef("intake"))
        .order_by()
        .values("intake")
        .annotate(people=Sum("people"))
        .values("people")
    ),
    0,
)
"""For applications by their door: how many wait so besides. A door with a crowd has some."""


def numbers_of(claim_ids: Iterable[int]) -> dict[int, int]:
    """Of these clicks (ids) those that wait with the number of their crowd, and that number."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS, [list(claim_ids)])
        return {int(claim): int(number) for claim, number in cursor.fetchall()}


def through(*, since: datetime) -> list[int]:
    """Doors (ids) whose crowd has got its numbers before then and is still to be written out."""
    return sorted(set(Crowd.objects.filter(at__lte=since).values_list("intake", flat=True)))
