"""Everything somebody learnt and answered goes with them, and nothing of others."""

import pytest

from naru.lessons.queries.export_progress import export_learning, export_progress
from naru.lessons.services import checks
from naru.lessons.services.completing import complete
from tests.lessons.learners import AT, CODES, MINUTE, learn, learner, sit

pytestmark = pytest.mark.django_db


def test_times_answers_marks_and_completion():
    learning = learner()
    learn(learner(), "cells")
    at = learn(learning, *CODES)
    checks.answer(learning=learning, lesson="cells", question="q-cell", told="1", at=at)
    sit(learning, at=at)
    complete(learning_id=learning.pk, at=at)
    lessons, checked, exams, longer, completions = export_progress(learning.resident)
    assert longer.rows == []
    course = learning.version.package.course.title
    assert [(one["lesson"], one["seconds"], one["done_at"]) for one in lessons.rows] == [
        (code, 600, AT + 10 * n * MINUTE) for n, code in enumerate(CODES, 1)
    ]
    assert checked.rows == [{"question": "q-cell", "given": "1", "right": True, "at": at}]
    (exam,) = exams.rows
    assert (exam["course"], exam["number"], exam["mark"], exam["longer_percent"]) == (
        course,
        1,
        100,
        0,
    )
    assert sorted(exam["answers"]) == [
        "q-cell: 1",
        "q-number: 60원",
        "q-order: [0, 1, 2]",
        "q-several: [0, 1]",
        "q-text: sum",
    ]
    assert export_learning(learning.resident)[0].key == "learnings"
    assert completions.rows == [
        {"course": course, "at": at, "progress_percent": 100, "exam_mark": 100}
    ]
