"""Questions put together once answer as if they were put together each time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session as HeldSession
from django.db import connection
from django.db.models import Count, F, Q
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from naru.catalogue.models import Course, Run, Session
from naru.core.ready import Ready, attach
from tests.catalogue.factories import CourseFactory, RunFactory

pytestmark = pytest.mark.django_db


def of_course(course, title):
    found = Run.objects.filter(course=course, course__title=title).exclude(label="100%'s")
    return found.select_related("course__provider", "place").order_by("-pk")


def test_the_rows_are_those_of_the_question_each_time(django_assert_num_queries):
    ready = Ready(of_course, int, str)
    courses = [CourseFactory(title=title) for title in ("가", "나%s")]
    for number, course in enumerate(courses, 1):
        for _ in range(number):
            RunFactory(course=course)
        RunFactory(course=course, label="100%'s")
    for course in courses:
        with django_assert_num_queries(1):
            found = ready(course.pk, course.title)
            told = [(one, one.course.title, one.course.provider, one.place) for one in found]
        asked = of_course(course.pk, course.title)
        assert told == [(one, course.title, one.course.provider, one.place) for one in asked]
        assert [vars(one.course).keys() for one in found] == [
            vars(one.course).keys() for one in asked
        ]
    RunFactory(course=courses[0])
    assert len(ready(courses[0].pk, "가")) == 2
    assert ready(courses[0].pk, "나%s") == []


@pytest.mark.parametrize(
    ("kind", "ask", "value"),
    [
        (list, lambda given: Q(pk__in=given), {1, 2, 2**40}),
        (set, lambda given: Q(label__in=given), {"아침", "100%"}),
        (date, lambda given: Q(starts_on__gte=given), date(2026, 12, 1)),
        (datetime, lambda given: Q(changed_at__lt=given), datetime(2026, 12, 1, tzinfo=UTC)),
        (int, lambda given: Q(course__pk=given) | Q(pk=given), 3),
    ],
)
def test_every_kind_of_value_is_taken(kind, ask, value):
    RunFactory(label="아침")
    RunFactory(label="100%")
    ready = Ready(lambda given: Run.objects.filter(ask(given)).order_by("pk"), kind)
    assert ready(value) == list(Run.objects.filter(ask(value)).order_by("pk"))


def test_a_number_of_whatever_size_is_the_same_question():
    ready = Ready(lambda given: Run.objects.filter(pk=given), int)
    assert [ready(value) for value in (1, 2**20, 2**40)] == [[], [], []]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement = %s",
            [ready.made.statement.replace("%s", "$1")],
        )
        assert cursor.fetchone() == (1,)


def test_lists_of_whatever_length_are_planned_once_for_all():
    """Else the planner takes each short list for cheaper than any, and plans it anew."""
    HeldSession.objects.bulk_create(
        HeldSession(session_key=f"{number:040}", expire_date=datetime(2027, 1, 1, tzinfo=UTC))
        for number in range(3_000)
    )
    ready = Ready(lambda given: HeldSession.objects.filter(session_key__in=given), set)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE django_session")
        for number in range(8):
            assert len(ready({f"{number:040}"})) == 1
        cursor.execute(
            "SELECT custom_plans, generic_plans FROM pg_prepared_statements WHERE statement = %s",
            [ready.made.statement.replace("%s", "$1")],
        )
        assert cursor.fetchone() == (5, 3)


def test_an_empty_list_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Ready(lambda given: Run.objects.filter(pk__in=given), list)([]) == []


@pytest.mark.parametrize(
    ("ask", "kind"),
    [
        (lambda given: Run.objects.filter(label__startswith=given), str),
        (lambda given: Run.objects.filter(label=given + "!"), str),
        (lambda given: Run.objects.all() if given else Run.objects.none(), int),
    ],
)
def test_a_value_that_would_not_be_asked_for_is_refused(ask, kind):
    with pytest.raises(ValueError, match="otherwise than it was given"):
        Ready(ask, kind)(kind(1))


def test_a_connection_keeps_all_of_them():
    connection.ensure_connection()
    assert connection.connection.prepared_max == 400


def test_what_is_reckoned_and_bare_values_come_along():
    course = RunFactory(label="아침").course
    counted = Ready(lambda one: Course.objects.filter(pk=one).annotate(many=Count("runs")), int)
    assert [one.many for one in counted(course.pk)] == [1]
    bare = Ready(
        lambda one: Run.objects.filter(course=one).values_list("label", F("course__title")),
        int,
    )
    assert bare(course.pk) == [("아침", course.title)]
    assert (counted.first(course.pk), counted.first(0)) == (course, None)


def test_a_row_can_be_changed_and_saved_as_any_other(django_assert_num_queries):
    RunFactory(label="아침")
    one = Ready(lambda label: Run.objects.filter(label=label).select_related("course"), str)(
        "아침"
    )[0]
    assert (one._state.adding, one._state.db) == (False, "default")
    assert (one.course._state.adding, one.course._state.db) == (False, "default")
    one.label = "저녁"
    with django_assert_num_queries(1):
        one.save()
    other = CourseFactory()
    one.course_id = other.pk
    assert one.course == other
    assert list(Run.objects.values_list("label", flat=True)) == ["저녁"]


def test_who_hears_of_rows_being_made_hears_of_these():
    heard = []

    def hear(instance, **_more):
        heard.append(instance.label)

    RunFactory(label="아침")
    post_init.connect(hear, sender=Run)
    try:
        found = Ready(lambda label: Run.objects.filter(label=label), str)("아침")
    finally:
        post_init.disconnect(hear, sender=Run)
    assert heard == ["아침"] == [one.label for one in found]


def test_what_is_attached_is_as_if_it_had_been_prefetched(django_assert_num_queries):
    runs = [RunFactory(), RunFactory()]
    begins = [datetime(2026, 12, day, 10, tzinfo=UTC) for day in (8, 15)]
    days = [
        Session.objects.create(run=runs[0], starts_at=at, ends_at=at + timedelta(hours=2))
        for at in begins
    ]
    attach(runs, "sessions", Session.objects.filter(run__in=runs).order_by("-pk"))
    with django_assert_num_queries(0):
        assert [list(one.sessions.all()) for one in runs] == [days[::-1], []]
        assert runs[0].sessions.all()[0].run is runs[0]
        assert runs[1].sessions.count() == 0
    other = Session.objects.create(
        run=RunFactory(), starts_at=begins[0], ends_at=begins[0] + timedelta(hours=2)
    )
    assert list(runs[0].sessions.order_by("pk")) == days
    assert not runs[0].sessions.filter(pk=other.pk).exists()
    assert runs[0].sessions.update(topic="반죽") == 2
    with CaptureQueriesContext(connection) as asked:
        attach([], "sessions", [])
    assert len(asked) == 0
