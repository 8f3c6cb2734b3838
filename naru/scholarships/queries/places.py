"""Points that stand at the door of a run."""

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from naru.enrolments.models import Intake
from naru.scholarships.enums import UseState
from naru.scholarships.models import Use

KEPT = (UseState.HELD, UseState.SPENT)


def kept_for(intake: Intake) -> tuple[int, int]:
    """How many people pay the run with points, and how many points are kept or spent for it."""
    kept = Use.objects.filter(
        run=intake.run_id, reference__startswith="enrolment:", state__in=KEPT
    ).aggregate(people=Count("pk"), points=Coalesce(Sum("points"), 0))
    return kept["people"], kept["points"]
