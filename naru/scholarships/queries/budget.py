"""A round's money, and for how many people it is enough."""

from dataclasses import dataclass

from naru.scholarships.enums import Book
from naru.scholarships.models import Account, Round
from naru.scholarships.queries.ledger import balances_of_rounds


@dataclass(frozen=True)
class Budget:
    """Where a round's points are; the parts sum to `whole`."""

    whole: int
    fund: int
    wallets: int
    held: int
    spent: int
    lapsed: int
    places: int
    """For how many more people the fund is enough."""


def places_left(one: Round) -> int:
    """For how many more people the round's fund is enough."""
    fund = Account.objects.get(round=one, book=Book.FUND, grant=None)
    return fund.balance_points // one.each_points


def budgets(rounds: list[Round]) -> dict[int, Budget]:
    """By round id; one query for all of them."""
    sums = balances_of_rounds()
    return {one.pk: _budget(one, sums[one.pk]) for one in rounds if one.pk in sums}


def budget_of(one: Round) -> Budget:
    """The round's alone."""
    return budgets([one])[one.pk]


def _budget(one: Round, sums: dict[str, int]) -> Budget:
    return Budget(
        whole=-sums[Book.TREASURY],
        fund=sums[Book.FUND],
        wallets=sums[Book.WALLET],
        held=sums[Book.HELD],
        spent=sums[Book.SPENT],
        lapsed=sums[Book.LAPSED],
        places=sums[Book.FUND] // one.each_points,
    )
