"""Documents change in one place at a time."""

from naru.lessons.rules import editing
from tests.lessons.factories import document, lesson, question

BEFORE = document(lesson("cells"), lesson("sums"), lesson("sorting"))


def test_a_lesson_is_written_in_place_or_at_the_end():
    assert editing.written(BEFORE, lesson("sums", minutes=5)).lessons[1].minutes == 5
    assert editing.written(BEFORE, lesson("new")).codes == ["cells", "sums", "sorting", "new"]


def test_a_lesson_is_moved_within_the_ends():
    assert editing.moved(BEFORE, "sums", by=-1).codes == ["sums", "cells", "sorting"]
    assert editing.moved(BEFORE, "cells", by=-1).codes == ["cells", "sums", "sorting"]
    assert editing.moved(BEFORE, "sorting", by=1).codes == ["cells", "sums", "sorting"]


def test_a_lesson_goes_with_its_questions():
    exam = {"minutes": 10, "attempts": 2, "draw": 2}
    quiz = {"exam": exam, "questions": [question("a", "cells"), question("b", "sums")]}
    left = editing.without(document(*BEFORE.lessons, quiz=quiz), "sums")
    assert left.codes == ["cells", "sorting"]
    assert [one["code"] for one in left.quiz["questions"]] == ["a"]
    assert left.quiz["exam"]["draw"] == 1
    assert editing.without(left, "cells").quiz is None


def test_a_file_takes_the_place_of_the_one_of_its_name():
    first = editing.with_file(BEFORE, "media/a.csv", "a" * 64)
    assert editing.with_file(first, "media/a.csv", "b" * 64).media == {"media/a.csv": "b" * 64}
