"""`python -m naru.planning.solver`: a request as JSON on standard input, the answer on output."""

import sys

from naru.planning.rules.asking import Asked, Told, read, written
from naru.planning.rules.routes import answer, replanned
from naru.planning.solver.solving import solve


def told(asked: Asked) -> Told:
    """Routes for a new question, one new plan for an old one."""
    if asked.again:
        return Told(answer=None, route=replanned(asked.question, solve))
    return Told(answer=answer(asked.question, solve), route=None)


if __name__ == "__main__":
    sys.stdout.buffer.write(written(told(read(sys.stdin.buffer.read(), Asked))))
