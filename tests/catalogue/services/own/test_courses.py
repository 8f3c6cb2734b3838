"""A provider's courses: drafts are hidden, changes are on record, nothing is deleted."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from naru.audit.models import Entry
from naru.catalogue.models import Course, SearchEntry, SourceRecord
from naru.catalogue.queries import facts
from naru.catalogue.services.own import courses
from naru.catalogue.services.own.courses import NumberTaken
from naru.catalogue.services.own.holding import EditedMeanwhile, NotOwn
from tests.catalogue.factories import CourseFactory, ProviderFactory
from tests.catalogue.own import AT, COURSE, Staff
from tests.refusals import refused

LATER = AT + timedelta(minutes=5)


def told_of(course):
    return facts.course_facts(Course.objects.prefetch_related("skills").get(pk=course.pk))


@pytest.fixture
def staff(db):
    return Staff()


def test_a_new_course_is_a_draft_that_says_what_was_told(staff):
    course = staff.course()
    assert told_of(course) == COURSE
    assert (course.is_draft, course.gone_at, course.provider.organisation) == (
        True,
        None,
        staff.organisation,
    )
    assert course.number == course.public_id.hex[:8]
    assert not Course.objects.present().exists()
    assert SearchEntry.objects.get(course=course).offers == []


def test_published_it_is_found_and_known_to_other_sources(staff):
    course = staff.course()
    run = staff.run(course)
    assert not SourceRecord.objects.exists()
    courses.publish_course(course_id=course.pk, by=staff.user, at=LATER)
    assert list(Course.objects.present()) == [course]
    assert len(SearchEntry.objects.get(course=course).offers) == 1
    record = SourceRecord.objects.get()
    assert (record.source, record.run, record.join, record.gone_at) == ("here", run, "OWN", None)
    assert record.offering["title"] == COURSE["title"]
    assert record.offering["provider_key"] == staff.provider.key
    assert len(record.join_keys) == 3


def test_a_change_is_on_record_with_old_and_new(staff):
    course = staff.course()
    told = {**COURSE, "title": "가게 장부", "hours": "8.0"}
    del told["summary"]
    done = courses.change_course(
        course_id=course.pk,
        told=told,
        number="A-101",
        seen=course.changed_at,
        by=staff.user,
        at=LATER,
    )
    assert told_of(course) == told
    assert done.changed_at == LATER
    line = Entry.objects.order_by("-pk").first()
    assert (line.action, line.actor, line.subject_id) == (
        "course.changed",
        staff.user,
        str(course.pk),
    )
    assert '"title":["엑셀로 배우는 가게 장부","가게 장부"]' in line.details
    assert '"summary":["장부를 엑셀로 옮깁니다.",null]' in line.details
    assert f'"number":["{course.number}","A-101"]' in line.details


def test_the_same_again_changes_nothing(staff):
    course = staff.course()
    lines = Entry.objects.count()
    done = courses.change_course(
        course_id=course.pk,
        told=COURSE,
        number=course.number,
        seen=course.changed_at,
        by=staff.user,
        at=LATER,
    )
    assert (done.changed_at, Entry.objects.count()) == (AT, lines)


def test_who_saves_second_is_told(staff):
    course = staff.course()

    def change(**told):
        return courses.change_course(
            course_id=course.pk,
            told={**COURSE, **told},
            number=course.number,
            seen=AT,
            by=staff.user,
            at=AT,
        )

    assert change(title="먼저").changed_at > AT
    with refused(EditedMeanwhile):
        change(title="나중")
    assert told_of(course)["title"] == "먼저"


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_saved_and_one_is_told():
    staff = Staff()
    course = staff.course()
    provider_id = course.provider_id
    said = []

    def change(title):
        try:
            courses.change_course(
                course_id=course.pk,
                told={**COURSE, "title": title},
                number=course.number,
                seen=AT,
                by=staff.user,
                at=LATER,
            )
            said.append("saved")
        except EditedMeanwhile:
            said.append("told")
        finally:
            connection.close()

    both = [threading.Thread(target=change, args=[title]) for title in ("하나", "둘")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(said) == ["saved", "told"]
    assert Course.objects.get().provider_id == provider_id
    assert Entry.objects.filter(action="course.changed").count() == 1


def test_a_number_is_used_once_a_provider(staff):
    staff.course(number="A-101")
    other = staff.course(number="A-102")
    with refused(NumberTaken):
        staff.course(number="A-101")
    with refused(NumberTaken):
        courses.change_course(
            course_id=other.pk, told=COURSE, number="A-101", seen=AT, by=staff.user, at=LATER
        )
    assert Staff().course(number="A-101").number == "A-101"


def test_taken_back_it_is_gone_but_not_deleted_and_can_come_back(staff):
    course = staff.course(publish=True)
    run = staff.run(course)
    for _ in range(2):
        courses.take_back_course(course_id=course.pk, by=staff.user, at=LATER)
    assert not Course.objects.present().exists()
    assert SearchEntry.objects.get(course=course).offers == []
    assert SourceRecord.objects.get(run=run).gone_at == LATER
    for _ in range(2):
        courses.publish_course(course_id=course.pk, by=staff.user, at=LATER)
    assert list(Course.objects.present()) == [course]
    assert SourceRecord.objects.get(run=run).gone_at is None
    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == [
        "provider.linked",
        "course.made",
        "course.published",
        "course.run_made",
        "course.taken_back",
        "course.brought_back",
    ]


@pytest.mark.parametrize("provider", [None, ProviderFactory])
def test_what_another_source_told_of_is_mended_there(staff, provider):
    course = CourseFactory(provider=provider and provider())
    with refused(NotOwn):
        courses.take_back_course(course_id=course.pk, by=staff.user, at=LATER)
