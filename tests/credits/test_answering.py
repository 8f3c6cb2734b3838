"""The solver's program is asked for real; without it greed answers and says so."""

from naru.credits.answering import ask
from naru.credits.rules.ways import answer, by_greed
from naru.credits.solver.solving import solve
from tests.credits.made import asks, line, option

QUESTION = asks(option(line("a"), 50), option(line("b"), 10))


def told(ways):
    return [(w.aim, [s.line.key for s in w.steps], w.cost_won, w.proven) for w in ways.ways]


def test_the_program_answers_what_the_solver_finds():
    assert told(ask(QUESTION)) == told(answer(QUESTION, solve))


def test_without_the_program_greed_answers(caplog):
    found = ask(QUESTION, program="naru.credits.no_such_program")
    assert told(found) == told(answer(QUESTION, by_greed))
    assert not any(way.proven for way in found.ways)
    assert "naru.credits.no_such_program ended with 1" in caplog.text


def test_output_that_is_no_answer_counts_as_none(caplog):
    assert told(ask(QUESTION, program="platform")) == told(answer(QUESTION, by_greed))
    assert "gave no answer" in caplog.text
