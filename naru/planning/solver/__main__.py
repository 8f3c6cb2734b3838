"""`python -m naru.planning.solver`: a request as JSON on standard input, the answer on output."""

import sys

from naru.planning.rules.asking import Asked, Told, read, written
from naru.planning.rules.instead import why_not
from naru.planning.rules.routes import answer, replanned
from naru.planning.solver.solving import solve


def told(asked: Asked) -> Told:
    """Routes for a new question, one new plan for an old one, or why a course is in none."""
    if asked.why_not is not None:
        found = why_not(asked.question, asked.why_not, asked.kind, solve)
        return Told(answer=None, route=None, why_not=found)
    if asked.again:
        return Told(answer=None, route=replanned(asked.question, solve))
    return Told(answer=answer(asked.question, solve), route=None)


if __name__ == "__main__":
    sys.stdout.buffer.write(written(told(read(sys.stdin.buffer.read(), Asked))))
