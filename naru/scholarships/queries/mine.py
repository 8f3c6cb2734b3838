"""A resident's own scholarship: applications, papers, grants and places."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from naru.core.ready import Ready
from naru.enrolments.queries.mine import days_of
from naru.policies.rules.rulebook import Rulebook
from naru.residents.models import Resident
from naru.scholarships.enums import ApplicationState, Book, PaperKind, UseState
from naru.scholarships.models import Account, Application, Grant, Paper, Round, Use
from naru.scholarships.queries.deciding import criteria_of, version_on
from naru.scholarships.rules.deciding import asked
from naru.scholarships.rules.refunds import comes_back


@dataclass(frozen=True)
class Wallet:
    """A grant with what can be used and what is kept for places."""

    grant: Grant
    free: int
    held: int


@dataclass(frozen=True)
class HeldPlace:
    """A place points went to, and what would come back if it were given up today."""

    use: Use
    back: int

    @property
    def can_end(self) -> bool:
        return self.use.state in {UseState.HELD, UseState.SPENT}


def _applications(resident: int) -> QuerySet[Application]:
    rows = Application.objects.filter(resident=resident)
    gone = rows.filter(state=ApplicationState.WITHDRAWN, submitted_at__isnull=True)
    found = rows.exclude(pk__in=gone.values("pk")).select_related("round", "grant")
    return found.order_by("-pk")


APPLICATIONS = Ready(_applications, int)


def applications_of(resident: Resident) -> list[Application]:
    """The person's applications, the latest first; drafts that were withdrawn are left out."""
    return APPLICATIONS(resident.pk)


def application_of(resident: Resident, public_id: UUID) -> Application | None:
    """One of the person's own."""
    return (
        Application.objects.filter(resident=resident, public_id=public_id)
        .select_related("round", "round__draw", "resident", "resident__user", "grant")
        .first()
    )


def running_in(resident: Resident, one: Round) -> Application | None:
    """The person's application that stands in the round."""
    return Application.objects.filter(resident=resident, round=one).running().first()


def papers_of(application: Application) -> list[Paper]:
    """The papers that still stand, in the order they came."""
    rows = Paper.objects.filter(application=application, upload__erased_at__isnull=True)
    return list(rows.select_related("upload").order_by("pk"))


def paper_of(resident: Resident, upload_id: UUID) -> Paper | None:
    """One of the person's own papers, by its file."""
    rows = Paper.objects.filter(application__resident=resident, upload__public_id=upload_id)
    return rows.select_related("upload", "application").first()


def missing_papers(application: Application, papers: list[Paper]) -> list[PaperKind]:
    """The kinds that the round wants and that are not there."""
    there = {one.kind for one in papers}
    return [PaperKind(kind) for kind in application.round.papers if kind not in there]


def questions_of(application: Application, book: Rulebook, on: date) -> list[str]:
    """The facts an application needs, in the order they are asked."""
    version = version_on(application.round, book, on)
    return asked(version, criteria_of(application.round)) if version else []


def wallets_of(resident: Resident) -> list[Wallet]:
    """Every grant with its balances, the latest first. Two queries."""
    grants = list(Grant.objects.filter(resident=resident).select_related("round").order_by("-pk"))
    return _wallets(grants)


def wallet_of(resident: Resident, public_id: UUID) -> Wallet | None:
    """One of the person's own grants."""
    rows = Grant.objects.filter(resident=resident, public_id=public_id)
    return next(iter(_wallets(list(rows.select_related("round", "resident")))), None)


def wallet_for(grant: Grant) -> Wallet:
    """A grant with its balances, for whoever may see it."""
    return _wallets([grant])[0]


def places_of(grant: Grant, *, on: date) -> list[HeldPlace]:
    """Every place of the grant, the latest first."""
    rows = Use.objects.filter(grant=grant).select_related("run").prefetch_related("run__sessions")
    rows = rows.order_by("-pk")
    return [held_place(one, on=on) for one in rows]


def held_place(use: Use, *, on: date) -> HeldPlace:
    """The place with what would come back on the day."""
    return HeldPlace(use, back_of(use, on=on))


def back_of(use: Use, *, on: date) -> int:
    """The points that giving the place up on the day brings back, as its course stands by then."""
    days = days_of(use.run) if use.run else []
    return comes_back(
        points=use.points,
        materials_points=use.materials_points,
        terms=use.terms,
        sessions=days or use.sessions,
        planned=use.sessions,
        on=on,
    )


def place_at_door(claim_id: int, *, on: date) -> HeldPlace | None:
    """What is or was kept for the place of an application at a door of this site."""
    rows = Use.objects.filter(reference=Use.at_door(claim_id)).select_related("run", "grant")
    use = rows.prefetch_related("run__sessions").first()
    return held_place(use, on=on) if use else None


def place_of(resident: Resident, public_id: UUID) -> Use | None:
    """One of the person's own places."""
    rows = Use.objects.filter(grant__resident=resident, public_id=public_id)
    return rows.select_related("grant", "grant__resident").first()


def _wallets(grants: list[Grant]) -> list[Wallet]:
    rows = Account.objects.filter(grant__in=grants).values_list(
        "grant_id", "book", "balance_points"
    )
    balances = {(grant_id, book): points for grant_id, book, points in rows}
    return [
        Wallet(one, balances[one.pk, Book.WALLET], balances[one.pk, Book.HELD]) for one in grants
    ]
