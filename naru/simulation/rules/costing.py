"""What a policy costs a year: how many of those who may will take it up, and what each is worth."""

from dataclasses import dataclass, replace

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """`won` a person and year, `take_up` in per cent of those who may, and what caps it."""

    policy: str
    won: int
    take_up: int
    places: int | None = None
    budget_won: int | None = None

    def heads(self, eligible: int) -> int:
        """People served in a year: take-up, but no more than places, and whole grants in budget."""
        heads = eligible * self.take_up // WHOLE
        if self.places is not None:
            heads = min(heads, self.places)
        if self.budget_won is not None and self.won:
            heads = min(heads, self.budget_won // self.won)
        return heads

    def total_won(self, eligible: int) -> int:
        """Won a year for so many who may take part."""
        return self.heads(eligible) * self.won


@dataclass(frozen=True, slots=True)
class CostChange:
    """What a reform writes over a policy's cost; None: as before."""

    policy: str
    won: int | None = None
    take_up: int | None = None
    places: int | None = None
    budget_won: int | None = None

    def over(self, cost: Cost) -> Cost:
        """The cost with what the reform changes."""
        fields = ("won", "take_up", "places", "budget_won")
        changed = {name: value for name in fields if (value := getattr(self, name)) is not None}
        return replace(cost, **changed)
