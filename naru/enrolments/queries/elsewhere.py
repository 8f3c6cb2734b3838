"""A person's own applications at other sites."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from naru.catalogue.models import Run, Session
from naru.core.portable import Plain, Section
from naru.enrolments.models import Elsewhere
from naru.residents.models import Resident


def elsewhere_of(resident: Resident) -> list[Elsewhere]:
    """All of the person's, the latest told first. Two queries."""
    return list(_whole(Elsewhere.objects.filter(resident=resident)).order_by("-told_at", "-pk"))


def one_of(resident: Resident, public_id: UUID) -> Elsewhere | None:
    """One of the person's own."""
    return _whole(Elsewhere.objects.filter(resident=resident, public_id=public_id)).first()


def at_run(resident: Resident, run: Run) -> Elsewhere | None:
    """What the person told of this run."""
    return Elsewhere.objects.filter(resident=resident, run=run).first()


def by_run(resident: Resident) -> dict[int, Elsewhere]:
    """What the person told, by run (id). One query."""
    found = Elsewhere.objects.filter(resident=resident, run__isnull=False).select_related("run")
    return {one.run_id: one for one in found if one.run_id is not None}


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


def _whole(found: QuerySet[Elsewhere]) -> QuerySet[Elsewhere]:
    sessions = Prefetch(
        "run__sessions", Session.objects.select_related("place").order_by("starts_at")
    )
    return found.select_related("run__course__provider", "run__place").prefetch_related(sessions)
