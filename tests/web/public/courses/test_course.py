"""/courses/<number>/: facts first, unknown as unknown, and what is gone said kindly."""

import html as html_lib
import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.catalogue.enums import ApplyAt, Mode, Payer, RunStatus
from naru.catalogue.models import Session
from naru.city.site import city
from tests.catalogue.factories import ProviderFactory, SkillFactory
from tests.places.factories import PlaceFactory
from tests.web.public.courses.offers import course, today

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def address(one):
    return reverse("course", args=[one.public_id])


def html_of(client, one, status=200):
    answer = client.get(address(one))
    assert answer.status_code == status
    return answer.content.decode()


def test_page_tells_dates_price_refund_place_teacher_and_how_to_apply(client):
    place = PlaceFactory(
        address="물가로 1", latitude=10.0, longitude=20.0, coordinate_confidence="HIGH"
    )
    made = course(
        "제빵",
        provider=ProviderFactory(name="빵집", phone="02-000-0000"),
        certificate="제빵기능사",
        outlook="빵집을 열 수 있어요.",
        language="kvk",
        blocks=[{"kind": "heading", "text": "첫째 주"}, {"kind": "list", "items": ["반죽"]}],
        runs=[
            {
                "place": place,
                "payer": Payer.LEARNER,
                "fee_won": 60_000,
                "materials_won": 15_000,
                "refund_words": "시작 전날까지 모두 돌려드립니다.",
                "teacher_words": "제과 명장",
                "access_words": "승강기 있음",
                "capacity": 16,
                "registered": 12,
                "apply_at": ApplyAt.ELSEWHERE,
                "apply_url": "https://example.org/apply",
            }
        ],
    )
    SkillFactory(course=made, name="반죽하기", ncs_code="21010201", ncs_version="2025")
    html = html_of(client, made)
    for words in (
        *(
            "60,000원",
            "이 가운데 15,000원은 재료비입니다.",
            "시작 전날까지 모두 돌려드립니다.",
            "제과 명장",
            "승강기 있음",
            "물가로 1",
        ),
        *("빵집을 열 수 있어요.", "제빵기능사", "반죽하기", "화·목 19:00~21:00", "02-000-0000"),
        *("한국수어", "NCS 21010201 (2025)"),
        *("<h3>첫째 주</h3>", "<li>반죽</li>", 'href="https://example.org/apply"', "4자리"),
    ):
        assert words in html, words
    assert html.index("한눈에 보기") < html.index("배우고 나면") < html.index("배우는 내용")
    assert reverse("place", args=[place.code]) in html
    assert html_lib.escape(city().map.at(10.0, 20.0)) in html
    assert "오픈스트리트맵에서 위치 보기 (다른 누리집)" in html


def test_english_readers_read_what_was_written_in_english_and_the_rest_is_marked(client):
    made = course(
        "엑셀 장부",
        title_en="Accounts in Excel",
        summary="장부를 옮깁니다.",
        summary_en="Moving the accounts.",
        blocks=[{"kind": "paragraph", "text": "표 만들기"}],
        blocks_en=[{"kind": "paragraph", "text": "Making tables"}],
        outlook="결산표를 만들어요.",
    )
    korean, english = html_of(client, made), client.get(f"/en{address(made)}").content.decode()
    assert "<h1>엑셀 장부</h1>" in korean.replace(' lang="ko"', "")
    assert "Accounts in Excel" not in BLOCK.sub("", korean)
    for words in ("<h1>Accounts in Excel</h1>", "Moving the accounts.", "<p>Making tables</p>"):
        assert words in english, words
    assert '<span lang="ko">엑셀 장부</span>' in english
    assert '<p lang="ko">결산표를 만들어요.</p>' in english
    assert "표 만들기" not in english
    listed = client.get("/en/courses/?q=excel").content.decode()
    assert ">Accounts in Excel</a>" in listed
    assert "Moving the accounts." in listed


def test_nothing_told_is_said_so_everywhere(client):
    empty = {"weekdays": [], "daily_from": None, "daily_to": None, "fee_won": None}
    made = course(
        "모름",
        mode=Mode.UNKNOWN,
        runs=[{**empty, "payer": Payer.UNKNOWN, "status": RunStatus.UNKNOWN}],
    )
    html = html_of(client, made)
    for words in (
        *("나이 조건 안내 없음", "사는 곳 조건 안내 없음", "비용 안내 없음", "시간 안내 없음"),
        *("신청 기간 안내 없음", "돌려받는 기준이 안내되지 않았습니다", "선정 방법 안내 없음"),
        *("배우는 내용이 안내되지 않았습니다", "어디에 쓰이는지는 안내되지 않았습니다"),
        "신청하는 방법이 안내되지 않았습니다",
    ):
        assert words in html, words


