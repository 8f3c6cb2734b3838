"""The draw of a course: how long freezing and drawing take (`make bench NAME=draw`).

Freezing hashes the list into its tree, drawing ranks and seats it. Lots have 2 to 6 tickets, a
tenth is in a reserved share. Judged by the processor's time, so that a busy machine does not fail.
"""

import json
import random
import time

from naru.enrolments.rules.draw import Lot, Memory, Terms, order, root, seated, seed

BARS = {"20000_cpu_s": 0.25, "1000000_cpu_s": 15.0}


def listed(number: int) -> list[Lot]:
    """So many lots, always the same ones."""
    rng = random.Random(4050)
    return [
        Lot(
            f"{rng.getrandbits(128):032x}",
            rng.choice((2, 2, 2, 3, 4, 6)),
            1,
            "" if rng.randrange(10) else "near_poor",
        )
        for _ in range(number)
    ]


def run(entries: list[Lot]) -> dict[str, float]:
    """Freeze and draw once."""
    seats = len(entries) // 10
    terms = Terms(seats, (("near_poor", seats // 10),), Memory(2, 1, 12, 6))
    wall, cpu = time.perf_counter(), time.process_time()
    top = root(entries)
    frozen = time.process_time()
    made = seed(run="bench", rule=terms.hash, root=top, secret="00" * 32, public_value="7")
    given = seated(order(entries, seed=made), terms)
    done = time.process_time()
    assert len(given) == seats
    return {
        "freeze_cpu_s": round(frozen - cpu, 3),
        "cpu_s": round(done - cpu, 3),
        "wall_s": round(time.perf_counter() - wall, 3),
    }


def main() -> None:
    figures: dict[str, float] = {}
    for number, times in ((20_000, 3), (1_000_000, 1)):
        entries = listed(number)
        best = min((run(entries) for _ in range(times)), key=lambda one: one["cpu_s"])
        figures |= {f"{number}_{name}": value for name, value in best.items()}
    ok = all(figures[name] <= bar for name, bar in BARS.items())
    print(json.dumps({"bench": "draw", **figures, "bars": BARS, "ok": ok}))


if __name__ == "__main__":
    main()
