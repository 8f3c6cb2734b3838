"""A budget lowered while the last grant is given: one of the two happens, whoever is first."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection

from naru.scholarships.enums import Book
from naru.scholarships.models import Account, Grant, Round
from naru.scholarships.queries.ledger import reconcile
from naru.scholarships.services import grants, ledger, rounds
from naru.scholarships.services.grants import FundSpent
from naru.scholarships.services.rounds import BudgetGivenAway
from tests.scholarships.factories import ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 12, 28, tzinfo=UTC)
NAME = "account_never_negative"


def at_once(*works):
    """What became of each, in a thread and a connection of its own."""
    start, outcomes = threading.Barrier(len(works)), []

    def run(work):
        start.wait()
        try:
            work()
            outcomes.append("done")
        except (FundSpent, BudgetGivenAway) as refusal:
            outcomes.append(type(refusal).__name__)
        except IntegrityError as error:
            outcomes.append(NAME if NAME in str(error) else str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def last_grant_and_lower_budget():
    """A round with money for one more, and the two that want it."""
    one = funded_round(grants=1)
    application = ApplicationFactory(round=one)
    rounds.set_people(round_id=one.pk, people=2, words="늘림", by=None, at=AT)
    grants.grant(application_id=ApplicationFactory(round=one).pk, by=None, at=AT)
    return (
        lambda: grants.grant(application_id=application.pk, by=None, at=AT),
        lambda: rounds.set_people(round_id=one.pk, people=1, words="줄임", by=None, at=AT),
    )


def fund():
    return Account.objects.get(book=Book.FUND).balance_points


def test_the_last_grant_and_a_lower_budget_never_both_happen():
    works = last_grant_and_lower_budget()
    for outcome in [at_once(*works)]:
        assert outcome in (["FundSpent", "done"], ["BudgetGivenAway", "done"])
    granted, budget = Grant.objects.count(), Round.objects.get().budget_points
    assert (granted, budget) in ((2, 1_200_000), (1, 600_000))
    assert fund() == 0
    assert reconcile().faults == ()


def unguarded(monkeypatch):
    """No lock on the fund: both read it before either writes."""
    read = threading.Barrier(2)

    def unlocked(*, book, round_id, grant_id=None):
        found = Account.objects.get(book=book, round_id=round_id, grant_id=grant_id)
        if book == Book.FUND:
            read.wait(timeout=30)
        return found

    monkeypatch.setattr(ledger, "account", unlocked)


def test_without_the_lock_the_constraint_still_refuses_one(monkeypatch):
    works = last_grant_and_lower_budget()
    unguarded(monkeypatch)
    assert at_once(*works) == [NAME, "done"]
    assert fund() == 0
    assert reconcile().faults == ()


def test_without_lock_and_constraint_both_happen_and_the_fund_is_below_zero(monkeypatch):
    """The twin; the constraint is put back."""
    works = last_grant_and_lower_budget()
    unguarded(monkeypatch)
    constraint = next(c for c in Account._meta.constraints if c.name == NAME)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Account, constraint)
    try:
        assert at_once(*works) == ["done", "done"]
        assert fund() == -600_000
        assert {fault.what for fault in reconcile().faults} == {"balance below zero"}
    finally:
        with connection.schema_editor() as editor:
            editor.execute(
                "ALTER TABLE scholarships_account DISABLE TRIGGER USER;"
                "UPDATE scholarships_account SET balance_points = 0 WHERE balance_points < 0"
                " AND book <> 'TREASURY';"
                "ALTER TABLE scholarships_account ENABLE TRIGGER USER"
            )
            editor.add_constraint(Account, constraint)
