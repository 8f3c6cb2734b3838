"""Beginning, papers, handing in, withdrawing, forgetting."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.audit.models import Entry
from naru.files import services as files
from naru.scholarships.enums import ApplicationState, PaperKind
from naru.scholarships.models import Application, Draw
from naru.scholarships.services import applications
from naru.scholarships.services.applications import (
    AppliedAlready,
    HandedInAlready,
    NotOpenNow,
    NotToWithdraw,
    PapersClosed,
    PapersMissing,
    SamePaperTwice,
    TooManyPapers,
)
from tests.files.samples import PDF, png
from tests.refusals import refused
from tests.residents.factories import ResidentFactory
from tests.scholarships.factories import (
    CLOSES,
    FACTS,
    OPENED,
    ApplicationFactory,
    funded_round,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def the_round():
    return funded_round()


def begin(the_round, resident=None, at=OPENED):
    resident = resident or ResidentFactory()
    return applications.begin(round_id=the_round.pk, resident=resident, by=resident.user, at=at)


def add(one, data=PDF, kind=PaperKind.WELFARE, at=OPENED):
    by = one.resident.user
    upload = files.put(
        name="증명서.pdf", data=data, keep_until_on=one.round.use_until_on, by=by, at=at
    )
    return applications.add_paper(application_id=one.pk, upload=upload, kind=kind, by=by, at=at)


def hand_in(one, at=OPENED, needs_papers=True):
    return applications.hand_in(
        application_id=one.pk,
        facts=FACTS,
        needs_papers=needs_papers,
        by=one.resident.user,
        at=at,
    )


def test_begun_twice_it_is_one_draft(the_round):
    resident = ResidentFactory()
    assert begin(the_round, resident) == begin(the_round, resident)
    assert Application.objects.get().state == ApplicationState.DRAFT


def test_one_may_apply_from_the_opening_until_before_the_closing(the_round):
    begin(the_round, at=CLOSES - timedelta(microseconds=1))
    for at in (OPENED - timedelta(seconds=1), CLOSES):
        with refused(NotOpenNow):
            begin(the_round, at=at)


def test_a_second_application_in_the_year_is_refused_but_after_a_refusal_one_may(the_round):
    resident = ResidentFactory()
    first = ApplicationFactory(round=the_round, resident=resident)
    other = funded_round("other")
    with refused(AppliedAlready):
        begin(other, resident)
    first.state = ApplicationState.REFUSED
    first.save()
    assert begin(other, resident).state == ApplicationState.DRAFT


def test_handed_in_with_its_papers_it_stands_on_the_facts_as_told(the_round):
    one = begin(the_round)
    add(one)
    done = hand_in(one)
    assert (done.state, done.facts, done.submitted_at) == ("SUBMITTED", FACTS, OPENED)
    with refused(HandedInAlready):
        hand_in(one)
    actions = Entry.objects.filter(action__startswith="scholarship.").order_by("pk")
    assert list(actions.values_list("action", flat=True))[-3:] == [
        "scholarship.begun",
        "scholarship.paper_added",
        "scholarship.handed_in",
    ]


def test_without_papers_after_the_closing_or_after_the_freeze_it_is_refused(the_round):
    one = begin(the_round)
    with refused(PapersMissing):
        hand_in(one)
    add(one)
    with refused(NotOpenNow):
        hand_in(one, at=CLOSES)
    Draw.objects.update(frozen_at=OPENED, root="0" * 64)
    with refused(NotOpenNow):
        hand_in(one)


def test_the_same_paper_twice_and_too_many_are_refused(the_round):
    one = begin(the_round)
    add(one)
    with refused(SamePaperTwice):
        add(one)
    for size in range(1, applications.MOST_PAPERS):
        add(one, png(size, 1), PaperKind.OTHER)
    with refused(TooManyPapers):
        add(one, png(9, 9))


def test_a_paper_can_be_taken_off_a_draft_only(the_round):
    one = begin(the_round)
    by = one.resident.user
    applications.take_paper(paper=add(one), by=by, at=OPENED)
    assert one.papers.count() == 0
    kept = add(one, png())
    hand_in(one)
    with refused(PapersClosed):
        applications.take_paper(paper=kept, by=by, at=OPENED)


def test_what_was_asked_for_can_be_added_after_the_closing(the_round):
    one = ApplicationFactory(
        round=the_round, state=ApplicationState.MORE_ASKED, asked_words="앞면도 올려 주세요."
    )
    later = CLOSES + timedelta(days=1)
    add(one, at=later)
    done = applications.mended(application_id=one.pk, by=one.resident.user, at=later)
    assert (done.state, done.asked_words) == ("SUBMITTED", "")
    over = ApplicationFactory(round=the_round, state=ApplicationState.GRANTED)
    with refused(PapersClosed):
        add(over, at=later)


def test_it_can_be_withdrawn_until_it_is_decided(the_round):
    one = ApplicationFactory(round=the_round)
    by = one.resident.user
    done = applications.withdraw(application_id=one.pk, by=by, at=CLOSES)
    assert (done.state, done.decided_at) == ("WITHDRAWN", CLOSES)
    with refused(NotToWithdraw):
        applications.withdraw(application_id=one.pk, by=by, at=CLOSES)


def test_the_database_holds_what_states_mean(the_round):
    one = begin(the_round)
    rows = Application.objects.filter(pk=one.pk)
    with (
        pytest.raises(IntegrityError, match="application_handed_in_has_time"),
        transaction.atomic(),
    ):
        rows.update(state="SUBMITTED")
    with (
        pytest.raises(IntegrityError, match="application_handed_in_has_time"),
        transaction.atomic(),
    ):
        rows.update(submitted_at=OPENED)


def test_forgetting_empties_the_facts_and_ends_what_is_open(noon):
    waiting = ApplicationFactory(round=funded_round(), state=ApplicationState.SUBMITTED)
    over = ApplicationFactory(
        round=waiting.round, resident=waiting.resident, state=ApplicationState.REFUSED
    )
    applications.forget(resident=waiting.resident, at=noon)
    for one in (waiting, over):
        one.refresh_from_db()
    assert (waiting.state, waiting.facts, waiting.decided_at) == ("WITHDRAWN", {}, noon)
    assert (over.state, over.facts) == ("REFUSED", {})
