"""Staff write runs: meetings by a rhythm, taken over from the last run, two at once."""

import re

import pytest
from django.urls import reverse

from naru.catalogue.models import Run
from naru.catalogue.queries import facts
from tests.catalogue.own import RUN
from tests.places.factories import PlaceFactory
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db
RHYTHM = {
    "weekdays": ["2", "5"],
    "daily_from": "19:00",
    "daily_to": "21:00",
    "starts_on": "2026-12-22",
    "last_on": "2027-01-05",
    "without_rests": "on",
}
EMPTY = {"meet-TOTAL_FORMS": "0", "meet-INITIAL_FORMS": "0"}
FORM = {
    **EMPTY,
    "number": "1",
    "schedule": "DATED",
    "admission": "FIRST_COME",
    "apply_at": "HERE",
    "status": "UNKNOWN",
    "payer": "LEARNER",
    "fee_won": "30000",
    "capacity": "20",
    "place_words": "새빛캠퍼스 301호",
    "apply_from_at": "2026-11-20T10:00",
    "apply_until_at": "2026-12-01T00:00",
}


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def course(desk):
    return desk.course(publish=True)


def meetings(*rows):
    """What the list of meetings sends."""
    sent = {"meet-TOTAL_FORMS": str(len(rows)), "meet-INITIAL_FORMS": "0"}
    for at, row in enumerate(rows):
        sent |= {f"meet-{at}-{name}": value for name, value in row.items()}
    return sent


def row(on, begins="19:00", ends="21:00", **more):
    return {"on": on, "begins": begins, "ends": ends, **more}


def shown(page):
    """The meetings on the page: days and times as its fields have them."""
    return [
        tuple(str(form[name].value())[:10] for name in ("on", "begins", "ends"))
        for form in page.context["meetings"].forms
    ]


def test_a_rhythm_fills_the_list_without_holidays_and_saves_nothing(desk, course):
    address = reverse("provider_run_new", args=[course.public_id])
    page = desk.client.post(address, {**FORM, **RHYTHM, "do": "fill"})
    days = ["2026-12-22", "2026-12-29", "2027-01-05"]
    assert shown(page) == [(day, "19:00:00", "21:00:00") for day in days]
    text = page.content.decode()
    assert "2026년 12월 25일(금) 성탄절" in text
    assert "2027년 1월 1일(금) 새해 첫날" in text
    assert 'value="새빛캠퍼스 301호"' in text
    assert not Run.objects.exists()


def test_a_second_rhythm_joins_the_first(desk, course):
    address = reverse("provider_run_new", args=[course.public_id])
    saturday = {**RHYTHM, "weekdays": ["6"], "daily_from": "10:00", "daily_to": "12:00"}
    sent = {**FORM, **saturday, **meetings(row("2026-12-22", topic="표")), "do": "fill"}
    page = desk.client.post(address, sent)
    assert shown(page) == [
        ("2026-12-22", "19:00", "21:00"),
        ("2026-12-26", "10:00:00", "12:00:00"),
        ("2027-01-02", "10:00:00", "12:00:00"),
    ]
    assert page.context["meetings"].forms[0]["topic"].value() == "표"


def test_a_rhythm_with_gaps_says_what_is_missing(desk, course):
    address = reverse("provider_run_new", args=[course.public_id])
    page = desk.client.post(address, {**FORM, "do": "fill", "starts_on": "2026-12-22"})
    assert page.status_code == 422
    assert set(page.context["desk"].rhythm.errors) == {
        "weekdays",
        "daily_from",
        "daily_to",
        "last_on",
    }


def test_rows_are_added_taken_out_and_cleared(desk, course):
    address = reverse("provider_run_new", args=[course.public_id])
    two = meetings(row("2026-12-01"), row("2026-12-08", DELETE="on"))
    assert len(shown(desk.client.post(address, {**FORM, **two, "do": "row"}))) == 2
    assert shown(desk.client.post(address, {**FORM, **two, "do": "clear"})) == []


def test_what_is_saved_is_what_was_told(desk, course):
    address = reverse("provider_run_new", args=[course.public_id])
    sent = {**FORM, **meetings(row("2026-12-08"), row("2026-12-01")), "publish": "1"}
    page = desk.client.post(address, sent, follow=True)
    assert "회차를 저장했습니다." in page.content.decode()
    run = Run.objects.present().get()
    assert facts.run_facts(run) == RUN


