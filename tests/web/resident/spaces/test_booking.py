"""A seat at a bench and a room, from the page to the record; arriving by the code on the wall."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from naru.spaces.enums import State
from naru.spaces.models import Booking, Club
from naru.spaces.pack import bench_terms_on
from naru.spaces.services import arriving
from tests.places.factories import PlaceFactory
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import BookingFactory, RoomFactory, SittingFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def person():
    return ResidentFactory()


@pytest.fixture
def client(person):
    found = Client()
    found.force_login(person.user)
    return found


def test_a_seat_is_booked_seen_in_the_calendar_and_given_back(client, person):
    sitting = SittingFactory(starts_at=timezone.now() + 3 * DAY)
    address = reverse("bench_book", args=[sitting.public_id])
    page = client.get(address).content.decode()
    assert "몇 번을 취소해도 불이익이 없습니다" in page
    assert "벌이 아니라" in page
    answer = client.post(address)
    one = Booking.objects.get(resident=person)
    assert answer["Location"] == reverse("my_space", args=[one.public_id])
    assert sitting.bench.name_ko in client.get(reverse("my_spaces")).content.decode()
    assert sitting.bench.name_ko in client.get(reverse("my_calendar")).content.decode()
    client.post(reverse("my_space_cancel", args=[one.public_id]))
    one.refresh_from_db()
    assert one.state == State.CANCELLED


def test_a_room_by_day_and_time(client, person):
    place = PlaceFactory(code="yeongdeungpo-50plus-centre")
    room = RoomFactory(place=place, fee_won=50_000)
    address = reverse("room_ask", args=[room.code])
    days = client.get(address).context["days"]
    today = timezone.localdate()
    assert days[0] >= today + 15 * DAY
    asked = f"{address}?day={days[0].isoformat()}"
    (begins, ends), *_more = client.get(asked).context["spans"]
    told = {"time": f"{begins.isoformat()}/{ends.isoformat()}", "whom": "me", "people": 5}
    assert client.post(asked, told).status_code == 422
    answer = client.post(asked, told | {"words": "책 읽기"})
    one = Booking.objects.get(resident=person)
    assert answer["Location"] == reverse("my_space", args=[one.public_id])
    assert (one.state, one.starts_at, one.fee_won) == (State.ASKED, begins, 50_000)
    again = client.post(asked, told | {"words": "책 읽기"})
    assert again.status_code == 422


def test_where_only_clubs_book_a_club_is_registered_first(client, person):
    place = PlaceFactory(code="nowon-50plus-centre")
    room = RoomFactory(place=place)
    page = client.get(reverse("room_ask", args=[room.code])).content.decode()
    club = reverse("club_new", args=[place.code])
    assert club in page
    client.post(club, {"name": "책 모임", "people": 6, "about": "함께 읽기"})
    assert Club.objects.get(head=person).place == place
    assert "책 모임" in client.get(reverse("my_spaces")).content.decode()


def scanned(client, place, at):
    word = arriving.code_of(place.pk, terms=bench_terms_on(timezone.localdate(at)), at=at)
    return client.get(reverse("space_scan", args=[word]))


def test_the_code_of_now_and_one_press(client, person):
    now = timezone.now()
    one = BookingFactory(resident=person, sitting__starts_at=now + timedelta(minutes=5))
    answer = scanned(client, one.thing.place, now)
    assert answer["Location"] == reverse("my_space_here")
    assert client.get(answer["Location"]).status_code == 200
    client.post(answer["Location"])
    one.refresh_from_db()
    assert (one.state, one.arrived) == (State.USED, "SCAN")
    assert client.post(answer["Location"]).status_code == 409


def test_yesterdays_code_is_refused_in_plain_words_and_nothing_is_kept(client, person):
    now = timezone.now()
    one = BookingFactory(resident=person, sitting__starts_at=now + timedelta(minutes=5))
    answer = scanned(client, one.thing.place, now - DAY)
    assert answer.status_code == 409
    assert "지난 코드입니다" in answer.content.decode()
    assert client.post(reverse("my_space_here")).status_code == 409
    one.refresh_from_db()
    assert one.state == State.APPROVED


def test_a_missed_time_is_met_with_a_kind_word_and_one_press(client, person):
    starts_at = timezone.now() - 2 * DAY
    one = BookingFactory(resident=person, sitting__starts_at=starts_at, state=State.NO_SHOW)
    page = client.get(reverse("my_space", args=[one.public_id])).content.decode()
    assert "누구에게나 그런 날이 있습니다" in page
    client.post(reverse("my_space_excuse", args=[one.public_id]))
    one.refresh_from_db()
    assert one.state == State.EXCUSED


def test_lists_take_the_same_number_of_queries(client, person, django_assert_max_num_queries):
    for days in range(4):
        BookingFactory(resident=person, sitting__starts_at=timezone.now() + (days + 1) * DAY)
    with django_assert_max_num_queries(16):
        client.get(reverse("my_spaces"))


def test_what_is_over_comes_a_page_at_a_time_and_costs_as_much_as_little(client, person):
    for ago in range(1, 3):
        BookingFactory(resident=person, sitting__starts_at=timezone.now() - ago * DAY)
    address = reverse("my_spaces")
    with CaptureQueriesContext(connection) as few:
        assert len(client.get(address).context["past"]) == 2
    for ago in range(3, 24):
        last = BookingFactory(resident=person, sitting__starts_at=timezone.now() - ago * DAY)
    with CaptureQueriesContext(connection) as many:
        first = client.get(address)
    assert (len(first.context["past"]), len(many)) == (20, len(few))
    assert 'href="?page=2"' in first.content.decode()
    rows = client.get(address, {"page": 2}).context["past"]
    assert (len(rows), rows[-1]["one"]) == (3, last)
