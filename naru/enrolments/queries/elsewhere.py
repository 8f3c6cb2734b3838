"""A person's own applications at other sites."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from naru.catalogue.models import Run
from naru.catalogue.queries.sessions import with_sessions
from naru.core.portable import Plain, Section
from naru.core.ready import Ready
from naru.enrolments.models import Elsewhere
from naru.residents.models import Resident

TOLD = Ready(
    lambda resident: (
        Elsewhere.objects.filter(resident=resident)
        .select_related("run__course__provider", "run__place")
        .order_by("-told_at", "-pk")
    ),
    int,
)
AT_KNOWN_RUNS = Ready(
    lambda resident: Elsewhere.objects.filter(resident=resident, run__isnull=False).select_related(
        "run"
    ),
    int,
)


def elsewhere_of(resident: Resident) -> list[Elsewhere]:
    """All of the person's, the latest told first. Two queries."""
    found: list[Elsewhere] = TOLD(resident.pk)
    with_sessions(one.run for one in found if one.run is not None)
    return found


def one_of(resident: Resident, public_id: UUID) -> Elsewhere | None:
    """One of the person's own."""
    return next((one for one in elsewhere_of(resident) if one.public_id == public_id), None)


def at_run(resident: Resident, run: Run) -> Elsewhere | None:
    """What the person told of this run."""
    return Elsewhere.objects.filter(resident=resident, run=run).first()


def by_run(resident: Resident) -> dict[int, Elsewhere]:
    """What the person told, by run (id). One query."""
    return {one.run_id: one for one in AT_KNOWN_RUNS(resident.pk)}


def export_elsewhere(resident: Resident) -> Section:
    """Everything that the person told, for taking along."""
    mine = Elsewhere.objects.filter(resident=resident).order_by("pk")
    days = ("applied_on", "admitted_on", "finished_on", "ended_on")
    rows: list[Mapping[str, Plain]] = [
        {"course": one.title, **{day: getattr(one, day) for day in days}} for one in mine
    ]
    labels = {
        "course": _("강좌 이름"),
        "applied_on": _("신청한 날"),
        "admitted_on": _("자리를 받은 날"),
        "finished_on": _("마친 날"),
        "ended_on": _("자리를 못 받거나 그만둔 날"),
    }
    title = _("다른 누리집에 신청한 강좌")
    return Section(key="elsewhere", title=title, labels=labels, rows=rows)
