"""Questions as a document holds them."""

from decimal import Decimal

from naru.lessons.rules.marking import Key, Kind
from naru.lessons.rules.questions import Exam, Quiz
from tests.lessons.learners import document


def test_keys_are_read_from_the_document():
    quiz = Quiz.of(document()["quiz"])
    assert quiz.exam == Exam(minutes=20, attempts=2, draw=5)
    assert {one.code: one.key for one in quiz.questions} == {
        "q-cell": Key(kind=Kind.SINGLE, options=3, right=(1,)),
        "q-several": Key(kind=Kind.MULTIPLE, options=3, right=(0, 1)),
        "q-order": Key(kind=Kind.ORDER, options=3, right=(0, 1, 2)),
        "q-number": Key(
            kind=Kind.NUMBER, number=Decimal(60), tolerance=Decimal("0.5"), units=("원", "won")
        ),
        "q-text": Key(kind=Kind.TEXT, accepted=("SUM", "섬")),
    }


def test_who_asks_which():
    quiz = Quiz.of(document()["quiz"])
    assert [one.code for one in quiz.checks("cells")] == ["q-cell"]
    assert [one.code for one in quiz.checks("sums")] == ["q-text"]
    assert quiz.pool == ["q-cell", "q-several", "q-order", "q-number", "q-text"]
    assert quiz.question("q-cell").ask == ("A1은 무엇인가요?", "What is A1?")
    assert quiz.question("gone") is None


def test_a_course_without_questions():
    assert Quiz.of(None) == Quiz.of({}) == Quiz(None, ())
    assert Quiz.of({"exam": None, "questions": []}).pool == []