def test_the_run_one_can_apply_for_stands_first_and_past_ones_are_apart(client):
    soon = today() + timedelta(days=3)
    made = course(
        "셋",
        runs=[
            {"starts_on": soon, "status": RunStatus.FULL},
            {},
            {"starts_on": today() - timedelta(days=9), "last_on": today() - timedelta(days=2)},
        ],
    )
    context = client.get(address(made)).context
    assert [one.standing for one in context["offers"]] == ["FULL", "OPEN"]
    assert context["offer"] is context["offers"][1]
    assert [one.standing for one in context["past"]] == ["OVER"]


def test_a_course_without_runs_to_come_says_so(client):
    past = {"starts_on": today() - timedelta(days=9), "last_on": today() - timedelta(days=2)}
    assert "지금 모집하는 일정이 없습니다" in html_of(client, course("지남", runs=[past]))


def test_a_course_without_runs_to_come_says_what_it_cost_last_time(client):
    over = {"starts_on": today() - timedelta(days=9), "last_on": today() - timedelta(days=2)}
    paid = over | {"payer": Payer.LEARNER, "fee_won": 10_000}
    words = " ".join(html_of(client, course("지남", mode=Mode.UNKNOWN, runs=[paid])).split())
    assert words.count("지난 일정 때: <span>10,000원</span>") == 2
    assert '<span class="is-unknown">방법 안내 없음</span>' in words


@pytest.mark.parametrize(
    ("status", "button"),
    [
        (RunStatus.OPEN, "신청하러 가기 (다른 누리집)"),
        (RunStatus.FULL, "신청하러 가기 (다른 누리집)"),
        (RunStatus.CLOSED, "교육기관 안내 보기 (다른 누리집)"),
        (RunStatus.CANCELLED, "교육기관 안내 보기 (다른 누리집)"),
    ],
)
def test_nobody_is_invited_to_apply_where_it_is_closed(client, status, button):
    elsewhere = {"apply_at": ApplyAt.ELSEWHERE, "apply_url": "https://example.org/apply"}
    html = html_of(client, course("모집", runs=[{"status": status, **elsewhere}]))
    assert button in html
    assert ("ui-apply-bar" in html) == (button == "신청하러 가기 (다른 누리집)")


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ({"weekdays": []}, "19:00~21:00"),
        ({"weekdays": [], "daily_to": None}, "19:00"),
        ({"weekdays": [], "time_words": "주중 저녁"}, "주중 저녁"),
        ({"weekdays": [6], "daily_from": "10:00", "daily_to": "12:00"}, "토 10:00~12:00"),
    ],
)
def test_hours_are_told_as_far_as_they_are_known(client, run, words):
    made = course("시간", runs=[run])
    (offer,) = client.get(address(made)).context["offers"]
    assert offer.times.words == words


def test_samples_are_marked(client):
    html = html_of(client, course("보기", is_sample=True))
    assert "지어낸 보기" in html
    assert "보여 드리려고 지어낸 강좌입니다. 실제로 열리지 않습니다." in html


def test_every_date_of_a_run_is_there(client):
    made = course("세 번")
    run = made.runs.get()
    first = timezone.now().replace(microsecond=0) + timedelta(days=20)
    for week in range(3):
        starts = first + timedelta(weeks=week)
        Session.objects.create(run=run, starts_at=starts, ends_at=starts + timedelta(hours=2))
    (offer,) = client.get(address(made)).context["offers"]
    assert len(offer.meetings) == 3
    assert "모든 날짜 보기 (3번)" in html_of(client, made)


def test_gone_course_says_so_kindly_and_offers_others(client, noon):
    gone = course("엑셀 회계", field="digital", gone_at=noon)
    course("엑셀 실무", field="digital")
    html = html_of(client, gone, status=410)
    assert "이제 열리지 않는 강좌입니다" in html
    assert "엑셀 실무" in html
    assert client.get(reverse("course", args=[uuid4()])).status_code == 404


def test_draft_is_missing(client):
    draft = course("초안", provider=ProviderFactory(), number="1", is_draft=True)
    assert client.get(address(draft)).status_code == 404


def test_linked_data_is_valid_tells_only_what_is_told_and_cannot_end_its_script(client):
    made = course("</script><script>alert(1)</script> & <b>", mode=Mode.ONLINE)
    html = html_of(client, made)
    assert "<script>alert" not in html
    data = json.loads(BLOCK.search(html)[1])
    assert data["@type"] == "Course"
    assert data["name"] == "</script><script>alert(1)</script> & <b>"
    assert data["url"] == f"http://testserver{address(made)}"
    assert not {"provider", "educationalCredentialAwarded", "typicalAgeRange"} & data.keys()
    (instance,) = data["hasCourseInstance"]
    assert instance["courseMode"] == "online"
    assert instance["offers"] == {
        "@type": "Offer",
        "price": 0,
        "priceCurrency": "KRW",
        "category": "Free",
        "availability": "https://schema.org/InStock",
    }
    assert instance["courseSchedule"]["byDay"] == [
        "https://schema.org/Tuesday",
        "https://schema.org/Thursday",
    ]
    assert instance["courseSchedule"]["startTime"] == "19:00"


