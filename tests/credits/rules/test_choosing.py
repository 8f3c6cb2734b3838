"""The choice of what counts equals trying all, ends on full records, and says where it did not."""

import random
from datetime import date
from itertools import combinations

from naru.credits.rules import choosing
from naru.credits.rules.counting import Book
from naru.credits.rules.plain import LIBERAL, MAJOR
from naru.credits.rules.ways import Aim, way_of
from tests.credits.made import AUTUMN, BACHELOR, LIMITS, SPRING, asks, licence, line


def counts(*lines):
    return choosing.count(lines, degree=BACHELOR, limits=LIMITS, major="computing")[1]


def made_by(chance):
    """A few lines that do not fit together."""
    days = (SPRING, AUTUMN, date(2028, 6, 10))
    lines = [
        line(
            f"k{n}",
            chance.choice((3, 9, 14, 20)),
            ended_on=chance.choice(days),
            category=chance.choice((MAJOR, LIBERAL)),
            subject=chance.choice((f"k{n}", f"k{n}", "same")),
            body=chance.choice(("open", "else")),
            accredited=chance.random() < 0.5,
        )
        for n in range(chance.randint(3, 6))
    ]
    return [
        *lines,
        *(
            licence(f"l{n}", chance.choice((4, 9)), major=chance.choice(("", "computing")))
            for n in range(chance.randint(0, 4))
        ),
    ]


def tried(lines):
    """The least missing and the most credits of every choice that fits."""
    found = []
    for size in range(len(lines) + 1):
        for chosen in combinations(lines, size):
            book = Book(BACHELOR, LIMITS, "computing")
            for one in chosen:
                if book.refused(one) is not None:
                    break
                book.take(one)
            else:
                found.append((book.need.short, -book.total))
    return min(found)


def test_it_equals_trying_every_choice():
    chance = random.Random(41)
    for _turn in range(120):
        lines = made_by(chance)
        book = counts(*lines)
        assert (book.need.short, -book.total) == tried(lines)


def full(number):
    """A record of somebody who earned far more than its limits let count, for years."""
    chance = random.Random(number)
    classes = [
        line(
            f"k{n:02}",
            chance.choice((1, 2, 3, 3, 3)),
            ended_on=date(2023 + n % 4, *chance.choice(((6, 13), (12, 14)))),
            category=chance.choice((MAJOR, MAJOR, LIBERAL)),
            body=chance.choice(("open", "else", "third")),
            accredited=chance.random() < 0.7,
        )
        for n in range(80)
    ]
    return [
        *classes,
        *(licence(f"l{n}", 4 + n, major="" if n % 2 else "computing") for n in range(4)),
    ]


def test_even_a_very_full_record_is_counted_to_the_end():
    for number in range(3):
        assert counts(*full(number)).proven


def test_beyond_the_limit_the_best_found_holds_and_is_not_called_proven(monkeypatch):
    monkeypatch.setattr(choosing, "STEPS", 20)
    found = full(1)
    book = counts(*found)
    in_order = Book(BACHELOR, LIMITS, "computing")
    for one in sorted(found, key=lambda one: (one.ended_on, one.key)):
        if in_order.refused(one) is None:
            in_order.take(one)
    assert (book.need.short, -book.total) <= (in_order.need.short, -in_order.total)
    assert not book.proven
    asked = asks(held=found)
    assert not way_of(asked, Aim.CHEAPEST, [], proven=True).proven
