"""The solver's program is asked for real; without it there is a plan too."""

from dataclasses import replace

from naru.planning.answering import ask, by_hand
from naru.planning.rules.asking import Asked
from naru.planning.rules.instead import WhyNot
from naru.planning.rules.plain import Loss, Unfit
from naru.planning.rules.routes import answer, replanned
from naru.planning.solver.solving import solve
from tests.planning.made import NINTH, asks, evenings, own_pace, taken

RUN = evenings("a", NINTH)
ASKED = Asked(asks(RUN, own_pace("b", gives=(("test", 1),))))
AGAIN = Asked(replace(ASKED.question, old=(taken(RUN),)), again=True)


def test_the_program_answers_what_the_solver_finds():
    assert ask(ASKED).answer == answer(ASKED.question, solve)
    assert ask(AGAIN).route == replanned(AGAIN.question, solve)


def test_why_a_course_is_not_in_the_route():
    far = evenings("far", NINTH, travel_minutes=90)
    asked = asks(RUN, far)
    for key, told in (("far", WhyNot(Unfit.TOO_FAR, None)), ("a", WhyNot(None, Loss(0, 0, 0)))):
        assert ask(Asked(asked, why_not=key)).why_not == told
    assert by_hand(Asked(asked, why_not="far")).why_not == WhyNot(Unfit.TOO_FAR, None)
    assert by_hand(Asked(asked, why_not="a")).why_not == WhyNot(Unfit.UNSAID, None)


def test_without_the_program_greed_answers_and_says_so(caplog):
    assert ask(ASKED, program="naru.planning.no_such_program") == by_hand(ASKED)
    assert ask(AGAIN, program="naru.planning").route == by_hand(AGAIN).route
    assert "naru.planning.no_such_program ended with 1" in caplog.text
    assert not by_hand(ASKED).answer.solver


def test_output_that_is_no_answer_counts_as_none(caplog):
    assert ask(ASKED, program="platform") == by_hand(ASKED)
    assert "gave no answer" in caplog.text
