"""Nightly work runs by the clock; what it does is tested with its flows."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from naru.flows import tasks
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Account
from naru.scholarships.queries.ledger import reconcile
from naru.scholarships.services import grants, uses
from tests.scholarships.factories import ApplicationFactory, funded_round


def test_the_nightly_jobs_are_planned_once_a_day():
    app.perform_import_paths()
    planned = {
        task.name: periodic.cron
        for periodic in app.periodic_registry.periodic_tasks.values()
        if (task := periodic.task).name.startswith("people.")
    }
    assert planned == {"people.erase_due": "41 3 * * *", "people.forget_unproved": "11 4 * * *"}


def test_points_move_shortly_after_midnight():
    app.perform_import_paths()
    planned = {
        task.name: periodic.cron
        for periodic in app.periodic_registry.periodic_tasks.values()
        if (task := periodic.task).name.startswith("scholarships.")
    }
    assert planned == {
        "scholarships.nightly": "5 0 * * *",
        "scholarships.warn": "17 9 * * *",
    }


@pytest.mark.django_db(transaction=True)
def test_the_night_spends_lapses_and_ends_drafts_whatever_is_due():
    """A round long over: its course has started, its points have run out, a draft was left."""
    now = timezone.now()
    today = timezone.localdate(now)
    ago = [now - timedelta(days=days) for days in (90, 60, 58, 50)]
    the_round = funded_round(
        apply_from_at=ago[0], apply_until_at=ago[1], draw_from_at=ago[2],
        results_on=today - timedelta(days=55), use_until_on=today,
    )  # fmt: skip
    first = ApplicationFactory(round=the_round, submitted_at=ago[0])
    grant = grants.grant(application_id=first.pk, by=None, at=ago[3])
    place = uses.Place(
        reference="enrolment:1", run_id=None, title="가상", provider="가상", points=200_000,
        sessions=[today - timedelta(days=40)], terms=[],
    )  # fmt: skip
    use = uses.hold(grant_id=grant.pk, place=place, by=first.resident.user, at=ago[3])
    draft = ApplicationFactory(round=the_round, state=ApplicationState.DRAFT, submitted_at=None)
    for _twice in range(2):
        tasks.move_points(timestamp=0)
    for one in (use, draft):
        one.refresh_from_db()
    assert (use.state, draft.state) == ("SPENT", "WITHDRAWN")
    books = dict(Account.objects.values_list("book", "balance_points"))
    assert (books["SPENT"], books["LAPSED"], books["WALLET"]) == (200_000, 400_000, 0)
    assert reconcile().faults == ()
