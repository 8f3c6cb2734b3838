"""Who looked at a record, and who may act for its owner."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from naru.accounts.models import Organisation, User
from naru.core.ready import Ready
from naru.residents import rules
from naru.residents.enums import RecordPage, ResidentState
from naru.residents.models import (
    Helper,
    RecordView,
    Resident,
)


def running_visit(
    *, viewer: User, resident: Resident, organisation: Organisation | None, at: datetime
) -> RecordView | None:
    """The last look of a visit whose purpose still covers a look at `at`."""
    last = (
        RecordView.objects.filter(
            viewer=viewer,
            resident=resident,
            organisation=organisation,
            began_at__gt=at - rules.VISIT,
        )
        .order_by("-at", "-pk")
        .first()
    )
    return last if last and rules.visit_runs(began_at=last.began_at, at=at) else None


def helper_in_force(
    *, resident: Resident, user: User, organisation: Organisation | None, on: date
) -> Helper | None:
    """The leave under which the user may act for the resident that day, if there is one.

    With an organisation it is the desk's leave, without one the user's own.
    """
    who = Q(organisation=organisation) if organisation else Q(user=user)
    return Helper.objects.in_force(on).filter(who, resident=resident).first()


def helpers_of(resident: Resident) -> list[Helper]:
    """Everybody who may or might act for the resident, the latest first."""
    return list(
        Helper.objects.filter(resident=resident)
        .select_related("user", "organisation", "recorded_by")
        .order_by("-agreed_at", "-pk")
    )


def helper_with(public_id: UUID, *, resident: Resident) -> Helper | None:
    """The leave with this id, if the resident gave it."""
    rows = Helper.objects.select_related("resident", "user", "organisation")
    return rows.filter(public_id=public_id, resident=resident).first()


def helped_by(user: User, *, on: date) -> list[Helper]:
    """For whom the user may act that day."""
    return list(
        Helper.objects.in_force(on)
        .filter(user=user, resident__state=ResidentState.ACTIVE)
        .select_related("resident")
        .order_by("resident__name", "pk")
    )


@dataclass(frozen=True)
class SeenVisit:
    """Somebody's looks at a record for one purpose, as the resident reads them."""

    viewer: User
    organisation: Organisation | None
    role: str
    purpose: str
    words: str
    began_at: datetime
    pages: tuple[str, ...]


def visits_of(resident: Resident, *, limit: int = 200) -> list[SeenVisit]:
    """Who looked at the record, the latest visit first; at most the last `limit` looks count."""
    looks: list[RecordView] = _last(limit)(resident.pk)
    visits: dict[UUID, list[RecordView]] = {}
    for look in looks:
        visits.setdefault(look.visit, []).append(look)
    return [_visit(rows) for rows in visits.values()]


@cache
def _last(limit: int) -> Ready[RecordView]:
    """Which they are is found first: a record that thousands looked at has all of them joined and
    sorted else.
    """
    newest_first = ("-at", "-pk")

    def ask(resident: int) -> QuerySet[RecordView]:
        last = RecordView.objects.filter(resident=resident).order_by(*newest_first)[:limit]
        whole = RecordView.objects.filter(pk__in=last.values("pk"))
        return whole.select_related("viewer", "organisation").order_by(*newest_first)

    return Ready(ask, int)


def visit_ids(resident: Resident) -> QuerySet[RecordView, UUID]:
    """Every visit by its number, the latest first: for pages of them."""
    looks = RecordView.objects.filter(resident=resident).values("visit")
    last = looks.annotate(last=Max("at"), newest=Max("pk")).order_by("-last", "-newest")
    return last.values_list("visit", flat=True)


def visits_among(resident: Resident, visits: Collection[UUID]) -> list[SeenVisit]:
    """Those visits in their order."""
    looks = RecordView.objects.filter(resident=resident, visit__in=visits)
    found: dict[UUID, list[RecordView]] = {one: [] for one in visits}
    for look in looks.select_related("viewer", "organisation").order_by("-at", "-pk"):
        found[look.visit].append(look)
    return [_visit(rows) for rows in found.values() if rows]


def _visit(looks: list[RecordView]) -> SeenVisit:
    last = looks[0]
    return SeenVisit(
        viewer=last.viewer,
        organisation=last.organisation,
        role=last.get_role_display(),
        purpose=last.get_purpose_display(),
        words=last.words,
        began_at=last.began_at,
        pages=tuple(dict.fromkeys(_page(look.page) for look in reversed(looks))),
    )


def _page(name: str) -> str:
    return str(RecordPage(name).label) if name in RecordPage.values else name
