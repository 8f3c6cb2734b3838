"""Programmes and the courses that go with them, both ways, as the city's pack says."""

import pytest
from django.urls import reverse

from naru.catalogue.enums import Mode
from tests.programmes.factories import ProgrammeFactory
from tests.web.public.courses.offers import course

pytestmark = pytest.mark.django_db


def shelf(client, programme):
    return client.get(reverse("programme", args=[programme.code])).context["shelf"]


def test_a_programme_shows_its_courses_and_leads_to_all_of_them(client):
    programme = ProgrammeFactory(code="online-courses")
    for number in range(4):
        course(f"엑셀 {number}", field="digital", mode=Mode.ONLINE)
    course("현장 엑셀", field="digital", mode=Mode.FIELD)
    course("붓글씨", field="culture", mode=Mode.ONLINE)
    found = shelf(client, programme)
    assert (found.courses, len(found.cards)) == (4, 3)
    listed = client.get(found.href).context["cards"]
    assert {card.title for card in listed} == {f"엑셀 {number}" for number in range(4)}
    html = client.get(reverse("programme", args=[programme.code])).content.decode()
    assert "이 사업과 이어지는 강좌" in html
    assert "4개 모두 보기" in html


def test_words_of_a_link_are_looked_for_whole(client):
    programme = ProgrammeFactory(code="career-transition")
    course("경력 관리")
    assert shelf(client, programme) is None
    course("마흔 이후 경력 전환")
    assert [card.title for card in shelf(client, programme).cards] == ["마흔 이후 경력 전환"]


def test_a_programme_without_a_link_or_courses_shows_none(client):
    course("방문 교육 드론")
    for code in ("job-fair", "startup-academy"):
        assert shelf(client, ProgrammeFactory(code=code)) is None


def test_a_course_leads_back_to_its_programmes(client):
    programme = ProgrammeFactory(code="startup-academy", name_ko="창업 학교")
    ProgrammeFactory(code="online-courses")
    field = course("가게 열기", field="start-up", mode=Mode.FIELD)
    html = client.get(reverse("course", args=[field.public_id])).content.decode()
    link = f'<a href="{reverse("programme", args=[programme.code])}">창업 학교</a>'
    assert f"이어지는 지원사업:\n      {link}" in html
    other = course("붓글씨", field="culture", mode=Mode.FIELD)
    html = client.get(reverse("course", args=[other.public_id])).content.decode()
    assert "이어지는 지원사업" not in html


def test_a_programme_that_was_withdrawn_is_not_named(client, noon):
    ProgrammeFactory(code="startup-academy", withdrawn_at=noon)
    one = course("가게 열기", field="start-up")
    assert client.get(reverse("course", args=[one.public_id])).context["programmes"] == []


def test_a_course_that_speaks_of_a_links_words_leads_back_too(client):
    programme = ProgrammeFactory(code="career-transition")
    ProgrammeFactory(code="digital-jobs")
    whole, half = course("마흔 이후 경력 전환"), course("경력 관리")
    [named] = client.get(reverse("course", args=[whole.public_id])).context["programmes"]
    assert named.href == reverse("programme", args=[programme.code])
    assert client.get(reverse("course", args=[half.public_id])).context["programmes"] == []
