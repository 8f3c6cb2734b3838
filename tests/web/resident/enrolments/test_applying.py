"""Applying as a resident does it: told everything before, one click, then the answer."""

import threading
import time
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Claim
from naru.enrolments.services import settling
from naru.web.resident.enrolments import keys, numbering
from tests.access.enrolments import open_door
from tests.enrolments.factories import ApplicationFactory, number_crowd, stand
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
A_MINUTE = 60
"""Seconds by which a click is remembered as later, so that it is lately on a slow machine too."""


@pytest.fixture
def door():
    return open_door({})


def address(door):
    return reverse("course_apply", args=[door.run.course.public_id, door.run.public_id])


def key_of(client, door):
    return client.get(address(door)).context["form"]["key"].value()


def press(client, door, key=None):
    return client.post(address(door), {"key": key or key_of(client, door)})


def page_of(claim):
    return reverse("enrolment", args=[claim.public_id])


def test_a_click_and_the_next_page_says_the_seat(door):
    client = browser(ResidentFactory().user)
    course = client.get(reverse("course", args=[door.run.course.public_id])).content.decode()
    assert ("3자리 가운데 3자리 남았어요" in course, address(door) in course) == (True, True)
    before = client.get(address(door)).content.decode()
    assert "먼저 신청한 사람부터 자리를 받고" in before
    answer = press(client, door)
    claim = Claim.objects.get()
    assert (answer.status_code, answer.url) == (302, page_of(claim))
    shown = client.get(answer.url).content.decode()
    assert "자리를 받았습니다 (1번)" in shown
    english = client.get("/en" + answer.url).content.decode()
    assert "You have a seat (number 1)" in english
    assert client.get(address(door)).url == page_of(claim)


def test_a_full_door_gives_a_number(door):
    door.capacity = 1
    door.save()
    ApplicationFactory(intake=door, state=State.SEATED)
    client = browser(ResidentFactory().user)
    shown = client.get(press(client, door).url).content.decode()
    assert "대기 1번입니다" in shown
    assert "대기 1번입니다" in client.get(reverse("enrolments")).content.decode()


def test_a_number_of_a_crowd_is_shown_before_there_is_an_application(door):
    door.capacity = 1
    door.save()
    ApplicationFactory(intake=door, state=State.SEATED)
    resident = ResidentFactory()
    claim = stand(door, resident, at=timezone.now())
    number_crowd(door, at=timezone.now())
    assert not Application.objects.filter(claim=claim).exists()
    client = browser(resident.user)
    for place in (page_of(claim), reverse("enrolments")):
        shown = client.get(place).content.decode()
        assert "대기 1번입니다" in shown
        assert "번호를 매기고 있습니다" not in shown


