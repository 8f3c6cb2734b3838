"""Who asked to be told when an answer changes, and up to which rules and day they were told."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naru.accounts.models import User
from naru.audit import services as audit
from naru.policies.models import Watch
from naru.policies.rules.rulebook import Rulebook
from naru.policies.services import packs
from naru.residents.enums import Deed
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def begin(*, resident: Resident, book: Rulebook, by: User, at: datetime) -> Watch:
    """From now on tell the resident; today's answers they know. Twice is once."""
    packs.keep(book=book, at=at)
    begun = {"asked_at": at, "asked_by": by, "pack_id": book.digest}
    watch, new = Watch.objects.get_or_create(
        resident=resident, defaults={**begun, "told_on": timezone.localdate(at)}
    )
    if new:
        _note(resident, Deed.CHANGES_ASKED, by, at)
    return watch


@transaction.atomic(savepoint=False)
def end(*, resident: Resident, by: User, at: datetime) -> None:
    """Tell the resident no more."""
    gone, _tables = Watch.objects.filter(resident=resident).delete()
    if gone:
        _note(resident, Deed.CHANGES_DECLINED, by, at)


@transaction.atomic(savepoint=False)
def told(*, watch: Watch, book: Rulebook, at: datetime) -> None:
    """The resident knows today's answers by this rulebook; the caller holds the row's lock."""
    watch.pack_id, watch.told_on = book.digest, timezone.localdate(at)
    watch.save(update_fields=["pack", "told_on"])


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """Erase it with the rest of the record."""
    Watch.objects.filter(resident=resident).delete()


def _note(resident: Resident, deed: Deed, by: User, at: datetime) -> None:
    owner = resident.user
    audit.record(
        actor=by,
        on_behalf_of=owner if by.pk != resident.user_id else None,
        action=deed.value,
        subject=("resident", resident.public_id),
        at=at,
    )
