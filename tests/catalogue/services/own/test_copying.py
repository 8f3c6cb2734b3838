"""A term is copied at once, each run once, however often it is asked."""

import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from naru.audit.models import Entry
from naru.catalogue.models import Run, SearchEntry
from naru.catalogue.services.own import courses
from naru.catalogue.services.own.copying import NothingToCopy, copy_runs
from tests.catalogue.own import AT, Staff
from tests.refusals import refused


def copy(staff, sources, *, publish=True, weeks=14):
    return copy_runs(
        provider_id=staff.provider.pk,
        run_ids=[run.pk for run in sources],
        weeks=weeks,
        rests=[],
        zone=ZoneInfo("Asia/Seoul"),
        publish=publish,
        by=staff.user,
        at=AT,
    )


def copied():
    return Run.objects.filter(copied_from__isnull=False).order_by("pk")


@pytest.mark.django_db
def test_all_are_made_with_the_next_number_and_found():
    staff = Staff()
    first, second = staff.course(publish=True), staff.course(publish=True)
    sources = [staff.run(first), staff.run(first, number="2", capacity=9), staff.run(second)]
    made = copy(staff, sources)
    assert [(run.course_id, run.number, run.label, run.capacity) for run in made.new] == [
        (first.pk, "3", "3회차", 20),
        (first.pk, "4", "4회차", 9),
        (second.pk, "2", "2회차", 20),
    ]
    assert [run.copied_from for run in made.new] == sources
    assert {str(run.starts_on) for run in copied()} == {"2027-03-09"}
    assert [run.sessions.count() for run in copied()] == [2, 2, 2]
    assert sorted(len(entry.offers) for entry in SearchEntry.objects.all()) == [2, 4]
    assert Entry.objects.filter(action="course.run_copied").count() == 3


@pytest.mark.django_db
def test_twice_makes_it_once():
    staff = Staff()
    sources = [staff.run(staff.course(publish=True))]
    made = copy(staff, sources)
    again = copy(staff, sources)
    assert [len(runs) for runs in (made.new, made.known, again.new)] == [1, 0, 0]
    assert again.known == made.new
    assert len(copy(staff, sources, weeks=28).new) == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_it_once():
    staff = Staff()
    sources = [staff.run(staff.course(publish=True))]
    numbers = []

    def click():
        numbers.append(len(copy(staff, sources).new))
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert sorted(numbers) == [0, 1]
    assert copied().count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("publish", "gone"), [(False, False), (True, True)])
def test_drafts_are_hidden(publish, gone):
    staff = Staff()
    course = staff.course(publish=True)
    sources = [staff.run(course)]
    if gone:
        courses.take_back_course(course_id=course.pk, by=staff.user, at=AT)
    copy(staff, sources, publish=publish)
    assert copied().get().is_draft


@pytest.mark.django_db
def test_what_is_not_the_providers_is_not_copied():
    other = Staff()
    with refused(NothingToCopy):
        copy(Staff(), [other.run(other.course(publish=True))])
