"""`make bench NAME=lessons`: a city learns online.

2,000 learners give a sign of life every 30 s for two minutes over real HTTP, while the database is
killed and comes back; then lesson pages are asked for, among 100,000 enrolments; then 500
certificates are signed and put on paper. Judged by processor time: web server and database with
all their processes, the load not counted. Prints one JSON line; progress goes to standard error.
`python -m bench.lessons 50` tries fewer learners, enrolments, pages and certificates.
"""

import importlib
import json
import subprocess
import sys
from dataclasses import dataclass

from ops import scratch, site
from ops.tree import ROOT


@dataclass(frozen=True)
class Size:
    """How much of everything; `seconds` is how long the learners learn."""

    learners: int = 2_000
    enrolments: int = 100_000
    pages: int = 300
    certificates: int = 500
    seconds: float = 120.0


BARS = {
    "beats_core_percent_at_most": 25,
    "beats_lost_at_most": 0,
    "beats_unanswered_at_most": 0,
    "learners_short_at_most": 0,
    "page_cpu_p95_ms_at_most": 50,
    "certificates_cpu_s_at_most": 30,
    "certificates_peak_mb_at_most": 250,
}


def main(learners: int = 0) -> int:
    """Measure and print the line; 0 if every bar is cleared."""
    size = Size(learners, learners * 10, learners, learners, 60) if learners else Size()
    with scratch.server() as server:
        figures = importlib.import_module("bench.lessons_run").measure(server, size)
        print(json.dumps(figures), file=sys.stderr)
        figures |= _proofs(server.url, size.certificates)
    ok = all(figures[bar.removesuffix("_at_most")] <= most for bar, most in BARS.items())
    print(json.dumps({"bench": "lessons", "figures": figures, "bars": BARS, "ok": ok}))
    return 0 if ok else 1


def _proofs(url: str, number: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.lessons_proofs", str(number)],
        cwd=ROOT, env=site.environment(url), check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
