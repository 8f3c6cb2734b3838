"""Where a round stands, at the second of each turn."""

from datetime import UTC, datetime, timedelta

import pytest

from naru.scholarships.rules.windows import Phase, phase

OPENS = datetime(2026, 11, 9, tzinfo=UTC)
CLOSES = datetime(2026, 12, 18, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("at", "settled", "expected"),
    [
        (OPENS - TICK, False, Phase.COMING),
        (OPENS, False, Phase.OPEN),
        (CLOSES - TICK, False, Phase.OPEN),
        (CLOSES, False, Phase.CHECKING),
        (CLOSES, True, Phase.OVER),
    ],
)
def test_phases(at, settled, expected):
    assert phase(opens=OPENS, closes=CLOSES, settled=settled, at=at) == expected
