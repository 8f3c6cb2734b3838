"""Asking to be forgotten, taking it back, and doing it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.residents import rules
from naru.residents.enums import ConsentEnd, ContactWish, Deed, ResidentState
from naru.residents.models import Answer, Consent, ErasureRequest, Helper, HelperCode, Resident
from naru.residents.services import people, trail


class NothingAsked(Refusal):
    message = _("지우기를 신청한 기록이 없습니다.")


class NotDueYet(Refusal):
    message = _("아직 기다리는 기간입니다.")


@transaction.atomic(savepoint=False)
def ask(
    *, resident_id: int, waiting_days: int, by: User, at: datetime
) -> tuple[ErasureRequest, bool]:
    """Start the waiting period; asking again returns the request that runs, and False."""
    resident = people.lock(resident_id)
    running = _running(resident)
    if running is not None:
        return running, False
    due_on = rules.erase_due_on(asked_on=timezone.localdate(at), waiting_days=waiting_days)
    trail.note(resident, by=by, deed=Deed.ERASURE_ASKED, at=at, due_on=due_on.isoformat())
    asked = ErasureRequest.objects.create(
        resident=resident, asked_at=at, asked_by=by, due_on=due_on
    )
    return asked, True


@transaction.atomic(savepoint=False)
def withdraw(*, resident_id: int, by: User, at: datetime) -> None:
    """Stay after all."""
    resident = people.lock(resident_id)
    running = _running(resident)
    if running is None:
        raise NothingAsked
    running.withdrawn_at = at
    running.save(update_fields=["withdrawn_at"])
    trail.note(resident, by=by, deed=Deed.ERASURE_WITHDRAWN, at=at)


@transaction.atomic(savepoint=False)
def erase(*, resident_id: int, at: datetime) -> Resident:
    """Empty the record: answers gone with their history, name and number gone, helpers ended.

    The shell, the consents without words of the person, and the access log stay. Refused
    before the waiting period is over.
    """
    resident = people.lock(resident_id)
    running = _running(resident)
    if running is None:
        raise NothingAsked
    if timezone.localdate(at) < running.due_on:
        raise NotDueYet
    running.done_at = at
    running.save(update_fields=["done_at"])
    return _empty(resident, by=running.asked_by, at=at)


@transaction.atomic(savepoint=False)
def drop_unproved(*, resident_id: int, by: User, at: datetime) -> Resident:
    """Empty the record of somebody who never proved their address: nothing to wait for."""
    return _empty(people.lock(resident_id), by=by, at=at)


def _empty(resident: Resident, *, by: User, at: datetime) -> Resident:
    Answer.objects.filter(resident=resident).delete()
    HelperCode.objects.filter(resident=resident).delete()
    Consent.objects.current().filter(resident=resident).update(ended_at=at, end=ConsentEnd.ERASED)
    Helper.objects.filter(resident=resident, revoked_at__isnull=True).update(
        revoked_at=at, revoked_by=by
    )
    resident.name, resident.phone = "", ""
    resident.contact_wish, resident.state = ContactWish.SITE, ResidentState.ERASED
    resident.erased_at = at
    resident.save(update_fields=["name", "phone", "contact_wish", "state", "erased_at"])
    trail.note(resident, by=None, deed=Deed.ERASED, at=at)
    return resident


def _running(resident: Resident) -> ErasureRequest | None:
    return ErasureRequest.objects.filter(
        resident=resident, withdrawn_at__isnull=True, done_at__isnull=True
    ).first()
