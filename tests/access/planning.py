"""Things of plans that the matrix points at; see things.py."""

from naru.accounts.models import User
from naru.files.models import Upload
from naru.occupations.models import Occupation
from naru.planning.models import Plan, Step
from naru.residents.models import Resident
from tests.counselling.factories import MentorFactory, PairingFactory
from tests.planning.factories import (
    NOON,
    PlanFactory,
    RouteFactory,
    StepFactory,
    occupation,
    shown_by,
)

People = dict[str, User]


def an_occupation(people: People) -> Occupation:
    """Work to aim for."""
    return occupation()


def looked_after(people: People) -> Plan:
    """The plan of somebody whom the mentor of the matrix looks after."""
    plan = PlanFactory(occupation=occupation("occ.cook"))
    PairingFactory(resident=plan.resident, mentor=MentorFactory(user=people["mentor"]))
    return plan


def own_evidence(people: People) -> Upload:
    """A file of the resident of the matrix."""
    return shown_by(Resident.objects.get(user=people["resident"])).upload


def evidence_of_mentored(people: People) -> Upload:
    """A file of somebody whom the mentor of the matrix looks after, who shows it to them."""
    return shown_by(Plan.objects.get(occupation__code="occ.cook").resident).upload


def own_step(people: People) -> Step:
    """A step of the route that the resident of the matrix chose."""
    resident = Resident.objects.get(user=people["resident"])
    plan = PlanFactory(
        resident=resident, occupation=occupation("occ.miller"), state="READY", answered_at=NOON
    )
    return StepFactory(route=RouteFactory(plan=plan, chosen_at=NOON))
