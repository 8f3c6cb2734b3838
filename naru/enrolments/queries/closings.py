"""Where a class stands at its end: what is still missing, and what came out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from naru.catalogue.models import Session
from naru.enrolments.enums import State
from naru.enrolments.models import Application, Attendance, Closing, Intake, Result
from naru.enrolments.queries.attendance import tallies_of
from naru.enrolments.rules.attendance import AttendanceTerms


@dataclass(frozen=True)
class Outlook:
    """How closing would go now: meetings to come, meetings of which nothing is written, and how
    many of the seated would complete.
    """

    held: int
    coming: list[Session]
    unwritten: list[Session]
    seated: int
    completing: int

    @property
    def is_ready(self) -> bool:
        return self.held > 0 and not self.coming and not self.unwritten


def closing_of(intake: Intake) -> Closing | None:
    """How the class was closed; None while it is open."""
    return Closing.objects.filter(intake=intake).select_related("by").first()


def outlook_of(intake: Intake, *, terms: AttendanceTerms, at: datetime) -> Outlook:
    """Four queries, however many people."""
    sessions = list(Session.objects.filter(run=intake.run_id).order_by("starts_at"))
    seated = list(Application.objects.filter(intake=intake, state=State.SEATED))
    rows = Attendance.objects.filter(session__in=sessions, application__in=seated)
    written = set(rows.values_list("session_id", flat=True))
    tallies = tallies_of(seated, held=len(sessions))
    return Outlook(
        held=len(sessions),
        coming=[one for one in sessions if one.ends_at > at],
        unwritten=[one for one in sessions if one.ends_at <= at and one.pk not in written],
        seated=len(seated),
        completing=sum(tally.completed(terms) for tally in tallies.values()),
    )


def results_of(closing: Closing) -> dict[int, Result]:
    """What came out, by application (id)."""
    return {one.application_id: one for one in Result.objects.filter(closing=closing)}


def result_of(application: Application) -> Result | None:
    """A person's own, with the rule at hand."""
    return Result.objects.filter(application=application).select_related("closing").first()


def completed(applications: Collection[int]) -> set[int]:
    """Those of the applications (ids) whose people completed the class."""
    found = Result.objects.filter(application__in=applications, completed=True)
    return set(found.values_list("application_id", flat=True))
