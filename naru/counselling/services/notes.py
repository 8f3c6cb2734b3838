"""Notes of those who advise; a shared one is told to the person."""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.audit import services as audit
from naru.counselling.enums import NoteKind
from naru.counselling.models import Note
from naru.counselling.services.texts import said
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def write(*, resident: Resident, kind: NoteKind, words: str, by: User, at: datetime) -> Note:
    """One more note; callers have opened the person's record for whoever writes."""
    one = Note.objects.create(
        resident=resident, kind=kind, words=said(words, needed=True), by=by, at=at
    )
    subject = ("resident", resident.public_id)
    audit.record(actor=by, action="counselling.noted", subject=subject, at=at, kind=kind.value)
    if kind == NoteKind.SHARED:
        inbox.send(resident=resident, kind=Kind.NOTE_SHARED, at=at, who=by.name)
    return one
