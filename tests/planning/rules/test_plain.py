"""Questions and answers travel as JSON without losing anything."""

from pydantic import TypeAdapter

from bench.plan_made import catalogue, question
from naru.planning.rules.plain import Answer, Question
from naru.planning.rules.routes import answer
from naru.planning.rules.solving import by_greed


def test_a_question_and_its_answer_come_back_from_json_as_they_were():
    asked = question(catalogue(40), 1)
    told = answer(asked, by_greed, proving=False)
    for kind, value in ((Question, asked), (Answer, told)):
        adapter = TypeAdapter(kind)
        assert adapter.validate_json(adapter.dump_json(value)) == value
    assert told.routes