TERMS = {
    "Course": {
        *("@context", "@id", "url", "name", "alternateName", "description", "provider"),
        *("inLanguage", "teaches", "coursePrerequisites", "educationalCredentialAwarded"),
        *("timeRequired", "typicalAgeRange", "hasCourseInstance"),
    },
    "CourseInstance": {
        *("name", "courseMode", "startDate", "endDate", "courseWorkload", "courseSchedule"),
        *("location", "maximumAttendeeCapacity", "offers", "eventStatus"),
    },
    "Schedule": {
        *("startDate", "endDate", "repeatFrequency", "byDay", "startTime", "endTime"),
        "scheduleTimezone",
    },
    "Place": {"name", "address", "geo"},
    "GeoCoordinates": {"latitude", "longitude"},
    "Organization": {"name", "url"},
    "Offer": {"price", "priceCurrency", "category", "availability", "validFrom", "url"},
}
"""Terms of schema.org that each type knows: compared once with its published types (schema-dts)."""


def told_terms(value):
    """(type, property) of everything in the block."""
    if isinstance(value, list):
        return set().union(*map(told_terms, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    own = {(value["@type"], name) for name in value if name != "@type"}
    return own.union(*map(told_terms, value.values()))


def test_linked_data_knows_only_terms_of_schema_org(client):
    place = PlaceFactory(
        address="물가로 1", latitude=10.0, longitude=20.0, coordinate_confidence="HIGH"
    )
    made = course(
        "제빵",
        title_en="Baking",
        provider=ProviderFactory(homepage_url="https://example.org/"),
        language="ko",
        prerequisites="없음",
        certificate="제빵기능사",
        hours=12,
        age_rule_known=True,
        age_from=40,
        age_to=64,
        runs=[
            {"place": place, "capacity": 9, "apply_url": "https://example.org/a"},
            {"status": RunStatus.CANCELLED},
        ],
    )
    SkillFactory(course=made, name="반죽")
    made.runs.update(apply_from_at=timezone.now())
    data = json.loads(BLOCK.search(html_of(client, made))[1])
    assert data["alternateName"] == "Baking"
    known = {(kind, name) for kind, names in TERMS.items() for name in names}
    assert told_terms(data) == known


def test_page_asks_as_much_for_one_run_as_for_many(client, django_assert_max_num_queries):
    def made(runs):
        one = course("엑셀", runs=[{"place": PlaceFactory()} for _ in range(runs)], field="digital")
        for run in one.runs.all():
            at = timezone.now() + timedelta(days=30)
            Session.objects.create(run=run, starts_at=at, ends_at=at + timedelta(hours=1))
        return one

    one, _other = made(1), made(1)
    with django_assert_max_num_queries(30) as few:
        client.get(address(one))
    many = made(8)
    for _ in range(4):
        made(1)
    with django_assert_max_num_queries(len(few)):
        client.get(address(many))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_only_web_addresses_are_linked(client, url):
    made = course(
        "수상함",
        provider=ProviderFactory(homepage_url=url),
        runs=[{"apply_at": ApplyAt.ELSEWHERE, "apply_url": url}],
    )
    visible = BLOCK.sub("", html_of(client, made))
    assert url not in visible


def test_calendar_file_is_sent_and_asked_for_again_cheaply(client):
    made = course("제빵")
    run = made.runs.get()
    href = reverse("course_calendar", args=[made.public_id, run.public_id])
    assert href in html_of(client, made)
    answer = client.get(href)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"].endswith('.ics"')
    assert b"SUMMARY:\xec\xa0\x9c\xeb\xb9\xb5" in answer.content
    again = client.get(href, headers={"If-Modified-Since": answer["Last-Modified"]})
    assert again.status_code == 304


def test_a_run_without_dates_has_no_calendar(client):
    made = course("언제든", runs=[{"schedule": "ALWAYS", "starts_on": None, "last_on": None}])
    href = reverse("course_calendar", args=[made.public_id, made.runs.get().public_id])
    assert href not in html_of(client, made)
    assert client.get(href).status_code == 404


@pytest.mark.parametrize(
    ("hours", "korean", "english"),
    [(12, "12시간", "12 hours"), ("4.5", "4.5시간", "4.5 hours"), (1, "1시간", "1 hour")],
)
def test_whole_hours_are_told_whole(client, hours, korean, english):
    made = course("시간", hours=hours)
    assert f">{korean}</span>" in html_of(client, made)
    assert f">{english}</span>" in client.get(f"/en{address(made)}").content.decode()


@pytest.mark.parametrize(("edition", "shown"), [("2021", "2021"), ("unknown", "판 미상")])
def test_a_code_shows_the_edition_of_its_list_or_that_it_is_not_known(client, edition, shown):
    made = course("요양")
    SkillFactory(course=made, name="", ncs_code="06010101", ncs_version=edition)
    assert f"NCS 06010101 ({shown})" in html_of(client, made)
