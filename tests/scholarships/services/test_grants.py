"""Giving points: once a year, never more than there is, whoever clicks at once."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from naru.audit.models import Entry as AuditEntry
from naru.scholarships.enums import ApplicationState, Book, Move
from naru.scholarships.models import Account, Grant, Transfer
from naru.scholarships.queries.ledger import reconcile
from naru.scholarships.services import grants, ledger
from naru.scholarships.services.grants import FundSpent, GrantedThisYear, NotEligible
from tests.refusals import refused
from tests.scholarships.factories import ApplicationFactory, funded_round, staff

AT = datetime(2026, 12, 28, tzinfo=UTC)
MANY = 20


def balance(round_, book):
    return Account.objects.get(round=round_, book=book, grant=None).balance_points


@pytest.mark.django_db
def test_a_grant_moves_points_from_the_fund_into_the_wallet():
    the_round = funded_round(grants=2)
    application = ApplicationFactory(round=the_round)
    manager = staff().user
    grant = grants.grant(application_id=application.pk, by=manager, at=AT)
    assert balance(the_round, Book.FUND) == 600_000
    assert Account.objects.get(grant=grant, book=Book.WALLET).balance_points == 600_000
    assert Transfer.objects.get(reason=f"grant:{grant.pk}").move == Move.GRANTED
    application.refresh_from_db()
    assert (application.state, application.decided_at) == (ApplicationState.GRANTED, AT)
    assert AuditEntry.objects.get(action="scholarship.granted").actor == manager


@pytest.mark.django_db
def test_only_an_eligible_application_is_granted():
    application = ApplicationFactory(round=funded_round(), state=ApplicationState.SUBMITTED)
    with refused(NotEligible):
        grants.grant(application_id=application.pk, by=None, at=AT)
    assert Grant.objects.count() == 0


@pytest.mark.django_db
def test_a_second_grant_in_the_same_year_is_refused_and_the_database_agrees():
    first = ApplicationFactory(round=funded_round("spring"))
    made = grants.grant(application_id=first.pk, by=None, at=AT)
    second = ApplicationFactory(round=funded_round("winter"), resident=first.resident)
    with refused(GrantedThisYear):
        grants.grant(application_id=second.pk, by=None, at=AT)
    with pytest.raises(IntegrityError, match="grant_once_a_year"), transaction.atomic():
        Grant.objects.create(
            application=second,
            round=second.round,
            resident=first.resident,
            year=made.year,
            points=1,
            granted_at=AT,
            use_until_on=made.use_until_on,
        )


@pytest.mark.django_db
def test_when_the_money_is_gone_the_next_is_refused():
    the_round = funded_round(grants=1)
    grants.grant(application_id=ApplicationFactory(round=the_round).pk, by=None, at=AT)
    with refused(FundSpent):
        grants.grant(application_id=ApplicationFactory(round=the_round).pk, by=None, at=AT)


def race(give, applications):
    """`give(application, wait)` for all at once, each in a thread and a connection of its own."""
    start, outcomes = threading.Barrier(len(applications)), []

    def run(application):
        try:
            give(application, start.wait)
            outcomes.append("granted")
        except FundSpent:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in applications]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_twenty_grants_at_once_on_the_last_600000_give_exactly_one():
    the_round = funded_round(grants=1)
    applications = [ApplicationFactory(round=the_round) for _one in range(MANY)]

    def give(application, wait):
        wait()
        grants.grant(application_id=application.pk, by=None, at=AT)

    assert race(give, applications) == ["granted"] + ["refused"] * (MANY - 1)
    assert Grant.objects.count() == 1
    assert balance(the_round, Book.FUND) == 0
    assert reconcile().faults == ()


@pytest.mark.django_db(transaction=True)
def test_without_the_guards_the_same_race_overspends(monkeypatch):
    """The twin: no lock on the fund, no constraint in the database; both are put back."""
    the_round = funded_round(grants=1)
    applications = [ApplicationFactory(round=the_round) for _one in range(MANY)]
    read = threading.Barrier(MANY)

    def unlocked(*, book, round_id, grant_id=None):
        found = Account.objects.get(book=book, round_id=round_id, grant_id=grant_id)
        if book == Book.FUND:
            read.wait(timeout=30)
        return found

    def give(application, wait):
        wait()
        grants.grant(application_id=application.pk, by=None, at=AT)

    constraint = next(c for c in Account._meta.constraints if c.name == "account_never_negative")
    monkeypatch.setattr(ledger, "account", unlocked)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Account, constraint)
    try:
        assert race(give, applications) == ["granted"] * MANY
        assert balance(the_round, Book.FUND) == -600_000 * (MANY - 1)
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
