"""A provider hides a run or a course, unless people stand at one of its doors.

the provider is held, then the doors, in the order of `cancel_run` -> nobody stands there -> it is
hidden. Otherwise it is refused: a run that is hidden while people count on it would let them down
without a word, so it has to be called off (`cancel_run`), which tells everybody and pays them back.

A click takes no lock, so one may be committed while its run is being hidden: then it is shown again
(`show_again`), for its provider to call it off.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.catalogue.models import Course, Run
from naru.catalogue.services.own import courses, runs
from naru.catalogue.services.own.holding import hold_course, hold_run
from naru.core.refusals import Refusal
from naru.enrolments.queries.calling_off import with_people
from naru.enrolments.services import settling


class PeopleStand(Refusal):
    message = _(
        "신청한 사람이 있어 내릴 수 없습니다. ‘이 회차를 열지 않기’에서 취소하면 "
        "모두에게 알리고 돈을 돌려드립니다. 그 뒤에는 내릴 수 있습니다."
    )


@transaction.atomic(durable=True)
def take_back_run(*, run_id: int, by: User, at: datetime) -> Run:
    """Refused while people stand at its door and it is not over."""
    hold_run(run_id, seen=None)
    _refuse([run_id], at)
    return runs.take_back_run(run_id=run_id, by=by, at=at)


@transaction.atomic(durable=True)
def take_back_course(*, course_id: int, by: User, at: datetime) -> Course:
    """Refused while people stand at the door of any of its runs that is not over."""
    hold_course(course_id, seen=None)
    _refuse(list(Run.objects.filter(course=course_id).values_list("pk", flat=True)), at)
    return courses.take_back_course(course_id=course_id, by=by, at=at)


@transaction.atomic(durable=True)
def show_again(*, run_id: int, at: datetime) -> bool:
    """Bring a hidden run back, and its course; False where nobody stands at its door."""
    if not with_people([run_id], on=timezone.localdate(at)):
        return False
    course = Run.objects.select_related("course").get(pk=run_id).course
    if course.gone_at is not None:
        courses.publish_course(course_id=course.pk, by=None, at=at)
    runs.publish_run(run_id=run_id, by=None, at=at)
    return True


def _refuse(run_ids: list[int], at: datetime) -> None:
    """Nobody is numbered at these doors meanwhile."""
    found = Run.objects.filter(pk__in=run_ids, intake__isnull=False).order_by("intake")
    for intake_id in found.values_list("intake", flat=True):
        settling.hold(intake_id)
    if with_people(run_ids, on=timezone.localdate(at)):
        raise PeopleStand
