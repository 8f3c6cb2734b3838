"""What a provider sees of money: who has paid, rows to decide, files taken."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from naru.accounts.models import Organisation
from naru.catalogue.models import Provider
from naru.enrolments.models import Intake
from naru.payments.enums import ChargeState, Outcome
from naru.payments.models import BankFile, BankRow, Charge

LATEST = 200


def provider_of(organisation: Organisation) -> Provider | None:
    """The provider that the organisation is, if it has courses."""
    return Provider.objects.filter(organisation=organisation).first()


def charges_of(organisation: Organisation) -> list[Charge]:
    """The latest charges with person and payment at hand, open ones first."""
    found = Charge.objects.of_provider(organisation).select_related(
        "claim__resident", "payment", "claim__intake__run__course", "waiver_ask"
    )
    latest = list(found.order_by("-pk")[:LATEST])
    return sorted(latest, key=lambda one: (one.state != "OPEN", -one.pk))


def unclear_rows(organisation: Organisation) -> list[BankRow]:
    """Rows that wait for a person, oldest first."""
    found = BankRow.objects.filter(
        provider__organisation=organisation, outcome=Outcome.UNCLEAR, decision=None
    )
    return list(found.select_related("charge__claim__resident").order_by("paid_at", "pk"))


def row_of(organisation: Organisation, public_id: UUID) -> BankRow | None:
    """One row of the provider's."""
    mine = BankRow.objects.filter(provider__organisation=organisation, public_id=public_id)
    return mine.select_related("charge").first()


def files_of(organisation: Organisation) -> list[BankFile]:
    """The latest files that were taken."""
    mine = BankFile.objects.filter(provider__organisation=organisation)
    return list(mine.select_related("by").order_by("-pk")[:10])


def charge_of(organisation: Organisation, public_id: UUID) -> Charge | None:
    """One charge of the provider's."""
    mine = Charge.objects.of_provider(organisation).select_related("provider")
    return mine.filter(public_id=public_id).first()


def held_for(intake: Intake) -> tuple[int, int]:
    """How many people at the door have paid, and how much is held of them in won."""
    paid = Charge.objects.filter(claim__intake=intake, state=ChargeState.PAID)
    counted = paid.aggregate(people=Count("pk"), won=Coalesce(Sum("won"), 0))
    return counted["people"], counted["won"]


def states_of(claim_ids: Iterable[int]) -> dict[int, ChargeState]:
    """How far the latest charge of each click is; a click that costs nothing is left out."""
    found = Charge.objects.filter(claim__in=list(claim_ids)).order_by("pk")
    return {claim: ChargeState(state) for claim, state in found.values_list("claim", "state")}
