"""A class is told once, whatever is pressed twice."""

import threading
import uuid

import pytest
from django.db import IntegrityError, connection

from naru.audit.models import Entry
from naru.enrolments.enums import Audience, BulletinKind
from naru.enrolments.models import Bulletin, Copy
from naru.enrolments.services import bulletins
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def door(staff, noon):
    return class_of(staff, at=noon)


def post(door, staff, noon, **more):
    given = {
        "kind": BulletinKind.WRITTEN,
        "audience": Audience.SEATED,
        "text": "  다음 주는 쉽니다.  ",
        "key": uuid.uuid4(),
        **more,
    }
    return bulletins.post(intake_id=door.pk, by=staff.user, at=noon, **given)


def test_the_same_form_sent_by_many_at_once_is_one_bulletin(staff, door, noon):
    key = uuid.uuid4()

    def press():
        post(door, staff, noon, key=key)
        connection.close()

    hands = [threading.Thread(target=press) for _ in range(4)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    made = Bulletin.objects.get()
    assert (made.text, made.done_at) == ("다음 주는 쉽니다.", None)
    assert Entry.objects.filter(action="class.told").count() == 1


def test_another_form_of_the_same_words_is_another_bulletin(staff, door, noon):
    assert post(door, staff, noon) != post(door, staff, noon)


def test_words_for_nobody_are_refused_and_a_change_is_kept(staff, noon):
    empty = class_of(staff, at=noon, names=("김하나",))
    empty.applications.filter(state="WAITING").update(state="CANCELLED")
    with pytest.raises(bulletins.NobodyToTell):
        post(empty, staff, noon, audience=Audience.WAITING)
    kept = post(empty, staff, noon, audience=Audience.WAITING, kind=BulletinKind.ROOM, text="")
    assert kept.kind == "ROOM"


def test_a_registration_number_is_not_passed_on(staff, door, noon):
    with pytest.raises(bulletins.NumberInWords):
        post(door, staff, noon, text="확인: 800101-1234567")


def test_written_words_are_never_empty_in_the_database(staff, door, noon):
    with pytest.raises(IntegrityError, match="bulletin_written_has_text"):
        post(door, staff, noon, text="   ")


def test_a_copy_is_given_once_and_counted_at_the_end(staff, door, noon):
    one = post(door, staff, noon)
    first = door.applications.get(seat_no=1)
    given = {"bulletin_id": one.pk, "application_id": first.pk, "at": noon}
    assert [bulletins.copy(**given) for _ in range(2)] == [True, False]
    done = [bulletins.finish(bulletin_id=one.pk, at=noon) for _ in range(2)]
    assert [(each.people, each.done_at) for each in done] == [(1, noon)] * 2
    with pytest.raises(IntegrityError, match="copy_once"):
        Copy.objects.create(bulletin=one, application=first, at=noon)
