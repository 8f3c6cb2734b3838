"""What can be booked this week near somebody, and one place with its rules."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.occupations.factories import SkillFactory
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.spaces.factories import BenchFactory, RoomFactory, SittingFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_the_nearest_bench_first_and_about_how_long_the_way_takes(client):
    skill, home = SkillFactory(code="skill.saw"), DistrictFactory()
    far, near = (
        BenchFactory(place__district=district, with_skills=[skill])
        for district in (DistrictFactory(latitude=10.3), home)
    )
    for bench in (far, near):
        SittingFactory(bench=bench, starts_at=timezone.now() + 2 * DAY)
    address = f"{reverse('spaces')}?near={home.code}&skill=saw"
    rows = client.get(address).context["benches"]
    assert [(row.offer.bench, row.minutes) for row in rows] == [(near, 25), (far, 50)]


def test_a_page_takes_the_same_number_of_queries_however_much_there_is(
    client, django_assert_num_queries
):
    def more():
        SittingFactory(starts_at=timezone.now() + 2 * DAY)
        RoomFactory()

    more()
    with django_assert_num_queries(6):
        client.get(reverse("spaces"))
    more(), more()
    with django_assert_num_queries(6):
        client.get(reverse("spaces"))


def test_one_place_tells_hours_rules_and_sources(client):
    place = PlaceFactory(code="yeongdeungpo-50plus-centre")
    RoomFactory(place=place, fee_won=50_000)
    page = client.get(reverse("space", args=[place.code])).content.decode()
    for said in (
        "10:00~20:30",
        "한 번에 2시간씩 빌립니다.",
        "한 달에 1번까지",
        "5일 안에 답합니다.",
        "1일 전까지 취소하면 사용료의 100%를 돌려드립니다.",
        "쓰는 날 취소하면 사용료의 50%를 돌려드립니다.",
    ):
        assert said in page
    assert client.get(reverse("space", args=["nowhere"])).status_code == 404


def test_a_place_of_clubs_says_when_they_may_ask(client):
    place = PlaceFactory(code="nowon-50plus-centre")
    RoomFactory(place=place)
    page = client.get(reverse("space", args=[place.code])).content.decode()
    for said in (
        "등록한 모임만 빌릴 수 있습니다.",
        "한 주에 1번까지",
        "26일에서 30일 사이에 답합니다.",
        "2일 전까지 취소할 수 있습니다.",
        "10분 전부터 들어갈 수 있습니다.",
    ):
        assert said in page
