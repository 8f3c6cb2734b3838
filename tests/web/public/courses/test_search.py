"""/courses/: the list, what narrows it, what is said when nothing is found."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.catalogue.enums import Mode, Payer, Residence, RunStatus
from naru.residents.enums import Fact
from naru.residents.services import answers
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.residents.factories import ResidentFactory
from tests.web.public.courses.offers import course, today

pytestmark = pytest.mark.django_db


def titles(answer):
    return [card.title for card in answer.context["cards"]]


def test_words_and_filters_find_and_are_shown_as_chips(client):
    course("엑셀 저녁반", field="digital")
    course("엑셀 낮반", runs=[{"daily_from": "10:00"}])
    course("도배")
    answer = client.get("/courses/", {"q": "엑셀", "when": "EVENING", "field": "digital"})
    assert titles(answer) == ["엑셀 저녁반"]
    chips = {chip.label: chip.href for chip in answer.context["chips"]}
    assert list(chips) == ["“엑셀”", "평일 저녁", "디지털"]
    assert titles(client.get(chips["“엑셀”"])) == ["엑셀 저녁반"]
    assert set(titles(client.get("/courses/", {"q": "엑셀"}))) == {"엑셀 저녁반", "엑셀 낮반"}


def test_every_choice_says_how_many_it_would_leave(client):
    course("하나", mode=Mode.ONLINE)
    course("둘", mode=Mode.FIELD, runs=[{"payer": Payer.LEARNER, "fee_won": 20_000}])
    panel = client.get("/courses/").context["panel"]
    assert [(one.value, one.courses) for one in panel.mode] == [
        ("ONLINE", 1),
        ("FIELD", 1),
        ("BLENDED", 0),
    ]
    assert [(one.value, one.courses) for one in panel.cost][:4] == [
        ("", None),
        ("0", 1),
        ("10000", 1),
        ("50000", 2),
    ]
    assert panel.open.courses == 2


def test_distance_is_measured_from_the_chosen_district(client):
    home = DistrictFactory(latitude=10.0, longitude=20.0)
    near = PlaceFactory(latitude=10.01, longitude=20.0, coordinate_confidence="HIGH")
    far = PlaceFactory(latitude=10.5, longitude=20.0, coordinate_confidence="HIGH")
    course("가까이", runs=[{"place": near}])
    course("멀리", runs=[{"place": far}])
    chosen = {"home": home.code, "sort": "nearest"}
    assert titles(client.get("/courses/", chosen)) == ["가까이", "멀리"]
    near_only = client.get("/courses/", {**chosen, "within": "3000"})
    assert titles(near_only) == ["가까이"]
    assert f"{home.name_ko} 가운데에서 곧게 잰 거리예요." in near_only.content.decode()
    assert [(one.value, one.courses) for one in near_only.context["panel"].within] == [
        ("", None),
        ("1000", 0),
        ("3000", 1),
        ("5000", 1),
        ("10000", 1),
    ]


def test_distance_is_measured_from_a_place_and_says_how_well_it_is_known(client):
    district = DistrictFactory(name_ko="가온구", latitude=10.2, longitude=20.0)
    exact = PlaceFactory(name_ko="새빛관", latitude=10, longitude=20, coordinate_confidence="HIGH")
    vague = PlaceFactory(name_ko="달빛관", district=district, latitude=None, longitude=None)
    course("옆", runs=[{"latitude": 10.01, "longitude": 20.0}])
    course("구 안", runs=[{"district": district}])
    course("어딘가", runs=[{"place_words": "모르는 곳"}])
    course("온라인", mode=Mode.ONLINE)

    def seen(start):
        answer = client.get("/courses/", {"from": start.code, "sort": "nearest"})
        told = {
            card.title: next((f.said.words for f in card.facts if f.label == "거리"), None)
            for card in answer.context["cards"]
        }
        return told, answer.context["asked"].whence.words

    assert seen(exact) == (
        {
            "옆": "약 1.1 km",
            "구 안": "약 22.2 km (가온구 가운데까지)",
            "어딘가": "거리를 알 수 없음",
            "온라인": None,
        },
        "새빛관에서 곧게 잰 거리예요.",
    )
    told, words = seen(vague)
    assert list(told)[:2] == ["구 안", "옆"]
    assert words == "달빛관의 정확한 위치를 몰라 가온구 가운데에서 곧게 잰 거리예요."


def test_taking_the_start_off_takes_off_what_was_measured_from_it(client):
    home, start = DistrictFactory(), PlaceFactory()
    course("하나")
    query = {"from": start.code, "within": "3000", "sort": "nearest"}
    chips = {chip.name: chip.href for chip in client.get("/courses/", query).context["chips"]}
    assert chips["from"] == "/courses/"
    both = client.get("/courses/", {**query, "home": home.code}).context["chips"]
    chips = {chip.name: chip.href for chip in both}
    assert chips["from"] == f"/courses/?home={home.code}&within=3000&sort=nearest"


def test_a_place_leads_to_the_courses_near_it(client):
    here = PlaceFactory()
    html = client.get(reverse("place", args=[here.code])).content.decode()
    assert f'href="/courses/?from={here.code}&amp;sort=nearest"' in html


def test_suits_me_takes_known_rules_only_and_says_what_it_left_out(client):
    told = {"age_rule_known": True, "residence": Residence.ANYONE}
    course("맞음", age_from=40, age_to=64, **told)
    course("안 맞음", age_from=65, age_to=None, **told)
    course("모름")
    answer = client.get("/courses/", {"age": "52", "suits": "1"})
    assert titles(answer) == ["맞음"]
    assert answer.context["found"].untold == 1
    both = client.get(answer.context["with_maybe"])
    assert set(titles(both)) == {"맞음", "모름"}


def test_a_resident_is_asked_nothing_twice(client):
    resident = ResidentFactory()
    answers.answer(
        resident_id=resident.pk,
        fact=Fact.BIRTH_ON,
        value=today().replace(year=today().year - 52, day=1).isoformat(),
        by=resident.user,
        at=timezone.now(),
    )
    course("맞음", age_rule_known=True, age_from=40, age_to=64, residence=Residence.ANYONE)
    course("안 맞음", age_rule_known=True, age_from=65, residence=Residence.ANYONE)
    client.force_login(resident.user)
    assert titles(client.get("/courses/", {"suits": "1"})) == ["맞음"]


def test_a_residents_own_district_is_where_distances_begin(client):
    resident, home = ResidentFactory(), DistrictFactory(latitude=10.0, longitude=20.0)
    answers.answer(
        resident_id=resident.pk,
        fact=Fact.HOME_DISTRICT,
        value=home.code,
        by=resident.user,
        at=timezone.now(),
    )
    course("가까이", runs=[{"latitude": 10.01, "longitude": 20.0}])
    course("멀리", runs=[{"latitude": 10.5, "longitude": 20.0, "starts_on": today()}])
    nearest = {"sort": "nearest", "within": "5000"}
    stranger = client.get("/courses/", nearest)
    assert "거리를 재려면 사는 자치구나 배움터를 골라 주세요." in stranger.content.decode()
    client.force_login(resident.user)
    answer = client.get("/courses/", nearest)
    assert titles(answer) == ["가까이"]
    assert f"{home.name_ko} 가운데에서 곧게 잰 거리예요." in answer.content.decode()


def test_unknown_is_shown_as_unknown(client):
    course(
        "아무것도 모름",
        mode=Mode.UNKNOWN,
        runs=[
            {
                "status": RunStatus.UNKNOWN,
                "payer": Payer.UNKNOWN,
                "fee_won": None,
                "weekdays": [],
                "daily_from": None,
                "daily_to": None,
            }
        ],
    )
    html = client.get("/courses/").content.decode()
    for words in ("방법 안내 없음", "시간 안내 없음", "장소 안내 없음", "비용 안내 없음"):
        assert words in html
    assert "신청 상태 안내 없음" in html


def test_nothing_found_names_what_to_loosen_with_counts_and_the_telephone(client):
    course("엑셀", mode=Mode.ONLINE)
    course("엑셀 심화", mode=Mode.ONLINE)
    answer = client.get("/courses/", {"q": "엑셀", "mode": "FIELD"})
    ways = answer.context["ways_out"]
    assert [(way.label, way.courses) for way in ways] == [("현장", 2)]
    html = answer.content.decode()
    assert "현장 빼고 보기: <b>2개</b>" in html
    assert 'href="tel:' in html
    assert len(titles(client.get(ways[0].href))) == 2


def test_what_was_understood_differently_is_said(client):
    course("파이썬 첫걸음")
    html = client.get("/courses/", {"q": "vkdlTjs"}).content.decode()
    assert "“vkdltjs” 대신 “파이썬”(으)로 찾았습니다." in html


def test_htmx_gets_list_and_counts_and_the_tidy_address(client):
    course("엑셀", mode=Mode.ONLINE)
    sent = {"q": "", "mode": "ONLINE", "home": "", "sort": ""}
    answer = client.get("/courses/", sent, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert answer["HX-Push-Url"] == "/courses/?mode=ONLINE"
    assert "HX-Request" in answer["Vary"]
    assert "<html" not in html
    whole = client.get("/courses/", sent).content.decode()
    counted = set(re.findall(r'id="(n-[^"]+)"', html))
    assert counted == set(re.findall(r'id="(n-[^"]+)"', whole))
    assert html.count("hx-swap-oob") == len(counted) + 2


def test_pages_follow_each_other_and_the_last_answers_for_those_beyond(client):
    for number in range(18):
        course(f"강좌 {number:02}")
    first, second = client.get("/courses/"), client.get("/courses/", {"page": "2"})
    assert (len(titles(first)), len(titles(second))) == (15, 3)
    assert not set(titles(first)) & set(titles(second))
    assert titles(client.get("/courses/", {"page": "100"})) == titles(second)
    assert 'href="?page=2"' in first.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "가" * 3000,
        "q=%25_%5C%27%3B--",
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
        "mode=X&mode=ONLINE&page=-1&age=zz",
        "certificate=" + "x" * 2000,
        "&".join(f"certificate={n}" for n in range(200)),
        "district=%F0%9F%98%80",
    ],
)
def test_bad_addresses_get_a_page_and_no_word_of_them_runs(client, query):
    course("엑셀")
    answer = client.get(f"/courses/?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_nul_is_told_as_unreadable(client):
    for query in ("q=a%00b", "q=%ff%fe", "%00=1"):
        answer = client.get(f"/courses/?{query}")
        assert answer.status_code == 400
        assert "보내신 내용을 읽지 못했습니다" in answer.content.decode()
        assert 'href="tel:' in answer.content.decode()


def test_suggestions_go_on_from_what_is_typed(client):
    course("파이썬 첫걸음")
    html = client.get("/courses/suggest/", {"q": "ㅍㅇㅆ"}).content.decode()
    assert 'data-text="파이썬"' in html
    assert client.get("/courses/suggest/").content.decode().strip() == ""


def test_search_asks_as_much_for_one_as_for_many(client, django_assert_max_num_queries):
    def fill(count):
        for _ in range(count):
            course("엑셀", runs=[{"place": PlaceFactory()}, {}])

    fill(1)
    with django_assert_max_num_queries(20) as one:
        client.get("/courses/", {"q": "엑셀"})
    fill(8)
    with django_assert_max_num_queries(len(one)):
        assert len(titles(client.get("/courses/", {"q": "엑셀"}))) == 9


def test_entry_points_lead_to_courses(client):
    here = PlaceFactory()
    course("여기 강좌", runs=[{"place": here, "district": here.district}])
    for path in ("/", reverse("place", args=[here.code]), "/menu/"):
        assert 'href="/courses/' in client.get(path).content.decode(), path
    html = client.get(reverse("place", args=[here.code])).content.decode()
    assert "여기 강좌" in html
    district = client.get(reverse("district", args=[here.district.code])).content.decode()
    assert f"/courses/?district={here.district.code}" in district
