"""A review on its way, for tests and for the walk through the pages."""

from datetime import timedelta

from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Intake, Review, Scoring
from naru.enrolments.services import reviews
from tests.catalogue.own import Staff
from tests.enrolments.factories import IntakeFactory, review_plan

DAY = timedelta(days=1)


def read_review(staff: Staff, course=None, *, at, number="60") -> Intake:
    """A door of the provider's that closed yesterday, to be decided in an hour; nobody stands at
    it yet.
    """
    run = staff.run(course or staff.course(publish=True), number=number)
    door = IntakeFactory(
        run=run,
        mode=DoorMode.REVIEW,
        capacity=1,
        opens_at=at - 9 * DAY,
        closes_at=at - DAY,
        offers_until_at=at + DAY,
    )
    plan = review_plan(decide_at=at + DAY / 24)
    reviews.publish(intake_id=door.pk, plan=plan, by=staff.user, at=at - 10 * DAY)
    return door


def frozen(door: Intake, *, at) -> Review:
    """Its list, to be read."""
    return reviews.freeze(intake_id=door.pk, shares={}, at=at)


def decided(door: Intake, *, at) -> Review:
    """Everybody read by one reader, the later the better, and decided as if its hour had come."""
    one = frozen(door, at=at)
    by = Staff().user
    claims = door.claims.order_by("pk").select_related("statement")
    for no, claim in enumerate(claims):
        Scoring.objects.create(
            statement=claim.statement,
            by=by,
            points=[min(10, no + 5), 3],
            words="배울 까닭이 뚜렷하고, 쓸 곳은 더 자세하면 좋겠습니다.",
            at=at,
        )
    Review.objects.filter(pk=one.pk).update(decide_at=at)
    return reviews.decide(intake_id=door.pk, at=at)
