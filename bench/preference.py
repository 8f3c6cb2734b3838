"""How well a few pairs recover what matters to people, on planted people (`make`-free).

python -m bench.preference [people]

Bars: of people drawn from the prior the top two things are right for at least 85 % after at most
8 pairs, and the 90 % intervals of the weights hold 87 to 93 %. Beside them, without a bar, people
the rules do not expect: seven weights of equal standing, drawn from a normal curve.
"""

import math
import sys
import time
from dataclasses import dataclass
from random import Random

from naru.diagnosis.rules.preference import Choice, Pair, believe, draw, enough, next_pair

THINGS, LEAST, MOST, SURE = 7, 4, 8, 0.95
PEOPLE = 2000
EQUAL_SPREAD = 2.5
RIGHT, LOWEST, HIGHEST = 0.85, 0.87, 0.93


@dataclass
class Found:
    """Shares of the people, and pairs asked on average."""

    right: float
    first_right: float
    covered: float
    pairs: float
    longest: int


def chooses(weights: list[float], pair: Pair, random: Random) -> bool:
    """The first card? As the logit says."""
    more = sum(weights[at] for at in pair.first) - sum(weights[at] for at in pair.second)
    return random.random() < 1 / (1 + math.exp(-more))


def asked(weights: list[float], random: Random) -> list[Choice]:
    """The pairs one person is shown, and what they choose."""
    choices: list[Choice] = []
    while not enough(choices, THINGS, least=LEAST, most=MOST, sure=SURE):
        pair = next_pair(choices, THINGS)
        choices.append(Choice(pair, chooses(weights, pair, random)))
    return choices


def recover(people: list[list[float]], random: Random) -> Found:
    """What the rules find out about each of the people."""
    right = first = covered = pairs = longest = 0
    for weights in people:
        choices = asked(weights, random)
        belief = believe(choices, THINGS)
        true = sorted(range(THINGS), key=lambda at: -weights[at])
        right += set(belief.top) == set(true[:2])
        first += true[0] in belief.top
        covered += sum(
            told.low <= weight <= told.high
            for told, weight in zip(belief.weights, weights, strict=True)
        )
        pairs += len(choices)
        longest = max(longest, len(choices))
    count = len(people)
    return Found(right / count, first / count, covered / count / THINGS, pairs / count, longest)


def main() -> int:
    """Print both, and fail where a bar is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    began = time.process_time()
    random = Random(1)
    found = recover(draw(random, count, THINGS), random)
    spent = time.process_time() - began
    even = [[random.gauss(0, EQUAL_SPREAD) for _ in range(THINGS)] for _ in range(count // 4)]
    other = recover(even, random)
    for name, one in (("planted as expected", found), ("of equal standing", other)):
        print(
            f"{name:22} top two right {one.right:.1%}, first among them {one.first_right:.1%}, "
            f"90 % intervals hold {one.covered:.1%}, pairs {one.pairs:.2f} (most {one.longest})"
        )
    print(f"{count} people, {spent / count * 1000:.1f} ms of processor time each")
    held = found.right >= RIGHT and LOWEST <= found.covered <= HIGHEST
    print("bars held" if held else "BARS MISSED")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
