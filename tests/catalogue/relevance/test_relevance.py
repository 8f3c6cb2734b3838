"""Sixty queries of real life find what a person judged right: nDCG@10 of at least 0.85."""

import math
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from naru.catalogue.index import writing
from naru.catalogue.models import Course
from naru.catalogue.search.find import courses_of, find
from tests.catalogue.factories import CourseFactory

HERE = Path(__file__).parent
BAR, PAGE, GRADES = 0.85, 10, {"best": 3, "good": 2, "fair": 1}
JUDGED = tomllib.loads((HERE / "judgements.toml").read_text("utf-8"))


@pytest.fixture
def catalogue(samples):
    made = [CourseFactory(title=title) for title in JUDGED["recorded"]]
    writing.refresh([one.pk for one in made])
    writing.rebuild()
    return Counter(Course.objects.values_list("title", flat=True))


def gain(grades):
    return sum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(grades[:PAGE]))


def judged(query, catalogue):
    """Grade by title; a title that no course has would be a mistake in the judgements."""
    graded = {title: GRADES[word] for word in GRADES for title in query.get(word, [])}
    assert not set(graded) - set(catalogue), query["text"]
    return graded


def score(query, catalogue, noon):
    graded = judged(query, catalogue)
    ideal = sorted(
        (grade for t, grade in graded.items() for _ in range(catalogue[t])), reverse=True
    )
    found = [course.title for course in courses_of(find(text=query["text"], at=noon).hits)][:PAGE]
    return gain([graded.get(title, 0) for title in found]) / gain(ideal), found


def test_sixty_queries_find_what_was_meant(catalogue, noon):
    scores = {query["text"]: score(query, catalogue, noon) for query in JUDGED["query"]}
    for text, (value, found) in sorted(scores.items(), key=lambda one: one[1][0]):
        if value < BAR:
            print(f"{value:.2f}  {text}: {' | '.join(found)}")
    mean = sum(value for value, _ in scores.values()) / len(scores)
    print(f"nDCG@{PAGE} over {len(scores)} queries: {mean:.3f}")
    assert len(scores) == 60
    assert mean >= BAR
