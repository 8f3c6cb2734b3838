"""Changing the mentor: a file is owed, a search begins, nothing is passed on without a yes."""

import pytest

from naru.counselling.models import Mentor, Request
from naru.counselling.queries import mine
from naru.counselling.queries.handovers import file_for, notes_for
from naru.counselling.services import handovers, pairings, requests
from naru.counselling.services.handovers import NoMentorToChange, NothingToPassOn
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.counselling.factories import (
    NOON,
    TERMS,
    MentorFactory,
    NoteFactory,
    PairingFactory,
    office,
)
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def change(resident):
    return handovers.change(resident=resident, by=resident.user, terms=TERMS, at=NOON)


def say(resident, consents):
    return handovers.say(resident=resident, consents=consents, by=resident.user, at=NOON)


def test_the_old_mentor_owes_a_file_and_the_office_a_new_mentor():
    clerk = office()
    old = PairingFactory()
    one = change(old.resident)
    assert Mentor.objects.get(pk=old.mentor.pk).taken == 0
    owed = {row.kind: row.owner for row in Request.objects.filter(state="OPEN")}
    assert owed == {"HANDOVER": old.mentor.user, "MENTOR": clerk}
    wish = mine.open_request(old.resident)
    assert (wish.field, mine.declined(wish)) == ("care", {old.mentor.pk})
    requests.answer_question(
        request_id=one.request_id, words="자격증 준비 중", by=old.mentor.user, at=NOON
    )
    told = Notice.objects.filter(resident=old.resident).values_list("kind", flat=True)
    assert list(told) == [Kind.HANDOVER_WRITTEN]


def test_only_with_a_yes_the_next_mentor_reads_what_was_before():
    office()
    old = PairingFactory()
    before = NoteFactory(resident=old.resident, kind="PROFESSIONAL", at=old.began_at)
    one = change(old.resident)
    requests.answer_question(
        request_id=one.request_id, words="자격증 준비 중", by=old.mentor.user, at=NOON
    )
    new = pairings.choose(
        request_id=mine.open_request(old.resident).pk, mentor=MentorFactory(), why=(),
        by=old.resident.user, terms=TERMS, at=NOON.replace(hour=5),
    )  # fmt: skip
    since = NoteFactory(resident=old.resident, at=new.began_at)

    def seen():
        return list(notes_for(new)), file_for(new) is not None

    assert seen() == ([since], False)
    say(old.resident, consents=True)
    assert seen() == ([since, before], True)
    say(old.resident, consents=False)
    assert seen() == ([since], False)


def test_who_has_nothing_to_change_or_pass_on():
    resident = ResidentFactory()
    with refused(NoMentorToChange):
        change(resident)
    with refused(NothingToPassOn):
        say(resident, consents=True)
