"""What a change costs."""

from naru.planning.rules.losses import end, loss
from naru.planning.rules.plain import Loss
from naru.planning.rules.routes import setting
from tests.planning.made import asks, own_pace

OPTIONS = setting(
    asks(own_pace("a", fee_won=5), own_pace("b", weeks=6, gives=(("test", 1),)))
).choice.options
SHORT = next(option for option in OPTIONS if option.offering == "a")
LONG = next(option for option in OPTIONS if option.offering == "b")


def test_days_count_only_where_as_much_is_reached():
    assert loss([SHORT], [LONG], 0) == Loss(covered=0, days=14, won=-5)
    assert loss([LONG], [], 1) == Loss(covered=1, days=0, won=0)
    assert (end([]), end([SHORT, LONG])) == (0, LONG.end)
