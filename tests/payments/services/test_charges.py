"""A charge from its making to its end, and two things that happen to it at once."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from naru.payments.enums import Book, ChargeState, Why
from naru.payments.models import Account, BankFile, Charge, Payment, Refund
from naru.payments.rules.numbers import is_whole
from naru.payments.services import charges
from naru.payments.services.charges import (
    NotToPay,
    NumbersUsedUp,
    UnknownWaiver,
    WaiversUsedUp,
)
from tests.accounts.factories import UserFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON
from tests.payments.factories import FEE, SESSIONS, charge, pay, rules, seat

pytestmark = pytest.mark.django_db(transaction=True)
DUE = datetime(2026, 11, 25, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)


def balances(one):
    found = Account.objects.filter(charge=one).values_list("book", "balance_won")
    return {book: won for book, won in found if won}


def file_until(provider, at):
    BankFile.objects.create(
        provider=provider,
        name="x.csv",
        until_at=at,
        rows_read=0,
        rows_known=0,
        by=UserFactory(),
        at=at,
    )


def test_a_charge_names_account_amount_and_time_once():
    one = charge(application := seat())
    assert (one.won, one.due_at, one.books_at) == (FEE, DUE, DUE + 24 * HOUR)
    assert is_whole(one.number)
    assert one.number.startswith(f"9902{one.provider_id:05}00001")
    assert charge(application, at=NOON + HOUR) == one
    assert Charge.objects.count() == 1


def test_numbers_go_round_and_never_to_two_open_charges():
    provider = ProviderFactory()
    few = replace(rules(), numbers=2)
    first, second = (charge(seat(provider=provider), by_rules=few) for _ in range(2))
    with pytest.raises(NumbersUsedUp):
        charge(seat(provider=provider), by_rules=few)
    charges.end(claim_id=second.claim_id, whose="learner", by=None, at=NOON)
    charges.end(claim_id=first.claim_id, whose="learner", by=None, at=NOON + HOUR)
    third = charge(seat(provider=provider), by_rules=few, at=NOON + 2 * HOUR)
    assert (third.serial, third.number) == (second.serial, second.number)


def test_many_at_once_get_numbers_of_their_own():
    provider = ProviderFactory()
    seats = [seat(provider=provider) for _ in range(8)]
    together(*(lambda one=one: charge(one) for one in seats))
    assert sorted(Charge.objects.values_list("serial", flat=True)) == list(range(1, 9))


def test_unpaid_runs_out_only_once_the_bank_s_file_could_have_told():
    one = charge()
    provider = one.provider
    assert not charges.expire(charge_id=one.pk, at=DUE)
    file_until(provider, DUE - HOUR)
    assert not charges.expire(charge_id=one.pk, at=DUE + HOUR)
    file_until(provider, DUE)
    assert not charges.expire(charge_id=one.pk, at=DUE - HOUR)
    assert charges.expire(charge_id=one.pk, at=DUE + HOUR)
    assert not charges.expire(charge_id=one.pk, at=DUE + HOUR)
    other = charge()
    assert charges.expire(charge_id=other.pk, at=other.books_at)


def test_paid_and_given_up_gives_back_by_the_bands():
    one = charge()
    pay(one)
    third = datetime.combine(SESSIONS[2], datetime.min.time(), UTC) + 3 * HOUR
    back = charges.end(claim_id=one.claim_id, whose="learner", by=None, at=third)
    assert (back.won, back.why, back.held, back.of) == (40_000, Why.BANDS, 3, 8)
    assert balances(one) == {Book.HELD: 40_000, Book.BACK: 40_000}
    assert charges.end(claim_id=one.claim_id, whose="learner", by=None, at=third) is None


def test_what_the_provider_ends_comes_back_whole():
    one = charge()
    pay(one)
    late = datetime.combine(SESSIONS[7], datetime.min.time(), UTC)
    assert charges.end(claim_id=one.claim_id, whose="provider", by=None, at=late).won == FEE
    assert balances(one) == {Book.BACK: FEE}


def test_a_waiver_is_proved_counted_and_nothing_is_due():
    staff, seocho = UserFactory(), rules("서초50플러스센터")
    first = charge(by_rules=seocho)
    person, provider = first.claim.resident, first.provider
    others = [charge(seat(provider=provider, resident=person), by_rules=seocho) for _ in range(2)]

    def waive(one, kind="veteran"):
        return charges.waive(charge_id=one.pk, kind=kind, rules=seocho, by=staff, at=NOON)

    with pytest.raises(UnknownWaiver):
        waive(first, "cousin")
    assert waive(first).state == ChargeState.WAIVED
    with pytest.raises(NotToPay):
        waive(first)
    waive(others[0])
    with pytest.raises(WaiversUsedUp):
        waive(others[1])


@pytest.mark.parametrize(
    "change",
    [
        {"won": 1},
        {"number": "1"},
        {"due_at": DUE + HOUR},
        {"rules": {}},
    ],
)
def test_what_is_asked_never_changes(change):
    one = charge()
    with pytest.raises(IntegrityError, match="never changes"):
        Charge.objects.filter(pk=one.pk).update(**change)


def test_a_charge_moves_forward_only_and_stays():
    one = charge()
    pay(one)
    for state in (ChargeState.OPEN, ChargeState.EXPIRED):
        with pytest.raises(IntegrityError, match="goes from PAID"):
            Charge.objects.filter(pk=one.pk).update(state=state)
    for table in (Payment, Charge):
        with pytest.raises(IntegrityError, match="append-only"):
            table.objects.all()._raw_delete("default")


def test_one_standing_charge_a_click():
    one = charge()
    with pytest.raises(IntegrityError, match="charge_once_standing"):
        Charge.objects.create(
            **{
                field.attname: getattr(one, field.attname)
                for field in Charge._meta.concrete_fields
                if field.name not in {"id", "public_id", "number"}
            },
            number="1",
        )


def test_paying_and_running_out_at_the_same_moment_leave_one_of_the_two():
    for _ in range(4):
        one = charge()
        at = one.books_at
        told = []

        def take(one=one, at=at, told=told):
            with transaction.atomic():
                held = charges.hold(one.pk)
                if held.state == ChargeState.OPEN:
                    pay(one, at=at, paid_at=NOON)
                    told.append("paid")

        def run_out(one=one, at=at, told=told):
            if charges.expire(charge_id=one.pk, at=at):
                told.append("expired")

        together(take, run_out)
        one.refresh_from_db()
        assert [one.state.lower()] == told
        assert Payment.objects.filter(charge=one).exists() is (told == ["paid"])


def test_the_twin_that_looks_without_holding_does_both():
    one = charge()
    looked, told = threading.Barrier(2), []

    def act(word):
        found = Charge.objects.get(pk=one.pk)
        looked.wait()
        if found.state == ChargeState.OPEN:
            told.append(word)

    together(lambda: act("paid"), lambda: act("expired"))
    assert sorted(told) == ["expired", "paid"]


def test_given_up_twice_at_once_gives_back_once():
    one = charge()
    pay(one)
    together(*(lambda: charges.end(claim_id=one.claim_id, whose="learner", by=None, at=NOON),) * 4)
    assert Refund.objects.count() == 1
    assert balances(one) == {Book.BACK: FEE}


def together(*works):
    """Run all at once, each in a thread and a connection of its own."""
    start = threading.Barrier(len(works))

    def run(work):
        try:
            start.wait()
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_completing_gives_the_promised_part_back_once():
    kind = replace(rules(), completion_percent=50)
    one = charge(by_rules=kind)
    assert charges.give_for_completion(claim_id=one.claim_id, at=NOON) is None
    pay(one)
    refund = charges.give_for_completion(claim_id=one.claim_id, at=NOON)
    assert (refund.won, refund.why) == (FEE // 2, Why.COMPLETED)
    assert charges.give_for_completion(claim_id=one.claim_id, at=NOON) is None
    ended = charges.end(claim_id=one.claim_id, whose="learner", by=None, at=NOON)
    assert ended.won == FEE - FEE // 2
    assert balances(one) == {Book.BACK: FEE}


def test_completing_where_nothing_is_promised_gives_nothing():
    one = charge()
    pay(one)
    assert charges.give_for_completion(claim_id=one.claim_id, at=NOON) is None
