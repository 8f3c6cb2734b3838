"""What is hidden is nobody or ten people at least, in every row and down every column."""

import random

from naru.enrolments.rules.channels import FEWEST, Cell, shown, shown_of_sum, summed


def row(**people):
    return {name: Cell(number, number // 2) for name, number in people.items()}


def hidden(one, seen):
    return sum(cell.people for name, cell in one.items() if name not in seen)


def test_a_channel_of_few_is_hidden_with_the_next_smallest():
    assert shown(row(WEB=40, DESK=12, PHONE=3)) == {"WEB"}
    assert shown(row(WEB=40, DESK=12)) == {"WEB", "DESK"}
    assert shown(row(WEB=40, DESK=6, PHONE=5)) == {"WEB"}, "eleven together are enough"
    assert shown(row(WEB=9)) == set()
    assert shown({}) == set()
    assert shown(row(WEB=40, DESK=12), ["DESK"]) == {"WEB"}


def test_a_sum_tells_of_no_few_either():
    runs = [row(WEB=30, DESK=12), row(WEB=25, DESK=4, PAPER=20)]
    assert summed(runs) == row(WEB=55, DESK=16, PAPER=20)
    assert shown(runs[1]) == {"WEB"}
    assert shown_of_sum(runs) == {"WEB"}, "by subtracting, the one run would be known whole"
    pairs = [row(WEB=30, PAPER=9, DESK=4), row(WEB=25, PAPER=8, DESK=3)]
    assert shown_of_sum(pairs) == {"WEB"}, "seven at the desk would be known"


def test_whatever_the_counts_nobody_is_alone_behind_what_is_hidden():
    chance = random.Random(4)
    for _ in range(2_000):
        runs = [
            row(**{name: chance.randrange(1, 40) for name in chance.sample("ABCD", 3)})
            for _ in range(chance.randrange(1, 5))
        ]
        for one in runs:
            assert not 0 < hidden(one, shown(one)) < FEWEST or not shown(one)
        total, seen = summed(runs), shown_of_sum(runs)
        assert not 0 < hidden(total, seen) < FEWEST or not seen
        for name in seen:
            left = [one[name].people for one in runs if name in one and name not in shown(one)]
            assert not left or (len(left) > 1 and sum(left) >= FEWEST)


def test_a_rate_is_said_to_one_decimal():
    assert Cell(12, 5).percent == "41.7"