def test_the_next_run_takes_over_everything_but_its_days(desk, course):
    desk.run(course, teacher_words="회계 사무소 15년")
    page = desk.client.get(reverse("provider_run_new", args=[course.public_id]))
    form = page.context["form"]
    assert form["number"].value() == "2"
    assert form["teacher_words"].value() == "회계 사무소 15년"
    assert form["fee_won"].value() == 30000
    assert [form[name].value() for name in ("starts_on", "last_on", "apply_until_at")] == [None] * 3
    assert shown(page) == []


def test_a_listed_place_brings_its_district_and_point(desk, course):
    place = PlaceFactory()
    address = reverse("provider_run_new", args=[course.public_id])
    sent = {**FORM, "place": str(place.pk), "place_words": "", "publish": "1"}
    desk.client.post(address, sent)
    run = Run.objects.get()
    assert (run.place, run.district, run.place_words) == (place, place.district, place.name_ko)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": ""}, "number"),
        ({"starts_on": "2026-12-08", "last_on": "2026-12-01"}, "last_on"),
        ({"daily_from": "21:00", "daily_to": "19:00"}, "daily_to"),
        ({"apply_until_at": "2026-11-01T00:00"}, "apply_until_at"),
        ({"apply_at": "ELSEWHERE"}, "apply_url"),
        ({"payer": "NOBODY"}, "fee_won"),
        ({"fee_won": "-1"}, "fee_won"),
        ({"materials_won": "30001"}, "materials_won"),
        ({"materials_won": "-1"}, "materials_won"),
        ({"materials_won": "1", "fee_won": ""}, "materials_won"),
        ({"materials_won": "1", "fee_won": "", "payer": "NOBODY"}, "materials_won"),
        ({"materials_won": "1", "fee_won": "much"}, "fee_won"),
        ({"contact_phone": "010-1234-5678"}, "contact_phone"),
        ({"apply_url": "javascript:alert(1)"}, "apply_url"),
    ],
)
def test_mistakes_are_named_at_their_field(desk, course, wrong, field):
    address = reverse("provider_run_new", args=[course.public_id])
    page = desk.client.post(address, {**FORM, **wrong})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert not Run.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_materials_are_told_taken_over_and_stand_in_the_history(desk, course):
    run = desk.run(course, materials_won=5000)
    again = desk.client.get(reverse("provider_run_new", args=[course.public_id]))
    assert again.context["form"]["materials_won"].value() == 5000
    address = reverse("provider_run_edit", args=[run.public_id])
    form = desk.client.get(address)
    assert "수업이 시작되면 돌려드리지 않는 돈입니다." in form.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', form.content.decode())[1]
    sent = {**FORM, **meetings(row("2026-12-01"), row("2026-12-08")), "seen": seen}
    desk.client.post(address, sent)
    assert Run.objects.get().materials_won == 0
    assert desk.client.get(address).context["form"]["materials_won"].value() is None
    history = desk.client.get(reverse("provider_history", args=[course.public_id]))
    words = " ".join(history.content.decode().split())
    assert "5,000원" in words
    assert "재료비" in words
    assert "없음" in words


@pytest.mark.parametrize(
    "rows",
    [
        [row("2026-12-01", ends="")],
        [row("2026-12-01", ends="18:00")],
        [row("2026-12-01"), row("2026-12-01")],
        [row("2026-02-30")],
    ],
)
def test_wrong_meetings_are_not_saved(desk, course, rows):
    address = reverse("provider_run_new", args=[course.public_id])
    page = desk.client.post(address, {**FORM, **meetings(*rows)})
    assert page.status_code == 422
    assert "수업일을 확인해 주세요." in page.content.decode()
    assert not Run.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_number_twice_is_refused_in_words(desk, course):
    desk.run(course)
    address = reverse("provider_run_new", args=[course.public_id])
    page = desk.client.post(address, FORM)
    assert "이 강좌에 이미 있는 회차입니다." in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_second_of_two_is_told_kindly_and_loses_nothing(desk, course):
    run = desk.run(course)
    address = reverse("provider_run_edit", args=[run.public_id])
    seen = re.search(r'name="seen" value="([^"]+)"', desk.client.get(address).content.decode())[1]
    desk.client.post(address, {**FORM, "capacity": "25", "seen": seen})
    page = desk.client.post(address, {**FORM, "capacity": "30", "seen": seen})
    assert page.status_code == 422
    assert "다른 분이 먼저 저장했습니다." in page.content.decode()
    assert page.context["form"]["capacity"].value() == "30"
    assert Run.objects.get().capacity == 25
