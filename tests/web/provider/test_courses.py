"""Staff write courses in the browser: drafts, changes, two at once, taking back."""

import re

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.catalogue.models import Course
from naru.catalogue.queries import facts
from tests.accounts.factories import MembershipFactory
from tests.catalogue.own import COURSE, RUN, Staff
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db
FORM = {
    "title": "가게 장부",
    "summary": "장부를 옮깁니다.",
    "title_en": "Shop accounts",
    "content_en": "First week\n- tables",
    "content": "첫 주\n- 표\n- 합계",
    "skills": "엑셀 2021\n장부 정리 02030202\n0203",
    "ncs_version": "2025",
    "ages": "BAND",
    "age_from": "40",
    "age_to": "",
    "residence": "CITY",
    "mode": "ONLINE",
    "language": "ko",
    "hours": "4.5",
}


@pytest.fixture
def desk():
    return Desk()


def seen(page):
    return re.search(r'name="seen" value="([^"]+)"', page.content.decode())[1]


def test_a_course_is_written_as_told(desk):
    page = desk.client.post(reverse("provider_course_new"), FORM, follow=True)
    assert "초안을 저장했습니다." in page.content.decode()
    course = Course.objects.get()
    assert facts.course_facts(course) == {
        "title": "가게 장부",
        "title_en": "Shop accounts",
        "summary": "장부를 옮깁니다.",
        "blocks_en": [
            {"kind": "paragraph", "text": "First week"},
            {"kind": "list", "ordered": False, "items": ["tables"]},
        ],
        "blocks": [
            {"kind": "paragraph", "text": "첫 주"},
            {"kind": "list", "ordered": False, "items": ["표", "합계"]},
        ],
        "language": "ko",
        "hours": "4.5",
        "mode": "ONLINE",
        "age_rule_known": True,
        "age_from": 40,
        "residence": "CITY",
        "skills": [
            {"name": "엑셀 2021", "ncs_code": "", "ncs_version": ""},
            {"name": "장부 정리", "ncs_code": "02030202", "ncs_version": "2025"},
            {"name": "", "ncs_code": "0203", "ncs_version": "2025"},
        ],
    }


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"mode": ""}, "mode"),
        ({"age_from": "", "age_to": ""}, "age_from"),
        ({"age_from": "50", "age_to": "40"}, "age_to"),
        ({"residence": "DISTRICT"}, "residence_district"),
        ({"ncs_version": ""}, "ncs_version"),
        ({"hours": "0"}, "hours"),
        ({"summary": "010-1234-5678로 전화하세요"}, "summary"),
        ({"content_en": "Call me: 010-1234-5678"}, "content_en"),
        ({"title_en": "x" * 301}, "title_en"),
    ],
)
def test_mistakes_are_named_at_their_field(desk, wrong, field):
    page = desk.client.post(reverse("provider_course_new"), {**FORM, **wrong})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert not Course.objects.exists()


def test_a_form_sent_back_untouched_changes_nothing(desk):
    course = desk.course(blocks=[{"kind": "heading", "text": "첫 주"}])
    address = reverse("provider_course_edit", args=[course.public_id])
    page = desk.client.get(address)
    sent = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    desk.client.post(address, {**sent, "seen": seen(page)})
    now = Course.objects.get()
    assert now.changed_at == course.changed_at
    assert now.blocks == [{"kind": "heading", "text": "첫 주"}]


@pytest.mark.django_db(transaction=True)
def test_the_second_of_two_is_told_kindly_and_loses_nothing(desk):
    course = desk.course()
    address = reverse("provider_course_edit", args=[course.public_id])
    first, second = desk.client.get(address), desk.client.get(address)
    desk.client.post(address, {**FORM, "title": "먼저 고친 제목", "seen": seen(first)})
    page = desk.client.post(address, {**FORM, "title": "나중 제목", "seen": seen(second)})
    text = page.content.decode()
    assert page.status_code == 422
    assert "다른 분이 먼저 저장했습니다." in text
    assert f"{desk.user.name} 님이 쓰시는 동안" in text
    assert "먼저 고친 제목" in text
    assert 'value="나중 제목"' in text
    assert Course.objects.get().title == "먼저 고친 제목"
    desk.client.post(address, {**FORM, "title": "나중 제목", "seen": seen(page)})
    assert Course.objects.get().title == "나중 제목"


def test_published_it_is_on_the_public_page_at_once(desk):
    course = desk.course()
    desk.run(course)
    public = reverse("course", args=[course.public_id])
    assert desk.client.get(public).status_code == 404
    preview = desk.client.get(reverse("provider_preview", args=[course.public_id]))
    assert COURSE["title"] in preview.content.decode()
    assert RUN["place_words"] in preview.content.decode()
    desk.client.post(reverse("provider_course_publish", args=[course.public_id]))
    assert RUN["place_words"] in desk.client.get(public).content.decode()
    found = desk.client.get(reverse("courses"), {"q": "가게 장부"}).content.decode()
    assert COURSE["title"] in found
    desk.client.post(reverse("provider_course_take_back", args=[course.public_id]))
    assert desk.client.get(public).status_code == 410


@pytest.mark.django_db(transaction=True)
def test_the_history_says_who_changed_what(desk):
    course = desk.course()
    address = reverse("provider_course_edit", args=[course.public_id])
    desk.client.post(address, {**FORM, "seen": seen(desk.client.get(address))})
    page = desk.client.get(reverse("provider_history", args=[course.public_id]))
    lines = page.context["lines"]
    assert [line.action for line in lines] == ["강좌를 고쳤습니다", "강좌를 썼습니다"]
    assert lines[0].who == desk.user
    said = {one.label: (one.before, one.after) for one in lines[0].changes}
    assert said["제목"] == ("엑셀로 배우는 가게 장부", "가게 장부")
    assert said["방식"] == ("현장", "온라인")
    assert said["나이(몇 살까지)"] == ("64", "안내 없음")
    assert "엑셀로 배우는 가게 장부" in page.content.decode()


@pytest.mark.parametrize("number", [1, 15])
def test_pages_ask_the_same_number_of_queries(desk, number, django_assert_num_queries):
    for one in range(number):
        course = desk.course(publish=True)
        for run in range(number // 5 + 1):
            desk.run(course, number=str(one * 10 + run))
    client = desk.client
    for address, queries in (
        (reverse("provider_courses"), LIST_QUERIES),
        (reverse("provider_course", args=[course.public_id]), COURSE_QUERIES),
        (reverse("provider_history", args=[course.public_id]), HISTORY_QUERIES),
    ):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)


LIST_QUERIES, COURSE_QUERIES, HISTORY_QUERIES = 7, 8, 7


def test_the_list_finds_by_words_and_state(desk):
    Staff().course(publish=True)
    desk.course(number="겨울-1")
    desk.course(title="사진", publish=True)
    client = desk.client

    def titles(**asked):
        page = client.get(reverse("provider_courses"), asked)
        return [course.title for course in page.context["page"]]

    assert titles() == ["사진", COURSE["title"]]
    assert titles(state="DRAFT") == titles(q="겨울") == [COURSE["title"]]
    assert titles(state="nonsense", q="사진") == ["사진"]
    assert titles(q="없는 말") == []


def test_who_left_the_organisation_is_out(desk):
    MembershipFactory(user=desk.user, role=Role.MENTOR)
    desk.user.memberships.filter(role=Role.PROVIDER).update(to_on="2026-02-01")
    assert desk.client.get(reverse("provider_courses")).status_code == 403
