"""Changing a document: one lesson written, taken out or moved, a file added."""

from dataclasses import replace

from naru.lessons.rules.document import Document, Lesson
from naru.lessons.rules.quizzing import drawn


def written(document: Document, lesson: Lesson) -> Document:
    """With this lesson in place of the one of its code, or as the last one."""
    lessons = [lesson if one.code == lesson.code else one for one in document.lessons]
    if lesson.code not in document.codes:
        lessons.append(lesson)
    return replace(document, lessons=lessons)


def without(document: Document, code: str) -> Document:
    """Without the lesson, and without the questions that belong to it."""
    lessons = [one for one in document.lessons if one.code != code]
    quiz = document.quiz
    if quiz is not None:
        left = [one for one in quiz["questions"] if one["lesson"] != code]
        quiz = drawn({**quiz, "questions": left}) if left else None
    return replace(document, lessons=lessons, quiz=quiz)


def moved(document: Document, code: str, *, by: int) -> Document:
    """With the lesson so many places later, or earlier below 0; never beyond an end."""
    lessons = list(document.lessons)
    at = document.codes.index(code)
    lesson = lessons.pop(at)
    lessons.insert(max(0, at + by), lesson)
    return replace(document, lessons=lessons)


def with_file(document: Document, name: str, digest: str) -> Document:
    """With the file, in place of one of the same name."""
    return replace(document, media={**document.media, name: digest})