def test_two_tabs_and_devices_pressing_at_once_get_the_same_answer(door):
    resident = ResidentFactory()
    clients = [browser(resident.user) for _ in range(4)]
    forms = [key_of(client, door) for client in clients]
    found, start = [], threading.Barrier(len(clients))

    def double_click(client, key):
        try:
            start.wait()
            found.extend(press(client, door, key).url for _ in range(2))
        finally:
            connection.close()

    pairs = zip(clients, forms, strict=True)
    threads = [threading.Thread(target=double_click, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    claim = Claim.objects.get()
    assert found == [page_of(claim)] * 8
    clients[0].get(page_of(claim))
    assert Application.objects.get().seat_no == 1


def test_a_click_is_never_lost_while_numbering_is_held_back(door, monkeypatch):
    """Somebody else holds the door: the page says that the click is kept, and offers itself."""
    monkeypatch.setattr("naru.web.resident.enrolments.numbering.PATIENCE", 0.1)
    client = browser(ResidentFactory().user)
    held, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic(durable=True):
            settling.hold(door.pk)
            held.set()
            done.wait(20)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(20)
    answer = press(client, door)
    shown = client.get(answer.url).content.decode()
    done.set()
    thread.join()
    claim = Claim.objects.get()
    assert ("번호를 매기고 있습니다" in shown, f'href="{page_of(claim)}"' in shown) == (True, True)
    assert "자리를 받았습니다" in client.get(answer.url).content.decode()


@pytest.mark.parametrize("what", ["forged", "another's", "another door's", "long", "none"])
def test_forged_and_borrowed_forms_are_refused_plainly(door, what, caplog):
    resident, other = ResidentFactory(), ResidentFactory()
    client = browser(resident.user)
    sent = {
        "forged": signing.dumps([door.pk, resident.pk, 0], key="x" * 50, salt=keys.SALT),
        "another's": keys.make(intake=door, resident=other, turn=0),
        "another door's": keys.make(intake=open_door({}), resident=resident, turn=0),
        "long": "a:" * 5000,
        "none": "",
    }[what]
    answer = client.post(address(door), {"key": sent})
    assert answer.status_code in {409, 422}
    assert Claim.objects.count() == 0
    logged = {409: f"A form of door {door.pk} for person {resident.pk} was not ours.", 422: ""}
    assert logged[answer.status_code] in caplog.text


def test_a_form_sent_again_after_cancelling_shows_the_cancelled_one(door):
    client = browser(ResidentFactory().user)
    key = key_of(client, door)
    first = press(client, door, key).url
    cancelling = reverse("enrolment_cancel", args=[Claim.objects.get().public_id])
    assert client.get(cancelling).status_code == 200
    assert client.post(cancelling).url == first
    assert press(client, door, key).url == first
    assert "취소한 신청입니다" in client.get(first).content.decode()
    assert press(client, door).url != first
    assert Claim.objects.count() == 2


def test_who_came_too_often_is_told_before_and_refused(door):
    resident = ResidentFactory()
    client = browser(resident.user)
    for _turn in range(5):
        press(client, door)
        claim = Claim.objects.latest("pk")
        client.post(reverse("enrolment_cancel", args=[claim.public_id]))
    shown = client.get(address(door)).content.decode()
    assert "한 일정에는 5번까지 신청할 수 있습니다." in shown
    answer = press(client, door, keys.make(intake=door, resident=resident, turn=5))
    assert (answer.status_code, "여러 번 신청했다가" in answer.content.decode()) == (409, True)
    assert Claim.objects.count() == 5


def test_the_clock_of_a_device_opens_no_door(door):
    """Ten minutes fast or slow: what a browser says of the time is not asked."""
    door.opens_at = timezone.now() + timedelta(minutes=9)
    door.save()
    resident = ResidentFactory()
    client = browser(resident.user)
    key = keys.make(intake=door, resident=resident, turn=0)
    for minutes in (10, -10):
        told = http_date((timezone.now() + timedelta(minutes=minutes)).timestamp())
        answer = client.post(address(door), {"key": key}, HTTP_DATE=told)
        assert (answer.status_code, "아직 신청할 수 없습니다" in answer.content.decode()) == (
            409,
            True,
        )
    assert Claim.objects.count() == 0


@pytest.mark.parametrize("hours", [-25, 25])
def test_before_and_after_its_hours_the_door_says_so(door, hours):
    shift = timedelta(hours=hours)
    if hours > 0:
        door.opens_at += 2 * DAY
        door.closes_at, door.offers_until_at = door.opens_at + DAY, door.opens_at + DAY
    else:
        door.closes_at = timezone.now() + shift + DAY
        door.opens_at = door.closes_at - DAY
    door.save()
    client = browser(ResidentFactory().user)
    shown = client.get(address(door))
    assert "신청하기</button>" not in shown.content.decode()
    answer = press(client, door)
    said = "아직 신청할 수 없습니다" if hours > 0 else "신청 기간이 끝났습니다"
    assert (answer.status_code, said in answer.content.decode()) == (409, True)
    assert Claim.objects.count() == 0


def test_clash_and_limit_are_told_before(door, settings):
    resident = ResidentFactory()
    client = browser(resident.user)
    now = timezone.now()
    for _ in range(5):
        ApplicationFactory(
            resident=resident,
            intake__offers_until_at=now + 9 * DAY,
            intake__run__starts_on=door.run.starts_on - 7 * DAY,
            intake__run__last_on=door.run.starts_on + 7 * DAY,
            intake__run__weekdays=[],
        )
    shown = client.get(address(door)).content.decode()
    assert "한꺼번에 5개까지 신청할 수 있는데, 이미 5개를 신청했습니다." in shown
    answer = press(client, door)
    assert (answer.status_code, Claim.objects.filter(intake=door).count()) == (409, 0)


def test_meetings_at_the_same_hours_are_told_and_do_not_forbid(door):
    resident = ResidentFactory()
    run = door.run
    run.weekdays = []
    run.save()
    other = ApplicationFactory(
        resident=resident, intake__run__starts_on=run.starts_on,
        intake__run__last_on=run.last_on, intake__run__weekdays=[],
    )  # fmt: skip
    client = browser(resident.user)
    shown = client.get(address(door)).content.decode()
    assert ("시간이 겹치는 강좌가 있습니다" in shown, other.intake.run.course.title in shown) == (
        True,
        True,
    )
    assert press(client, door).status_code == 302


def test_a_run_without_a_door_or_nowhere_is_missing(door):
    client = browser(ResidentFactory().user)
    other = ApplicationFactory().intake.run
    wrong = reverse("course_apply", args=[door.run.course.public_id, other.public_id])
    assert client.get(wrong).status_code == 404


def test_other_peoples_applications_are_not_there(door):
    theirs = ApplicationFactory(intake=door)
    client = browser(ResidentFactory().user)
    for name in ("enrolment", "enrolment_cancel"):
        for public_id in (theirs.public_id, theirs.claim.public_id):
            assert client.get(reverse(name, args=[public_id])).status_code == 404
            assert client.post(reverse(name, args=[public_id])).status_code in {404, 405}
    theirs.refresh_from_db()
    assert theirs.state == State.WAITING


def test_a_draw_is_told_as_one(door):
    door.mode = DoorMode.DRAW
    door.save()
    client = browser(ResidentFactory().user)
    shown = client.get(address(door)).content.decode()
    assert "언제 신청해도 똑같이 추첨합니다" in shown


def test_the_empty_list_says_what_to_do(client):
    client = browser(ResidentFactory().user)
    shown = client.get(reverse("enrolments")).content.decode()
    assert "아직 신청한 강좌가 없습니다" in shown
    assert reverse("courses") in shown


def test_a_click_asks_the_database_for_little(door, django_assert_max_num_queries):
    """Session, person with record, door, and the claim itself; numbering is the settler's.

    Twice a second one of the clicks counts the line.
    """
    client = browser(ResidentFactory().user)
    key = key_of(client, door)
    for _ in range(numbering.QUIET):
        numbering.clicked(time.monotonic() + A_MINUTE)
    with django_assert_max_num_queries(7):
        assert press(client, door, key).status_code == 302
