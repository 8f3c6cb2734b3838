"""What a page counts is what one finds: every choice, and every way out of finding nothing."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from naru.catalogue.enums import Mode, Payer, Residence, RunStatus, Schedule
from naru.places.models import District, Place
from naru.web.public.courses import facets
from naru.web.public.courses.asked import read
from naru.web.public.courses.search import find_page
from tests.catalogue.factories import ProviderFactory
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.web.public.courses.offers import course

pytestmark = pytest.mark.django_db
TOLD = {"age_rule_known": True, "residence": Residence.CITY}
SAME_KIND = {"suits": ("suits", "maybe"), "maybe": ("suits", "maybe")}


@pytest.fixture
def catalogue():
    """Courses that differ in everything one can tick."""
    here = DistrictFactory(code="here", latitude=10.0, longitude=20.0)
    there = DistrictFactory(code="there", latitude=10.05, longitude=20.0)
    hall = PlaceFactory(
        code="hall", district=here, latitude=10.0, longitude=20.0, coordinate_confidence="HIGH"
    )
    away = PlaceFactory(district=there, latitude=10.06, longitude=20, coordinate_confidence="HIGH")
    paid = {"payer": Payer.LEARNER, "fee_won": 30_000}
    always = {"schedule": Schedule.ALWAYS, "starts_on": None, "last_on": None, "weekdays": []}
    later = timezone.now() + timedelta(days=5)
    course("엑셀 온라인", mode=Mode.ONLINE, field="digital", runs=[always], **TOLD)
    course("엑셀 낮", field="digital", runs=[{"place": hall, "daily_from": "10:00", **paid}])
    course("엑셀 저녁", field="digital", certificate="컴퓨터활용능력", runs=[{"place": away}])
    course("엑셀 주말", runs=[{"district": there, "weekdays": [6]}], age_from=40, age_to=64, **TOLD)
    course("엑셀 닫힘", field="start-up", runs=[{"place": hall, "status": RunStatus.CLOSED}])
    course("엑셀 예순", age_from=60, runs=[{"place": away, "apply_from_at": later}], **TOLD)
    course("제빵", mode=Mode.BLENDED, certificate="제빵기능사", runs=[{"place": hall}, paid])
    course("제빵 학원", provider=ProviderFactory(name="엑셀 학원"), runs=[{**paid, "place": away}])


def asked(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    places = {one.code: one for one in Place.objects.select_related("district")}
    return read(query, districts={one.code: one for one in District.objects.all()}, places=places)


def courses(pairs):
    return find_page(asked(pairs), timezone.now()).courses


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=엑셀",
        "home=here&age=52",
        "q=엑셀&from=hall&within=5000&age=62&home=here",
        "mode=FIELD&when=EVENING&when=WEEKDAY&cost=0",
        "district=here&district=there&open=1&suits=1&maybe=1&home=here",
        "field=digital&certificate=*&q=엑셀",
    ],
)
def test_every_count_is_the_number_one_finds_after_ticking_it(catalogue, query):
    whole = asked([(name, v) for name, vs in QueryDict(query).lists() for v in vs])
    found = find_page(whole, timezone.now())
    panel = facets.facets(whole, found, certificates=["제빵기능사", "컴퓨터활용능력"])
    counted = [one for one in panel.counted if one.courses is not None]
    assert len(counted) > 20
    wrong = {}
    for one in counted:
        kept = [p for p in whole.pairs if p[0] not in SAME_KIND.get(one.kind, (one.kind,))]
        if courses([*kept, (one.kind, one.value)]) != one.courses:
            wrong[one.key] = one.courses
    assert wrong == {}


@pytest.mark.parametrize(
    ("query", "label", "courses_left"),
    [
        ("q=용접&mode=ONLINE", "“용접”", 1),
        ("q=제빵&mode=ONLINE", "온라인", 2),
        ("q=제빵&district=nowhere", "없는구", 2),
        ("q=제빵&when=WEEKEND", "주말", 2),
        ("q=제빵&field=digital", "디지털", 2),
        ("q=닫힘&certificate=*", "자격증 준비", 1),
        ("q=닫힘&open=1", "지금 신청 가능", 1),
        ("q=주말&home=here&within=1000", "1 km 안", 1),
        ("q=주말&from=hall&within=3000", "3 km 안", 1),
        ("q=학원&cost=0", "무료", 1),
        ("q=예순&age=50&home=here&suits=1", "내 조건에 맞음", 1),
    ],
)
def test_each_way_out_says_how_many_it_leaves_and_leads_there(
    client, catalogue, query, label, courses_left
):
    DistrictFactory(code="nowhere", name_ko="없는구")
    answer = client.get(f"/courses/?{query}")
    assert answer.context["found"].courses == 0
    ways = {way.label: way for way in answer.context["ways_out"]}
    assert ways[label].courses == courses_left
    for way in ways.values():
        assert client.get(way.href).context["found"].courses == way.courses
    html = answer.content.decode()
    assert f"{label} 빼고 보기: <b>{courses_left}개</b>" in html
    assert 'href="tel:' in html


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dprtpf", "엑셀"),
        ("ㄷㅌㅊ디", "엑셀"),
        ("ㅇㅅ ㅇㄹㅇ", "엑셀 온라인"),
        ("엑셀온라인", "엑셀 온라인"),
        ("ㅊㄷㅊ디", None),
        ("ㅔㅛ소ㅐㅜ", "Python 첫걸음"),
        ("C++", "C++ 기초"),
        ("c++", "C++ 기초"),
        ("C#", "C# 기초"),
        ("ㅊ++", "C++ 기초"),
        ("3D 프린터", "3D 프린터 실습"),
        ("제빵을 배우고 싶어요", "제빵"),
    ],
)
def test_however_it_is_typed(client, catalogue, typed, found):
    for title in ("Python 첫걸음", "C++ 기초", "C# 기초", "C 언어", "3D 프린터 실습", "2D 도면"):
        course(title)
    cards = client.get("/courses/", {"q": typed}).context["cards"]
    assert [card.title.startswith(found or "nothing") for card in cards[:1]] == [True] * bool(found)
