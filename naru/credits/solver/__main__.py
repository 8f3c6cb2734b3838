"""`python -m naru.credits.solver`: a question as JSON on standard input, the ways on output."""

import sys

from naru.credits.rules.asking import read, written_ways
from naru.credits.rules.ways import answer
from naru.credits.solver.solving import solve

if __name__ == "__main__":
    sys.stdout.buffer.write(written_ways(answer(read(sys.stdin.buffer.read()), solve)))
