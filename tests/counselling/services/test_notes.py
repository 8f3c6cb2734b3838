"""Shared notes are told to the person, professional ones are not."""

import pytest

from naru.audit.models import Entry
from naru.counselling.enums import NoteKind
from naru.counselling.services import notes
from naru.counselling.services.texts import HoldsNumber, WordsNeeded
from naru.notices.models import Notice
from tests.accounts.factories import UserFactory
from tests.counselling.factories import NOON
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_written_and_told():
    resident, by = ResidentFactory(), UserFactory()

    def write(kind, words="이야기한 것"):
        return notes.write(resident=resident, kind=kind, words=words, by=by, at=NOON)

    write(NoteKind.PROFESSIONAL)
    assert Notice.objects.count() == 0
    write(NoteKind.SHARED)
    assert Notice.objects.get().params == {"who": by.name}
    assert Entry.objects.filter(action="counselling.noted", actor=by).count() == 2
    for words, kind in ((" ", WordsNeeded), ("760302-1234567", HoldsNumber)):
        with refused(kind):
            write(NoteKind.SHARED, words)
