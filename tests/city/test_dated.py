"""What holds on a day, of tables that hold from a day on."""

from dataclasses import dataclass
from datetime import date

import pytest

from naru.city.dated import in_force, in_force_or_first


@dataclass(frozen=True)
class Rule:
    from_on: date


OLD, NEW = Rule(date(2026, 1, 1)), Rule(date(2026, 7, 1))


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), OLD),
        (date(2026, 6, 30), OLD),
        (date(2026, 7, 1), NEW),
        (date(2030, 1, 1), NEW),
    ],
)
def test_the_last_that_has_begun_holds(on, holds):
    assert in_force([OLD, NEW], on) == holds
    assert in_force_or_first([OLD, NEW], on) == (holds or OLD)


def test_of_no_tables_none_holds():
    assert in_force([], date(2026, 1, 1)) is None
