"""`make bench NAME=search`: search, suggestions and index at 100,000 courses.

Makes its own database (on the server of DATABASE_URL, else on an embedded one), fills it, and
asks as readers do: a query, two filters, counts for every other filter, the page's courses with
their runs. In the same run the same words are looked for with ILIKE over the same rows.
Prints one JSON line; progress goes to standard error. `python -m bench.search 5000` tries fewer.
"""

import importlib
import json
import sys

from ops import scratch

COURSES = 100_000
BARS = {
    "search_p50_ms_at_most": 15,
    "search_p99_ms_at_most": 40,
    "suggest_p99_ms_at_most": 10,
    "index_mb_at_most": 60,
}


def main(courses: int = COURSES) -> int:
    """Measure and print the line; 0 if every bar is cleared."""
    with scratch.database():
        figures = importlib.import_module("bench.search_run").measure(courses)
    ok = all(figures[bar.removesuffix("_at_most")] <= most for bar, most in BARS.items())
    print(json.dumps({"bench": "search", "figures": figures, "bars": BARS, "ok": ok}))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
