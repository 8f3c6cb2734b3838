"""Virtual account numbers and the mistakes their check digit finds."""

import pytest

from naru.payments.rules.numbers import digits, is_whole, number, shown

ONE = number(prefix="9901", whose=12, serial=345)


def test_a_number_reads_back():
    assert ONE[:-1] == "99010001200345"
    assert is_whole(ONE)
    assert shown(ONE) == f"9901-0001-2003-45{ONE[-1]}"
    assert digits(f" {shown(ONE)} ") == ONE


def test_every_wrong_digit_is_found():
    for at in range(len(ONE)):
        for other in "0123456789":
            wrong = ONE[:at] + other + ONE[at + 1 :]
            assert is_whole(wrong) is (wrong == ONE)


def test_every_exchange_of_neighbours_is_found():
    for serial in range(1, 200):
        one = number(prefix="9901", whose=12, serial=serial)
        for at in range(len(one) - 1):
            turned = one[:at] + one[at + 1] + one[at] + one[at + 2 :]
            assert is_whole(turned) is (turned == one)


@pytest.mark.parametrize("text", ["", "1", "12a", "¹²", "١٢"])
def test_other_text_is_no_number(text):
    assert not is_whole(text)


@pytest.mark.parametrize(
    "wrong", [{"serial": 0}, {"serial": 100_000}, {"whose": 0}, {"prefix": "x"}]
)
def test_a_series_ends(wrong):
    with pytest.raises(ValueError, match="no account number"):
        number(**{"prefix": "99", "whose": 1, "serial": 1, **wrong})
