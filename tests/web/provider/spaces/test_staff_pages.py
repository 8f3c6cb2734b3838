"""Staff: today's list, requests, clubs, opening times, the wall, signing off in two taps."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.spaces.enums import ClubState, State
from naru.spaces.models import SignOff, Sitting
from tests.places.factories import PlaceFactory
from tests.spaces.factories import (
    BenchFactory,
    BookingFactory,
    ClubFactory,
    RoomFactory,
    SittingFactory,
    staff_of,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def place():
    return BenchFactory(place__code="50plus-central-campus").place


@pytest.fixture
def member(place):
    return staff_of(place)


@pytest.fixture
def client(member):
    found = Client()
    found.force_login(member.user)
    return found


def say(client, one, word, **more):
    return client.post(
        reverse("provider_booking", args=[one.public_id]), {"say": word, **more}, follow=True
    )


@pytest.mark.django_db(transaction=True)
def test_a_request_from_looking_at_it_to_money(client, place):
    room = RoomFactory(place=place, fee_won=50_000)
    one = BookingFactory(
        room=room,
        state=State.ASKED,
        starts_at=timezone.now() + 5 * DAY,
        fee_won=50_000,
        words="책 읽기",
        answer_by_on=timezone.localdate(),
    )
    page = client.get(reverse("provider_space", args=[place.code])).content.decode()
    assert "책 읽기" in page
    for word, state in (
        ("take-up", State.REVIEW),
        ("approve", State.APPROVED),
        ("paid", State.PAID),
    ):
        say(client, one, word)
        one.refresh_from_db()
        assert one.state == state
    other = BookingFactory(room=room, state=State.ASKED, starts_at=timezone.now() + 6 * DAY)
    assert "까닭을 적어 주세요" in say(client, other, "refuse").content.decode()
    say(client, other, "refuse", why="공사 중")
    other.refresh_from_db()
    assert (other.state, other.why) == (State.REFUSED, "공사 중")


def test_signed_off_in_two_taps_and_undone(client, member, place):
    now = timezone.now()
    sitting = SittingFactory(bench=BenchFactory(place=place), instructor=member.user, starts_at=now)
    one = BookingFactory(sitting=sitting)
    say(client, one, "came", back="sitting")
    page = client.get(reverse("provider_sitting", args=[sitting.public_id])).content.decode()
    skill = sitting.bench.skills.get()
    assert f'name="skill" value="{skill.code}"' in page
    sign = reverse("provider_sign", args=[one.public_id])
    answer = client.post(sign, {"skill": skill.code})
    assert answer["Location"] == reverse("provider_sitting", args=[sitting.public_id])
    assert SignOff.objects.get(back_at=None).booking == one
    client.post(sign, {"undo": skill.code})
    assert not SignOff.objects.filter(back_at=None).exists()


@pytest.mark.django_db(transaction=True)
def test_times_are_opened_week_by_week_and_called_off(client, member, place):
    bench = place.benches.get()
    on = timezone.localdate() + 7 * DAY
    on += ((2 - on.isoweekday()) % 7) * DAY
    told = {
        "bench": bench.code,
        "instructor": member.user_id,
        "on": on.isoformat(),
        "begins": "19:00",
        "minutes": 120,
        "weeks": 2,
    }
    address = reverse("provider_sitting_new", args=[place.code])
    client.post(address, told)
    assert Sitting.objects.filter(bench=bench).count() == 2
    assert client.post(address, told).status_code == 422
    first = Sitting.objects.earliest("starts_at")
    client.post(reverse("provider_sitting_off", args=[first.public_id]))
    first.refresh_from_db()
    assert first.off_at is not None


def test_a_club_is_registered_and_the_wall_shows_a_code(client, place):
    club = ClubFactory(place=place, state=ClubState.ASKED, until_on=None)
    client.post(reverse("provider_club", args=[club.public_id]), {"say": "yes"})
    club.refresh_from_db()
    assert club.state == ClubState.REGISTERED
    wall = client.get(reverse("provider_space_code", args=[place.code]))
    assert "/here/" in wall.context["link"]
    assert client.get(reverse("provider_space_code_now", args=[place.code])).status_code == 200


def test_only_ones_own_places(client, place):
    other = RoomFactory(place=PlaceFactory(organisation=staff_of(RoomFactory().place).organisation))
    listed = client.get(reverse("provider_spaces")).context["places"]
    assert [one for one, _waiting in listed] == [place]
    booking = BookingFactory(room=other)
    assert say(client, booking, "came").status_code == 404
