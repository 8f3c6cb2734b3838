"""Each person of a class is told once, and a worker that died leaves nobody untold."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from naru.enrolments.enums import Audience, BulletinKind
from naru.enrolments.models import Bulletin
from naru.enrolments.queries.bulletins import untold
from naru.enrolments.services import bulletins
from naru.flows import door_tasks
from naru.flows.tell_class import tell_class
from naru.notices.models import Notice
from naru.notices.queries import told
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of, closed

pytestmark = pytest.mark.django_db(transaction=True)


def posted(staff, door, at, **more):
    given = {"kind": BulletinKind.WRITTEN, "audience": Audience.SEATED, "text": "쉽니다.", **more}
    return bulletins.post(intake_id=door.pk, key=uuid.uuid4(), by=staff.user, at=at, **given)


def test_words_reach_each_person_once(noon):
    staff = Staff()
    door = class_of(staff, at=noon)
    one = posted(staff, door, noon, text="{text} 다음 주는 쉽니다.")
    first = untold(bulletin_id=one.pk)[0]
    given = {"bulletin_id": one.pk, "application_id": first, "at": noon}
    assert [tell_class(**given) for _ in range(2)] == [True, False]
    words = told(Notice.objects.get())
    assert words.subject == "엑셀로 배우는 가게 장부: 교육기관이 알립니다"
    assert words.body.startswith("{text} 다음 주는 쉽니다.\n다음에 할 일:")
    assert told(Notice.objects.get(), language="en").subject.endswith("a message from the provider")


def test_a_job_that_ran_half_goes_on_where_it_stopped_and_never_begins_again():
    now = timezone.now()
    staff = Staff()
    door = class_of(staff, at=now)
    one = posted(staff, door, now - timedelta(minutes=2))
    tell_class(bulletin_id=one.pk, application_id=untold(bulletin_id=one.pk)[0], at=now)
    door_tasks.tell_left(timestamp=0)
    door_tasks.tell_left(timestamp=0)
    door_tasks.tell_of(bulletin_id=one.pk)
    done = Bulletin.objects.get()
    assert (done.people, Notice.objects.count()) == (3, 3)
    assert {notice.resident.name for notice in Notice.objects.all()} == {
        "김하나",
        "이두리",
        "박세나",
    }


def test_each_person_reads_their_own_result(noon):
    door = closed(Staff(), at=noon)
    one = Bulletin.objects.get(kind="CLOSED")
    for application_id in untold(bulletin_id=one.pk):
        tell_class(bulletin_id=one.pk, application_id=application_id, at=noon)
    said = {
        notice.resident.name: (notice.kind, told(notice).body.split(" 다음에")[0])
        for notice in Notice.objects.all()
    }
    missed = "수업 3번 가운데 1번 왔고, 수료하려면 3번 와야 했습니다."
    assert said == {
        "김하나": ("class.completed", "수업 3번 가운데 3번 왔습니다."),
        "이두리": ("class.completed", "수업 3번 가운데 3번 왔습니다."),
        "박세나": ("class.not_completed", missed),
    }
    assert door.closing.held == 3
