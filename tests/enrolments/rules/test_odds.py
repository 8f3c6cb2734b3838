"""Fairness, by many draws with fixed seeds: the same list, the same odds for the same tickets."""

from collections import Counter

import pytest

from naru.enrolments.rules.draw import Lot, Terms, order, seated, seed

DRAWS = 10_000
WIN = {"WEB": 0, "DESK": 1, "PAPER": 2}


def token(number):
    return f"{number:032x}"


def made(number):
    return seed(run="r", rule="x", root="y", secret="00", public_value=str(number))


def wins(entries, seats, draws=DRAWS):
    """How often each lot came in, over so many draws."""
    terms, won = Terms(seats), Counter()
    for number in range(draws):
        won.update(token for token, _share in seated(order(entries, seed=made(number)), terms))
    return won


def weighted_odds(tickets, seats):
    """The exact odds of each to be among the first `seats`, drawn by weight without replacement."""
    odds = [0.0] * len(tickets)

    def go(left, gone, likely):
        if not left:
            return
        total = sum(w for at, w in enumerate(tickets) if at not in gone)
        for at, weight in enumerate(tickets):
            if at not in gone:
                odds[at] += likely * weight / total
                go(left - 1, gone | {at}, likely * weight / total)

    go(seats, frozenset(), 1.0)
    return odds


@pytest.fixture(scope="module")
def memory_won():
    """Three classes of weight, four lots each: 2, 3 and 6 tickets."""
    entries = [Lot(token(at), (2, 3, 6)[at % 3]) for at in range(12)]
    return entries, wins(entries, 3)


def test_within_a_weight_class_the_odds_are_uniform(memory_won):
    """chi-square with 3 degrees of freedom in each class; p > 0.0001 is below 21.1."""
    entries, won = memory_won
    for weight in (2, 3, 6):
        mine = [won[lot.token] for lot in entries if lot.tickets == weight]
        mean = sum(mine) / len(mine)
        assert sum((one - mean) ** 2 for one in mine) / mean < 21.1


def test_tickets_weigh_exactly(memory_won):
    """Within 4.5 standard errors of the odds that can be computed exactly."""
    entries, won = memory_won
    exact = weighted_odds([lot.tickets for lot in entries], 3)
    for lot, odds in zip(entries, exact, strict=True):
        error = (odds * (1 - odds) / DRAWS) ** 0.5
        assert abs(won[lot.token] / DRAWS - odds) < 4.5 * error


def test_by_whichever_way_one_applied_the_odds_are_the_same():
    """Less than half a point between the channels; when one applied is on no list at all."""
    entries = [Lot(token(at), 1) for at in range(30)]
    won = wins(entries, 10)
    rates = [
        100 * sum(won[lot.token] for lot in entries[place::3]) / (10 * DRAWS)
        for place in WIN.values()
    ]
    assert max(rates) - min(rates) < 0.5


def test_companions_change_nobody_else_s_odds():
    """Two who share a lot of one person's tickets: the others win as before.

    The two themselves pay only for not wanting to be parted: when their turn comes with one seat
    left, they wait for two. In 30 people that is 9 of 29 lots instead of 10 of 30.
    """
    alone = [Lot(token(at), 1) for at in range(30)]
    paired = [Lot(token(0), 1, 2), *alone[2:]]
    before, after = wins(alone, 10), wins(paired, 10)
    for won in (before, after):
        others = 100 * sum(won[lot.token] for lot in alone[2:]) / (28 * DRAWS)
        assert abs(others - 100 / 3) < 0.5
    odds = 9 / 29
    assert abs(after[token(0)] / DRAWS - odds) < 4.5 * (odds * (1 - odds) / DRAWS) ** 0.5


def test_pairs_and_a_trio_take_nothing_from_anybody_and_gain_nothing():
    """Four groups among 40 people, 12 seats: whoever comes alone wins at least as often as without
    them, and nobody in a group more often; within 4.5 standard errors.
    """
    groups = [Lot(token(at), 1, 3 if at == 0 else 2) for at in range(4)]
    alone = [Lot(token(at), 1) for at in range(9, 40)]
    won, before = wins([*groups, *alone], 12), 12 / 40
    error = (before * (1 - before) / DRAWS) ** 0.5
    for lot in alone:
        assert won[lot.token] / DRAWS > before - 4.5 * error
    for lot in groups:
        assert won[lot.token] / DRAWS < before + 4.5 * error
    single = sum(won[lot.token] for lot in alone) / (len(alone) * DRAWS)
    assert before <= single < before + 0.02
    people = sum(lot.people * won[lot.token] for lot in [*groups, *alone])
    assert 11.9 < people / DRAWS <= 12, "hardly a seat is left over"
