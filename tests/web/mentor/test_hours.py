"""A mentor keeps their own times, the office keeps them for others; nothing booked is lost."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.accounts.enums import Role
from naru.counselling.models import Away, Hours, Mentor
from tests.counselling.factories import AppointmentFactory, MentorFactory, PairingFactory
from tests.web.lives import browser
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HERE = "/mentor/hours/"


def tuesday():
    """One in two weeks."""
    today = timezone.localdate()
    return today + timedelta(days=14 + (1 - today.weekday()) % 7)


def evening(**other):
    return {
        "do": "add", "weekday": "2", "begins": "18:00", "ends": "21:00", "channels": ["VIDEO"],
        "from_on": f"{timezone.localdate()}", "last_on": "",
    } | other  # fmt: skip


def test_a_mentor_adds_an_evening_by_video():
    mentor = MentorFactory()
    client = browser(mentor.user)
    assert (
        client.post(HERE, {"do": "video", "video_url": "https://video.example/1"}).status_code
        == 302
    )
    assert client.post(HERE, evening()).status_code == 302
    assert "매주 화 18:00~21:00" in client.get(HERE).content.decode()
    assert client.post(HERE, evening(weekday="")).status_code == 422
    assert client.post(HERE, {"do": "dance"}).status_code == 400


def test_one_day_alone_needs_no_weekday():
    mentor, day = MentorFactory(), tuesday()
    client = browser(mentor.user)
    once = evening(weekday="", channels=["PHONE"], from_on=f"{day}", last_on=f"{day}")
    assert client.post(HERE, once).status_code == 302
    made = Hours.objects.get(weekday=2)
    assert (made.from_on, made.to_on) == (day, day + DAY)
    assert "하루만" in client.get(HERE).content.decode()


def test_before_a_time_is_given_up_its_talks_are_shown_and_they_stay():
    mentor = MentorFactory()
    kept = Hours.objects.get(mentor=mentor)
    day = tuesday() + DAY
    talk = AppointmentFactory(mentor=mentor, starts_at=timezone.make_aware(
        timezone.datetime.combine(day, kept.begins)))  # fmt: skip
    client = browser(mentor.user)
    page = client.get(HERE, {"give_up": kept.pk}).content.decode()
    assert f"{day.year}년 {day.month}월 {day.day}일(수) 10:00" in page
    assert talk.resident.name not in page
    told = {"do": "give_up", "hours": kept.pk, "from_on": "someday"}
    assert client.post(HERE, told).status_code == 422
    told["from_on"] = f"{timezone.localdate() + DAY}"
    assert client.post(HERE, told).status_code == 302
    kept.refresh_from_db()
    talk.refresh_from_db()
    assert (kept.to_on, talk.state) == (timezone.localdate() + DAY, "BOOKED")
    assert (
        client.get(HERE, {"give_up": Hours.objects.get(mentor=MentorFactory()).pk}).status_code
        == 404
    )


def test_the_office_is_told_what_becomes_of_talks_before_a_mentor_is_away():
    mentor, other = MentorFactory(), MentorFactory()
    day = tuesday()
    talk = AppointmentFactory(
        mentor=mentor, starts_at=timezone.now() + timedelta(days=15), resident__name="비밀 이름"
    )
    client = client_of(Role.COUNSELLOR)
    page = reverse("mentoring_hours", args=[mentor.public_id])
    away = {
        "do": "away", "from_on": f"{day - 7 * DAY}", "to_on": f"{day + 20 * DAY}",
        "substitute": str(other.public_id),
    }  # fmt: skip
    asked = client.post(page, away)
    assert asked.status_code == 200
    assert "멘토가 같은 시간에 대신합니다." in asked.content.decode()
    assert talk.resident.name not in asked.content.decode()
    assert not Away.objects.exists()
    assert client.post(page, away | {"sure": "1"}).status_code == 302
    talk.refresh_from_db()
    assert talk.mentor == other
    assert other.user.name in client.get(page).content.decode()
    back = {"do": "back", "away": str(Away.objects.get().public_id)}
    assert client.post(page, back).status_code == 302
    assert not Away.objects.exists()
    assert client.post(page, back).status_code == 404
    assert client.post(page, {"do": "back", "away": "x"}).status_code == 400


def test_where_whoever_stood_in_is_away_too_the_office_chooses_somebody():
    pairing, helper, third = PairingFactory(), MentorFactory(), MentorFactory()
    client = client_of(Role.COUNSELLOR)
    page = reverse("mentoring_hours", args=[pairing.mentor.public_id])
    away = {"do": "away", "from_on": "2099-01-01", "to_on": "2099-01-05"}
    mine = browser(pairing.resident.user)
    client.post(page, away | {"substitute": str(helper.public_id)})
    assert f"{helper} 님이 대신합니다." in mine.get(reverse("my_mentor")).content.decode()
    browser(helper.user).post(HERE, away)
    for where in ("mentor_work", "mentoring_office"):
        assert f"{page}#away" in client.get(reverse(where)).content.decode()
    gone = Away.objects.get(mentor=pairing.mentor)
    chosen = {"do": "substitute", "away": str(gone.public_id), "substitute": ""}
    client.post(page, chosen)
    assert gone.substitute is None
    client.post(page, chosen | {"substitute": str(third.public_id)})
    gone.refresh_from_db()
    assert (gone.substitute, gone.owner) == (third, None)
    assert f"{third} 님이 대신합니다." in mine.get(reverse("my_mentor")).content.decode()


def test_without_anything_booked_nothing_is_asked():
    mentor = MentorFactory()
    away = {"do": "away", "from_on": "2099-01-01", "to_on": "2099-01-05", "substitute": ""}
    assert browser(mentor.user).post(HERE, away).status_code == 302
    assert Away.objects.get().from_on == date(2099, 1, 1)
    assert Mentor.objects.get(pk=mentor.pk).channels == mentor.channels


def test_some_hours_of_a_day_are_shown_with_what_is_booked_in_them():
    mentor, day = MentorFactory(), tuesday()
    talk = AppointmentFactory(mentor=mentor, starts_at=timezone.make_aware(
        timezone.datetime.combine(day, time(14, 30))))  # fmt: skip
    client = browser(mentor.user)
    away = {
        "do": "away", "from_on": f"{day}", "to_on": "", "begins": "14:00", "ends": "16:00",
        "substitute": "",
    }  # fmt: skip
    for wrong in ({"ends": ""}, {"begins": "", "ends": ""}, {"to_on": f"{day + 3 * DAY}"}):
        assert client.post(HERE, away | wrong).status_code == 422
    asked = client.post(HERE, away).content.decode()
    assert "14:00~16:00 자리를 비우면 아래처럼 됩니다." in asked
    assert client.post(HERE, away | {"to_on": f"{day + DAY}", "sure": "1"}).status_code == 302
    talk.refresh_from_db()
    assert talk.state == "CANCELLED"
    assert f"{day.month}월 {day.day}일(화) 14:00~16:00" in client.get(HERE).content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_is_said_beside_the_form():
    client = browser(MentorFactory().user)
    refused = client.post(HERE, evening())
    assert refused.status_code == 422
    assert "화상 방의 주소를 먼저 적어 주세요" in refused.content.decode()
