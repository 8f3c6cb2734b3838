"""Missing a time costs a little freedom, never the bench itself."""

from naru.spaces.rules.benches import allowed
from tests.spaces.factories import TERMS


def test_so_many_at_once_until_somebody_stayed_away_twice():
    assert [allowed(TERMS, missed=missed) for missed in range(4)] == [3, 3, 1, 1]
