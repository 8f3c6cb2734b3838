"""Every process sees every committed change at its next search, and nothing that was not."""

import threading

import pytest
from django.db import connection, transaction

from naru.catalogue.index import writing
from naru.catalogue.models import Course, SearchEntry
from naru.catalogue.search.current import Keeper
from tests.catalogue.factories import CourseFactory, RunFactory

pytestmark = pytest.mark.django_db(transaction=True)


def add(title="강좌"):
    with transaction.atomic(durable=True):
        course = RunFactory(course=CourseFactory(title=title)).course
        writing.refresh([course.pk])
    return course.pk


def courses(keeper):
    shelf = keeper.shelf()
    return sorted(shelf.courses_in(shelf.alive))


def in_thread(work):
    """Run the work on a connection of its own and wait for it."""
    caught = []

    def run():
        try:
            work()
        except BaseException as error:
            caught.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if caught:
        raise caught[0]


def test_a_change_is_seen_at_the_next_search():
    keeper = Keeper()
    first = add()
    assert courses(keeper) == [first]
    second = add()
    assert courses(keeper) == [first, second]
    with transaction.atomic(durable=True):
        Course.objects.filter(pk=first).update(gone_at=Course.objects.get(pk=first).made_at)
        writing.refresh([first])
    assert courses(keeper) == [second]


def test_a_long_transaction_that_commits_late_is_not_missed():
    """Its number is lower than those of changes that were already seen."""
    keeper = Keeper()
    started, seen, done = threading.Event(), threading.Event(), []

    def slow():
        try:
            with transaction.atomic(durable=True):
                course = RunFactory().course
                writing.refresh([course.pk])
                started.set()
                assert seen.wait(10)
            done.append(course.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert started.wait(10)
    quick = add()
    assert courses(keeper) == [quick]
    assert courses(keeper) == [quick]
    seen.set()
    thread.join()
    assert courses(keeper) == sorted([quick, *done])


def test_what_is_rolled_back_was_never_shown_to_others():
    keeper = Keeper()
    kept = add()
    assert courses(keeper) == [kept]
    with transaction.atomic():
        course = RunFactory().course
        writing.refresh([course.pk])
        assert courses(keeper) == [kept, course.pk]
        transaction.set_rollback(True)
    assert courses(keeper) == [kept]


def test_an_emptied_table_is_read_afresh():
    keeper = Keeper()
    add()
    assert len(courses(keeper)) == 1
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE catalogue_searchentry")
    assert courses(keeper) == []


def test_nothing_is_read_twice(django_assert_num_queries):
    keeper = Keeper()
    add()
    keeper.shelf()
    with django_assert_num_queries(1):
        before = keeper.shelf()
    offers = before.offers.size
    keeper.shelf()
    assert keeper.shelf().offers.size == offers


def test_much_waste_is_swept_out():
    keeper = Keeper()
    pk = add()
    for number in range(6):
        keeper.shelf()
        with transaction.atomic(durable=True):
            Course.objects.filter(pk=pk).update(field=f"field-{number}")
            writing.refresh([pk])
    assert courses(keeper) == [pk]
    assert keeper.shelf().offers.size < 6


def test_threads_share_one_shelf():
    keeper = Keeper()
    add()
    found = []
    for _ in range(3):
        in_thread(lambda: found.append(courses(keeper)))
    assert found == [courses(keeper)] * 3


def test_a_late_commit_may_have_the_lower_number():
    """The twin: whoever asked only for numbers above the highest seen would miss it."""
    inside = []

    def slow():
        with transaction.atomic(durable=True):
            course = RunFactory().course
            writing.refresh([course.pk])
            in_thread(lambda: inside.append(add()))

    in_thread(slow)
    numbers = SearchEntry.objects.order_by("written_in").values_list("course_id", flat=True)
    assert numbers[1] == inside[0]
