"""What is odd about a row of the bank's file, and whether it pays."""

from datetime import UTC, datetime, timedelta

import pytest

from naru.payments.rules.bank_rows import Asked, Judged, judge
from naru.payments.rules.numbers import number

DUE = datetime(2026, 11, 25, 15, tzinfo=UTC)
BEFORE = DUE - timedelta(seconds=1)
NUMBER = number(prefix="9900", whose=1, serial=1)


def of(*, won=80_000, paid_at=BEFORE, payer="김하나", state="OPEN", name="김하나"):
    asked = Asked(80_000, state, DUE, name)
    return judge(number=NUMBER, won=won, paid_at=paid_at, payer=payer, asked=asked)


@pytest.mark.parametrize(
    ("row", "odd", "pays"),
    [
        ({}, [], True),
        ({"payer": " 김 하나"}, [], True),
        ({"payer": "이두리"}, ["OTHER_NAME"], True),
        ({"payer": ""}, [], True),
        ({"won": 79_999}, ["TOO_LITTLE"], False),
        ({"won": 160_000, "payer": "이두리"}, ["TOO_MUCH", "OTHER_NAME"], False),
        ({"state": "PAID"}, ["TWICE"], False),
        ({"state": "ENDED", "paid_at": DUE}, ["TWICE"], False),
        ({"state": "WAIVED"}, ["NOT_DUE"], False),
        ({"state": "CANCELLED"}, ["NOT_DUE"], False),
        ({"paid_at": DUE}, ["LATE"], False),
        ({"paid_at": DUE, "state": "EXPIRED"}, ["LATE"], False),
        ({"state": "EXPIRED"}, ["IN_TIME"], False),
    ],
)
def test_a_row_pays_only_if_number_amount_and_time_fit(row, odd, pays):
    assert of(**row) == Judged(odd, pays)


def test_a_number_nobody_has_is_told_from_a_mistyped_one():
    wrong = NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10)
    found = [
        judge(number=one, won=1, paid_at=DUE, payer="", asked=None).odd
        for one in (NUMBER, wrong, "abc")
    ]
    assert found == [["UNKNOWN_NUMBER"], ["MISTYPED_NUMBER"], ["MISTYPED_NUMBER"]]
