"""Reading attendance: by meeting for staff, by person for themselves."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from naru.catalogue.models import Run, Session
from naru.enrolments.enums import THERE, Came, State
from naru.enrolments.models import Application, Attendance, Correction
from naru.enrolments.rules.attendance import Tally
from naru.residents.models import Resident


@dataclass(frozen=True)
class Line:
    """Somebody on the sheet of one meeting, and what is written of them there."""

    application: Application
    attendance: Attendance | None

    @property
    def corrections(self) -> list[Correction]:
        return list(self.attendance.corrections.all()) if self.attendance else []


def meetings_of(run: Run) -> QuerySet[Session]:
    """The run's meetings in order, each with how many of the seated are `marked` and `there`."""
    seated = Q(attendances__application__state=State.SEATED)
    return (
        Session.objects.filter(run=run)
        .annotate(
            marked=Count("attendances", filter=seated),
            there=Count("attendances", filter=seated & Q(attendances__came__in=THERE)),
        )
        .order_by("starts_at")
    )


def sheet_of(session: Session, seated: list[Application]) -> list[Line]:
    """A line for each of the seated, with what was corrected at hand. Two queries."""
    corrections = Correction.objects.select_related("by").order_by("number")
    rows = Attendance.objects.filter(session=session, application__in=seated)
    known = {
        one.application_id: one
        for one in rows.select_related("by").prefetch_related(
            Prefetch("corrections", queryset=corrections)
        )
    }
    return [Line(one, known.get(one.pk)) for one in seated]


def own_of(application: Application) -> list[Attendance]:
    """What is written of the person in this class, by meeting."""
    mine = Attendance.objects.filter(application=application)
    return list(mine.select_related("session").order_by("session__starts_at"))


def all_of(resident: Resident) -> QuerySet[Attendance]:
    """Everything written of a person, in order, with corrections at hand."""
    mine = Attendance.objects.filter(application__resident=resident)
    return (
        mine.select_related("session", "application__intake__run__course")
        .prefetch_related("corrections")
        .order_by("pk")
    )


def tallies_of(applications: list[Application], *, held: int) -> dict[int, Tally]:
    """How often each (by id) was there of the meetings held. One query."""
    rows = Attendance.objects.filter(application__in=applications).values_list("application")
    counted: dict[int, dict[str, int]] = {}
    for pk, came, number in rows.values_list("application", "came").annotate(n=Count("pk")):
        counted.setdefault(pk, {})[came] = number
    return {
        one.pk: Tally(
            held=held,
            present=counted.get(one.pk, {}).get(Came.PRESENT, 0),
            late=counted.get(one.pk, {}).get(Came.LATE, 0),
            excused=counted.get(one.pk, {}).get(Came.EXCUSED, 0),
        )
        for one in applications
    }


def marked_at(session: Session) -> set[int]:
    """Applications (ids) of whom something is written at the meeting."""
    rows = Attendance.objects.filter(session=session)
    return set(rows.values_list("application_id", flat=True))
