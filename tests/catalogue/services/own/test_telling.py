"""What a provider tells stands beside other sources as theirs does."""

from datetime import timedelta

import pytest

from naru.catalogue.models import Course, Run, SourceRecord
from naru.catalogue.services.own import runs, telling
from tests.catalogue import sent
from tests.catalogue.importing import bring
from tests.catalogue.own import AT, COURSE, Staff

LINK = "https://campus.example.org/detail.do?id=1"


def test_versions_only_go_up():
    assert telling.version(AT, AT) == AT + timedelta(microseconds=1)
    assert telling.version(AT, AT + timedelta(hours=1)) == AT + timedelta(hours=1)


@pytest.mark.django_db
def test_another_source_joins_and_the_provider_decides():
    staff = Staff()
    run = staff.run(staff.course(publish=True), apply_url=LINK)
    told = sent.campus("1", LCT_NM=COURSE["title"], CR_URL=LINK)
    bring(sent.CAMPUS, [told], at=AT + timedelta(days=1))
    assert dict(SourceRecord.objects.values_list("source", "join")) == {
        "here": "OWN",
        "campus": "SAME_LINK",
    }
    assert (Course.objects.count(), Run.objects.count()) == (1, 1)
    assert Run.objects.get().capacity == run.capacity
    assert Course.objects.get().summary == COURSE["summary"]


@pytest.mark.django_db
def test_a_draft_is_no_partner_for_another_source():
    staff = Staff()
    run = staff.run(staff.course(publish=True), apply_url=LINK, publish=False)
    told = sent.campus("1", LCT_NM=COURSE["title"], CR_URL=LINK)
    bring(sent.CAMPUS, [told], at=AT + timedelta(days=1))
    assert Run.objects.count() == 2
    runs.publish_run(run_id=run.pk, by=staff.user, at=AT + timedelta(days=2))
    assert SourceRecord.objects.filter(join="OWN").count() == 2


@pytest.mark.django_db
def test_telling_twice_tells_once():
    staff = Staff()
    course = staff.course(publish=True)
    staff.run(course)
    before = SourceRecord.objects.values().get()
    telling.tell([course.pk], at=AT)
    assert SourceRecord.objects.values().get() == before
