"""Last term's runs are held again: all that were chosen, at once, each once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.catalogue.models import Run
from naru.catalogue.queries import terms
from naru.catalogue.rules import number_after
from naru.catalogue.services.own import runs as writing
from naru.catalogue.services.own.holding import hold_provider
from naru.catalogue.services.own.telling import note, tell
from naru.catalogue.sources.provider_form import label_of
from naru.core.refusals import Refusal


class NothingToCopy(Refusal):
    """None of the runs is the provider's."""

    message = _("옮길 회차를 하나는 골라 주세요.")


@dataclass(frozen=True)
class Made:
    """The runs of the new term: those made now, and those that were there already."""

    new: list[Run]
    known: list[Run]


@transaction.atomic(savepoint=False)
def copy_runs(
    *,
    provider_id: int,
    run_ids: Sequence[int],
    weeks: int,
    rests: Collection[date],
    zone: ZoneInfo,
    publish: bool,
    by: User,
    at: datetime,
) -> Made:
    """Make each run again so many weeks later, with the next number of its course.

    Meetings keep weekday and hour; one on a day in `rests` comes after the last. Asked twice,
    what was made stays as it is. A course that was taken back gets drafts.
    """
    hold_provider(provider_id)
    sources = (
        Run.objects.filter(pk__in=run_ids, course__provider=provider_id)
        .exclude(number="")
        .select_related("course")
        .prefetch_related("sessions")
        .order_by("starts_on", "pk")
    )
    planned = terms.copies(sources, weeks=weeks, rests=rests, zone=zone)
    if not planned:
        raise NothingToCopy
    numbers: dict[int, list[str]] = {one.source.course_id: [] for one in planned}
    taken = Run.objects.filter(course__in=numbers).values_list("course_id", "number")
    for course_id, number in taken:
        numbers[course_id].append(number)
    made = Made(new=[], known=[one.made for one in planned if one.made])
    for one in planned:
        if one.made is None:
            course = one.source.course
            number = number_after(numbers[course.pk])
            numbers[course.pk].append(number)
            hidden = course.is_draft or course.gone_at is not None
            run = Run(
                course=course,
                number=number,
                copied_from=one.source,
                is_draft=hidden or not publish,
                made_at=at,
                changed_at=at,
            )
            writing.write(run, {**one.told, "label": label_of(number)})
            note(course, "run_copied", by=by, at=at, run=run, source=one.source.number)
            made.new.append(run)
    tell({run.course_id for run in made.new}, at=at)
    return made
