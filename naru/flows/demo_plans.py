"""A demo city's plans: the first resident agreed on work with their mentor, a relative prepares for
later life.

goal that both agree on -> plan from it -> plan that mixes the parts of life; jobs find the routes.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from naru.accounts.models import User
from naru.counselling.enums import Side
from naru.counselling.models import Mentor
from naru.counselling.services import goals
from naru.counselling.services.goals import Aim
from naru.occupations.enums import Weight
from naru.occupations.models import Exam, Occupation, OccupationCertificate
from naru.planning.models import Plan
from naru.planning.services import plans
from naru.planning.services.plans import Wishes
from naru.residents.models import Resident
from naru.residents.queries import resident_of

EVERY_PART = [f"{day}{part}" for day in range(1, 8) for part in "MAE"]
EVENINGS = [*(f"{day}E" for day in range(1, 6)), "6M", "6A"]
YEAR = timedelta(days=330)
WORDS = "일하면서 저녁에 배워 새 일을 시작하기"


@transaction.atomic(durable=True)
def demo_plans(*, areas: Sequence[str], at: datetime) -> int:
    """How many plans are new: none where one of the two has one, or there is no work to aim at."""
    first, relative = (
        resident_of(User.objects.get(email=f"{key}@demo.example")) for key in ("resident", "family")
    )
    work = _work()
    if first is None or first.user is None or relative is None or work is None:
        return 0
    if Plan.objects.filter(resident__in=(first, relative)).exists():
        return 0
    until = timezone.localdate(at) + YEAR
    aim = Aim(WORDS, until, occupation=work)
    by = first.user
    mentor = Mentor.objects.get(user__email="mentor@demo.example").user
    goal = goals.propose(
        resident=first, aim=aim, side=Side.MENTOR, by=mentor, on=timezone.localdate(at), at=at
    )
    goal = goals.agree(goal_id=goal.pk, side=Side.RESIDENT, by=by, at=at)
    wishes = Wishes(work, {}, EVENINGS, [], 10, 300_000, 60, until, goal=goal)
    _ask(first, wishes, at)
    _ask(relative, Wishes(None, {}, EVERY_PART, [], 8, 50_000, 60, until, areas=areas), at)
    return 2


def _work() -> Occupation | None:
    """The first that requires a certificate whose exam is announced, else the first of all."""
    held = OccupationCertificate.objects.filter(
        weight=Weight.REQUIRED,
        withdrawn_at__isnull=True,
        certificate__in=Exam.objects.filter(withdrawn_at__isnull=True).values("certificate"),
    )
    found = Occupation.objects.current().order_by("field__number", "position")
    return found.filter(pk__in=held.values("occupation")).first() or found.first()


def _ask(resident: Resident, wishes: Wishes, at: datetime) -> None:
    if resident.user is not None:
        plans.ask(resident=resident, wishes=wishes, by=resident.user, at=at)
