"""`python -m tests.ops.rush_people PORT CROWDS PEOPLE DOORS SEATS`: doors of a running site and
logged-in people before them. Prints one JSON object a crowd: `doors` (ids), `clicks` (requests).
"""

import json
import sys
from datetime import UTC, datetime

import django

django.setup()

from bench.rush_crowd import crowd, doors  # noqa: E402 - needs Django set up


def main() -> None:
    port, crowds, people, number, seats = (int(word) for word in sys.argv[1:])
    now = datetime.now(UTC)
    made = []
    for n in range(crowds):
        intakes = doors(number, seats=seats, at=now)
        clicks = [
            one.request(port).decode() for one in crowd(people, intakes, at=now, first=n * people)
        ]
        made.append({"doors": [one.pk for one in intakes], "clicks": clicks})
    print(json.dumps(made))


if __name__ == "__main__":
    main()
