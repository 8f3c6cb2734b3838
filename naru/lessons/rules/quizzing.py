"""Changing a document's quiz: a question written, taken out or moved, the exam set."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from naru.lessons.rules.document import Document

Told = dict[str, Any]


def questions_of(document: Document) -> list[Told]:
    """All questions as the document holds them, in order."""
    return list(document.quiz["questions"]) if document.quiz else []


def question_of(document: Document, code: str) -> Told | None:
    """The question of the code."""
    return next((one for one in questions_of(document) if one["code"] == code), None)


def written(document: Document, question: Told) -> Document:
    """With this question in place of the one of its code, or as the last one."""
    listed = questions_of(document)
    codes = [one["code"] for one in listed]
    if question["code"] in codes:
        listed[codes.index(question["code"])] = question
    else:
        listed.append(question)
    return _with(document, listed)


def without(document: Document, code: str) -> Document:
    """Without the question."""
    return _with(document, [one for one in questions_of(document) if one["code"] != code])


def moved(document: Document, code: str, *, by: int) -> Document:
    """With the question so many places later, or earlier below 0; never beyond an end."""
    listed = questions_of(document)
    at = [one["code"] for one in listed].index(code)
    question = listed.pop(at)
    listed.insert(max(0, at + by), question)
    return _with(document, listed)


def with_exam(document: Document, exam: Mapping[str, int] | None) -> Document:
    """With the exam set so, or without one: then questions are self-checks alone."""
    if document.quiz is None:
        return document
    quiz = {**document.quiz, "exam": dict(exam) if exam else None}
    return replace(document, quiz=quiz)


def pool_of(document: Document) -> int:
    """How many questions an exam may draw from."""
    return sum(bool(one["exam"]) for one in questions_of(document))


def drawn(quiz: Told) -> Told:
    """An exam never draws more questions than it has left; without any there is none."""
    exam, questions = quiz.get("exam"), quiz["questions"]
    if not exam:
        return quiz
    pool = sum(bool(one["exam"]) for one in questions)
    return {**quiz, "exam": {**exam, "draw": min(exam["draw"], pool)} if pool else None}


def _with(document: Document, questions: Sequence[Told]) -> Document:
    if not questions:
        return replace(document, quiz=None)
    exam = document.quiz["exam"] if document.quiz else None
    return replace(document, quiz=drawn({"exam": exam, "questions": list(questions)}))
