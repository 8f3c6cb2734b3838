"""The light page of the line: no session, few bytes, no ticket but ours."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.models import Arrival
from naru.enrolments.services import standing
from naru.web.public import tickets
from tests.access.enrolments import open_door
from tests.residents.factories import ResidentFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def door():
    made = open_door({})
    made.opens_at = timezone.now() + timedelta(minutes=10)
    made.save()
    return made


def from_the_apply_page(door, resident):
    client = browser(resident.user)
    where = [door.run.course.public_id, door.run.public_id]
    assert (
        reverse("course_line", args=where)
        in client.get(reverse("course_apply", args=where)).content.decode()
    )
    return client.post(reverse("course_line", args=where)).url


def place_of(address):
    """Which place in the line it shows; the ticket around it says when it was signed, too."""
    return tickets.read(address.split("/")[-2])


def test_any_device_of_the_person_shows_the_same_place(door, client):
    resident = ResidentFactory()
    address, other = (from_the_apply_page(door, resident) for _device in range(2))
    assert place_of(address) == place_of(other) == Arrival.objects.get().pk
    page = client.get(address)
    told = page.content.decode()
    assert ("에 엽니다" in told, "이 누리집의 시계" in told) == (True, True)
    assert not page.cookies
    assert "It opens on" in client.get("/en" + address).content.decode()


def test_the_page_weighs_little_and_asks_little(door, client, django_assert_max_num_queries):
    address = from_the_apply_page(door, ResidentFactory())
    with django_assert_max_num_queries(2):
        page = client.get(address).content
    files = [finders.find(f"ui/{name}") for name in ("line.css", "line.js")]
    whole = len(page) + sum(len(Path(str(file)).read_bytes()) for file in files)
    assert whole <= 15_000


def test_a_device_whose_clock_is_wrong_shows_ours():
    """The page counts on from the server's words by how long it stands, never by the device."""
    script = Path(str(finders.find("ui/line.js"))).read_text()
    assert ("performance.now()" in script, re.findall(r"\bDate\b|Intl|timeOrigin", script)) == (
        True,
        [],
    )


def test_the_turn_leads_to_applying(door, client):
    from_the_apply_page(door, ResidentFactory())
    door.opens_at = timezone.now() - timedelta(seconds=1)
    door.save()
    arrival = Arrival.objects.get()
    state = reverse("line_state", args=[tickets.make(arrival.pk)])
    waiting = client.get(state).json()
    assert (waiting["title"], waiting["go"]) == ("차례를 뽑고 있습니다", "")
    standing.draw(intake_id=door.pk, at=timezone.now())
    told = client.get(state).json()
    assert told["title"] == "차례가 왔습니다"
    assert told["go"] == reverse(
        "course_apply", args=[door.run.course.public_id, door.run.public_id]
    )


def test_place_and_the_longest_wait_are_told_and_stay_on_the_next_look(door, client):
    address = from_the_apply_page(door, ResidentFactory())
    door.opens_at = timezone.now()
    door.save()
    Arrival.objects.update(place=5_000)
    for _look in range(2):
        shown = client.get(address).content.decode()
        assert "줄의 5,000번째입니다" in shown
        assert re.search("앞에 4,7[0-9]{2}명이 있습니다. 길어야 4분 안에 차례가 옵니다.", shown)
    told = client.get(reverse("line_state", args=[address.split("/")[-2]])).json()
    assert (told["title"], told["go"]) == ("줄의 5,000번째입니다", "")


@pytest.mark.parametrize("ticket", ["x", "1", "a" * 5000])
def test_forged_tickets_are_not_there(door, client, ticket, caplog):
    forged = signing.dumps(1, key="y" * 50, salt=tickets.SALT)
    for one in (ticket, forged, tickets.make(999_999)):
        assert client.get(reverse("line", args=[one])).status_code == 404
        assert client.get(reverse("line_state", args=[one])).status_code == 404
    assert "A ticket of a line was not ours." in caplog.text
