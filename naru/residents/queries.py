"""Reads about residents, for pages, flows and exports."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from naru.accounts.models import Organisation, User
from naru.residents import facts, rules
from naru.residents.enums import ConsentKind, FactGroup, FactSource, ResidentState
from naru.residents.models import (
    Answer,
    Consent,
    ConsentText,
    ErasureRequest,
    Helper,
    RecordView,
    Resident,
)


@dataclass(frozen=True)
class KnownFact:
    """One fact with the answer that holds, if there is one."""

    definition: facts.Definition
    answer: Answer | None

    @property
    def verified(self) -> bool:
        return self.answer is not None and self.answer.source == FactSource.VERIFIED


def resident_of(user: User) -> Resident | None:
    """The user's own record, if they are served as a resident."""
    return Resident.objects.filter(user=user, state=ResidentState.ACTIVE).first()


def facts_of(resident: Resident, *, group: FactGroup | None = None) -> list[KnownFact]:
    """Every fact that may be told, or those of one group, with what is known."""
    known = {one.fact: one for one in Answer.objects.current().filter(resident=resident)}
    wanted = facts.in_group(group) if group else facts.DEFINITIONS
    return [KnownFact(one, known.get(one.fact)) for one in wanted]


def values_of(resident: Resident) -> dict[str, object]:
    """Known facts by name, as rules take them; what is not known is not there."""
    rows = Answer.objects.current().filter(resident=resident)
    return dict(rows.values_list("fact", "value"))


def consent_text(kind: ConsentKind, *, on: date) -> ConsentText | None:
    """The version in force on the day."""
    return ConsentText.objects.filter(kind=kind, from_on__lte=on).order_by("-from_on").first()


def consent_texts(*, on: date) -> dict[ConsentKind, ConsentText]:
    """The version in force of each kind that has one."""
    rows = ConsentText.objects.filter(from_on__lte=on).order_by("from_on")
    return {ConsentKind(row.kind): row for row in rows}


def has_consent(resident: Resident, kind: ConsentKind) -> bool:
    """Whether the resident allows this now."""
    return Consent.objects.current().filter(resident=resident, kind=kind).exists()


def consents_of(resident: Resident) -> list[Consent]:
    """Every consent, the latest first, with its text and who took it down."""
    return list(
        Consent.objects.filter(resident=resident)
        .select_related("text", "given_by")
        .order_by("-given_at", "-pk")
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


def helped_by(user: User, *, on: date) -> list[Helper]:
    """For whom the user may act that day."""
    return list(
        Helper.objects.in_force(on)
        .filter(user=user, resident__state=ResidentState.ACTIVE)
        .select_related("resident")
        .order_by("resident__name", "pk")
    )


def running_erasure(resident: Resident) -> ErasureRequest | None:
    """The wish to be forgotten that waits for its day."""
    return ErasureRequest.objects.filter(
        resident=resident, withdrawn_at__isnull=True, done_at__isnull=True
    ).first()


def erasures_due(*, on: date) -> list[ErasureRequest]:
    """Requests whose waiting period is over, the oldest first."""
    return list(
        ErasureRequest.objects.filter(
            withdrawn_at__isnull=True, done_at__isnull=True, due_on__lte=on
        )
        .select_related("resident")
        .order_by("due_on", "pk")
    )


def found_at_desk(*, text: str) -> list[Resident]:
    """Residents whose code, telephone number or e-mail is exactly this; never a part of it.

    A number may belong to a couple, so there can be more than one.
    """
    asked = Q(code=rules.read_code(text)) | Q(user__email=text.strip().lower())
    phone = rules.e164(text)
    if phone:
        asked |= Q(phone=phone)
    return list(
        Resident.objects.filter(asked, state=ResidentState.ACTIVE)
        .select_related("user")
        .order_by("registered_at", "pk")
    )


def resident_with(public_id: UUID) -> Resident:
    """The record with this id; for flows that check who asks. Raises Resident.DoesNotExist."""
    return Resident.objects.select_related("user").get(
        public_id=public_id, state=ResidentState.ACTIVE
    )
