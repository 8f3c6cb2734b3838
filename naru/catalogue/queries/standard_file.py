"""The catalogue as the file of national standard columns, for other cities and the portal."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from naru.catalogue.enums import Admission, Mode, Payer, Residence, RunStatus
from naru.catalogue.models import Run
from naru.catalogue.sources import standard_cells
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import Offering
from naru.core.exports import csv_lines

AT_A_TIME = 500


def standard_runs(*, samples: bool = False) -> QuerySet[Run]:
    """Runs that the standard has room for: on offer, and with a first day, which it demands.

    It cannot mark a course as made up, so samples stay out unless asked for.
    """
    return _on_offer(samples=samples).filter(starts_on__isnull=False)


def left_out(*, samples: bool = False) -> int:
    """How many runs on offer have no first day and so no place in the file."""
    return _on_offer(samples=samples).filter(starts_on__isnull=True).count()


def standard_lines(runs: QuerySet[Run], connector: Connector) -> Iterator[bytes]:
    """The file line by line: UTF-8 with a byte order mark, nothing in it that runs as a formula.

    Needs little memory for any number of runs, and no open transaction. `connector` knows the
    city's names and zone (any of `pack.connectors`). Reading the file back changes nothing.
    """
    return csv_lines(standard_cells.HEADER, standard_rows(runs, connector))


def standard_rows(runs: QuerySet[Run], connector: Connector) -> Iterator[list[str]]:
    """The 25 cells of each run in the order of the standard."""
    told = runs.select_related(
        "course__provider", "course__residence_district", "place", "district"
    ).order_by("pk")
    for run in told.iterator(chunk_size=AT_A_TIME):
        yield standard_cells.cells(offering_of(run), connector, on=_as_of(run))


def offering_of(run: Run) -> Offering:
    """A run of ours with its course, as a source would tell of it in the standard columns."""
    course, place = run.course, run.place
    home = course.residence_district
    return Offering(
        source_id="",
        course_key="",
        title=course.title,
        provider_name=course.provider.name if course.provider else "",
        blocks=course.blocks,
        certificate=course.certificate,
        mode=Mode(course.mode),
        age_rule_known=course.age_rule_known,
        age_from=course.age_from,
        age_to=course.age_to,
        residence=Residence(course.residence),
        residence_district=home.name_ko if home else "",
        audience=course.audience,
        starts_on=run.starts_on,
        last_on=run.last_on,
        weekdays=run.weekdays,
        daily_from=run.daily_from,
        daily_to=run.daily_to,
        time_words=run.time_words,
        apply_from_at=run.apply_from_at,
        apply_until_at=run.apply_until_at,
        admission=Admission(run.admission),
        apply_url=run.apply_url,
        apply_words=run.apply_words,
        contact_phone=run.contact_phone,
        capacity=run.capacity,
        payer=Payer(run.payer),
        fee_won=run.fee_won,
        fee_words=run.fee_words,
        place_words=run.place_words or (place.name_ko if place else ""),
        address=run.address or (place.address if place else ""),
    )


def _on_offer(*, samples: bool) -> QuerySet[Run]:
    here = Q(course__gone_at__isnull=True, course__is_draft=False)
    real = Q() if samples else Q(course__is_sample=False)
    return Run.objects.present().filter(here & real).exclude(status=RunStatus.CANCELLED)


def _as_of(run: Run) -> date:
    """The day since which the row stands as it is: the file of an unchanged course is the same."""
    return timezone.localdate(max(run.changed_at, run.course.changed_at))
