"""A document's quiz changes in one place at a time, and its exam never asks more than it has."""

from naru.lessons.rules import quizzing
from tests.lessons.factories import document, lesson, question

EXAM = {"minutes": 10, "attempts": 2, "draw": 2}
QUIZ = {"exam": EXAM, "questions": [question("a"), question("b"), question("c", exam=False)]}
BEFORE = document(lesson("cells"), quiz=QUIZ)


def codes(changed):
    return [one["code"] for one in quizzing.questions_of(changed)]


def test_a_question_is_written_in_place_or_at_the_end():
    changed = quizzing.written(BEFORE, question("b", kind="order"))
    assert quizzing.question_of(changed, "b")["kind"] == "order"
    assert codes(changed) == ["a", "b", "c"]
    first = quizzing.written(document(lesson("cells")), question("new"))
    assert first.quiz == {"exam": None, "questions": [question("new")]}
    assert quizzing.question_of(first, "other") is None


def test_a_question_is_moved_within_the_ends():
    assert codes(quizzing.moved(BEFORE, "b", by=-1)) == ["b", "a", "c"]
    assert codes(quizzing.moved(BEFORE, "a", by=-1)) == ["a", "b", "c"]
    assert codes(quizzing.moved(BEFORE, "c", by=1)) == ["a", "b", "c"]


def test_an_exam_shrinks_with_its_questions_and_ends_with_the_last():
    assert quizzing.pool_of(BEFORE) == 2
    fewer = quizzing.without(BEFORE, "a")
    assert fewer.quiz["exam"] == {**EXAM, "draw": 1}
    none = quizzing.without(fewer, "b")
    assert (codes(none), none.quiz["exam"]) == (["c"], None)
    assert quizzing.without(none, "c").quiz is None
    assert quizzing.written(fewer, question("b", exam=False)).quiz["exam"] is None


def test_an_exam_is_set_and_left_out():
    without = quizzing.with_exam(BEFORE, None)
    assert without.quiz["exam"] is None
    assert quizzing.drawn(without.quiz) == without.quiz
    assert quizzing.with_exam(without, EXAM) == BEFORE
    assert quizzing.with_exam(document(), EXAM).quiz is None
