"""Search is written with the course, and can be written anew beside the running site."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DataError, connection, transaction

from naru.catalogue.index import writing
from naru.catalogue.models import SearchEntry, SearchLexeme, SearchTerm
from tests.catalogue.factories import CourseFactory, RunFactory

pytestmark = pytest.mark.django_db


def lexemes():
    return set(SearchLexeme.objects.values_list("lexeme", flat=True))


def test_a_course_is_found_in_the_transaction_that_writes_it():
    course = RunFactory(course=CourseFactory(title="도배 기초")).course
    writing.refresh([course.pk])
    assert SearchEntry.objects.get().title == "도배기초"
    assert {"도배", "배기", "기초"} <= lexemes()
    assert set(SearchTerm.objects.values_list("text", flat=True)) == {"도배 기초", "도배"}


def test_writing_again_changes_nothing_unless_the_course_did():
    course = RunFactory().course
    writing.refresh([course.pk])
    before = SearchEntry.objects.values().get()
    terms = SearchTerm.objects.count()
    writing.refresh([course.pk])
    assert (SearchEntry.objects.values().get(), SearchTerm.objects.count()) == (before, terms)
    course.title = "다른 이름"
    course.save()
    writing.refresh([course.pk])
    assert SearchEntry.objects.get().title == "다른이름"


def test_a_rolled_back_change_leaves_search_alone():
    course = RunFactory(course=CourseFactory(title="처음")).course
    writing.refresh([course.pk])
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        course.title = "나중"
        course.save()
        writing.refresh([course.pk])
        1 / 0  # noqa: B018
    assert SearchEntry.objects.get().title == "처음"


def test_a_rebuild_forgets_words_nobody_uses_and_counts_the_rest():
    first = RunFactory(course=CourseFactory(title="용접 기초")).course
    RunFactory(course=CourseFactory(title="용접 심화"))
    writing.refresh([first.pk])
    first.title = "배관 기초"
    first.save()
    seen = []
    assert writing.rebuild(progress=lambda done, total: seen.append((done, total))) == 2
    assert seen == [(2, 2)]
    counts = dict(SearchTerm.objects.values_list("text", "courses"))
    assert counts == {"배관": 1, "배관 기초": 1, "용접": 1, "용접 심화": 1}
    assert "접기" not in lexemes()


def test_the_most_used_terms_are_kept_apart():
    for title in ("용접 첫째", "용접 둘째", "도배 셋째"):
        RunFactory(course=CourseFactory(title=title))
    writing.rebuild()
    assert [term.text for term in SearchTerm.objects.filter(common=True)] == ["용접"]


def test_an_empty_catalogue_is_rebuilt_too():
    assert writing.rebuild() == 0


def test_the_command_says_how_far_it_is():
    RunFactory()
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert out.getvalue().splitlines() == ["  1 of 1", "Search holds 1 courses."]


def test_statements_do_not_grow_with_the_courses(django_assert_num_queries):
    few = [RunFactory().course_id for _ in range(2)]
    many = [RunFactory().course_id for _ in range(19)]
    with django_assert_num_queries(4):
        writing.refresh(few)
    with django_assert_num_queries(4):
        writing.refresh(many)


def test_more_than_one_batch_is_written_while_the_next_is_made(monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 2)
    made = [RunFactory(course=CourseFactory(title=f"도배 {n}")).course_id for n in range(5)]
    heard = []
    writing.refresh(made, progress=lambda done, total: heard.append((done, total)))
    assert [one.title for one in SearchEntry.objects.order_by("pk")] == [
        f"도배{n}" for n in range(5)
    ]
    assert heard == [(2, 5), (4, 5), (5, 5)]
    assert SearchLexeme.objects.filter(lexeme="도배").count() == 1


def test_nothing_to_write_asks_and_tells_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        writing.refresh([], progress=lambda done, total: 1 / 0)


def test_a_batch_that_cannot_be_written_undoes_those_before(monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 1)
    first, second, third = (RunFactory().course_id for _ in range(3))
    monkeypatch.setattr(writing, "PUT", writing.PUT.replace("one.offers::jsonb", "'no'::jsonb"))
    with pytest.raises(DataError), transaction.atomic():
        writing.refresh([first, second, third])
    assert not SearchEntry.objects.exists()


def test_many_at_once_leave_the_index_in_order():
    writing.refresh([RunFactory().course_id for _ in range(writing.MANY)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_by_lexeme')")
        assert cursor.fetchone()[0] == 0
