"""Searching the catalogue: found, narrowed, counted, sorted, and what to loosen."""

from datetime import date, timedelta

import pytest

from naru.catalogue.enums import Mode, Payer, Residence, RunStatus, Schedule
from naru.catalogue.finding.filters import Filters, Option, Person
from naru.catalogue.finding.orders import Order
from naru.catalogue.index import writing
from naru.catalogue.search import find as finding
from naru.catalogue.search.current import Keeper
from naru.catalogue.search.find import Looser, courses_of, find
from tests.catalogue.factories import CourseFactory, ProviderFactory, RunFactory
from tests.places.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def course(title, *, runs=({},), **facts):
    made = CourseFactory(title=title, **facts)
    for run in runs:
        RunFactory(course=made, **run)
    writing.refresh([made.pk])
    return made


def titles(found):
    return [one.title for one in courses_of(found.hits)]


def counts(found, kind):
    return {option.value: option.courses for option in found.options[kind]}


def test_a_query_finds_by_title_skill_provider_and_description(noon):
    course("엑셀 회계")
    course("사무 실무", summary="엑셀을 씁니다")
    course("바리스타", provider=ProviderFactory(name="엑셀 학원"))
    course("용접")
    assert set(titles(find(text="엑셀", at=noon))) == {"엑셀 회계", "사무 실무", "바리스타"}
    assert titles(find(text="엑셀회계", at=noon)) == ["엑셀 회계"]


def test_the_title_counts_most(noon):
    course("사무 실무", summary="엑셀 엑셀 엑셀")
    course("엑셀로 하는 회계")
    course("엑셀")
    assert titles(find(text="엑셀", at=noon)) == ["엑셀", "엑셀로 하는 회계", "사무 실무"]


@pytest.mark.parametrize(("ranked", "many"), [(400, 4_000), (2, 4_000), (2, 0)])
def test_of_more_than_are_ordered_by_fit_titles_decide_who_is(noon, monkeypatch, ranked, many):
    """However few are ordered by fit, and however their titles are looked at."""
    monkeypatch.setattr(finding, "RANKED", ranked)
    monkeypatch.setattr(finding, "MANY", many)
    for number in range(5):
        course(f"사무 {number}", summary="엑셀 엑셀", runs=[{"starts_on": date(2026, 12, 1)}])
    course("엑셀 실무", runs=[{"starts_on": date(2026, 12, 20)}])
    course("엑셀", runs=[{"starts_on": date(2026, 12, 21)}])
    for filters in (None, Filters(mode=frozenset([Mode.FIELD]))):
        found = titles(find(text="엑셀", filters=filters, at=noon))
        assert found == ["엑셀", "엑셀 실무", *(f"사무 {number}" for number in range(5))]


def test_without_a_query_what_is_open_and_soon_comes_first(noon):
    course("나중", runs=[{"starts_on": date(2026, 12, 20)}])
    course("먼저", runs=[{"starts_on": date(2026, 12, 1)}])
    course("닫힘", runs=[{"starts_on": date(2026, 11, 30), "status": RunStatus.CLOSED}])
    assert titles(find(at=noon)) == ["먼저", "나중", "닫힘"]


def test_filters_hold_for_one_and_the_same_run(noon):
    here, there = DistrictFactory(), DistrictFactory()
    course(
        "엇갈림",
        runs=[
            {"district": here, "daily_from": "10:00"},
            {"district": there, "daily_from": "19:00"},
        ],
    )
    course("맞음", runs=[{"district": here, "daily_from": "19:00"}])
    wanted = Filters(district=frozenset([here.code]), when=frozenset(["EVENING"]))
    assert titles(find(filters=wanted, at=noon)) == ["맞음"]


def test_counts_leave_their_own_kind_open(noon):
    here, there = DistrictFactory(code="here"), DistrictFactory(code="there")
    course("가", runs=[{"district": here}])
    course("나", runs=[{"district": there}])
    course("다", runs=[{"district": there, "daily_from": "10:00"}])
    wanted = Filters(district=frozenset(["here"]), when=frozenset(["EVENING"]))
    found = find(filters=wanted, at=noon)
    assert found.courses == 1
    assert counts(found, "district") == {"here": 1, "there": 1}
    assert counts(found, "when") == {"EVENING": 1}


def test_prices_count_what_costs_no_more(noon):
    course("무료")
    course("유료", runs=[{"payer": Payer.LEARNER, "fee_won": 30_000}])
    course("모름", runs=[{"payer": Payer.UNKNOWN, "fee_won": None}])
    found = find(filters=Filters(most_won=0), at=noon)
    assert titles(found) == ["무료"]
    assert counts(found, "price") == {"0": 1, "10000": 1, "50000": 2, "100000": 2, "300000": 2}


def test_open_follows_the_clock(noon):
    window = {"apply_from_at": noon, "apply_until_at": noon + timedelta(hours=1)}
    course("한 시간", runs=[window])
    wanted = Filters(open_only=True)
    moments = [noon - timedelta(seconds=1), noon, noon + timedelta(hours=1)]
    assert [find(filters=wanted, at=at).courses for at in moments] == [0, 1, 0]


def test_near_home_with_counts_of_wider_circles(noon):
    place = PlaceFactory(latitude=10.02, longitude=20.0, coordinate_confidence="HIGH")
    course("가까움", runs=[{"place": place}])
    course("온라인", mode=Mode.ONLINE)
    wanted = Filters(home=(10.0, 20.0), within_m=3_000)
    found = find(filters=wanted, order=Order.NEAREST, at=noon)
    assert titles(found) == ["가까움"]
    assert counts(found, "near") == {"1000": 0, "3000": 1, "5000": 1, "10000": 1}


def test_nearest_soonest_cheapest(noon):
    near = {"latitude": 10.0, "longitude": 20.0}
    far = {"latitude": 10.1, "longitude": 20.0}
    paid = {"payer": Payer.LEARNER, "fee_won": 5_000}
    course("가", runs=[near | paid | {"starts_on": date(2026, 12, 9)}])
    course("나", runs=[far | {"starts_on": date(2026, 12, 8)}])
    course("다", runs=[{"schedule": Schedule.ALWAYS, "starts_on": None, "last_on": None}])
    wanted = Filters(home=(10.0, 20.0))
    assert titles(find(filters=wanted, order=Order.NEAREST, at=noon)) == ["가", "나", "다"]
    assert titles(find(filters=wanted, order=Order.SOONEST, at=noon)) == ["나", "가", "다"]
    assert titles(find(filters=wanted, order=Order.CHEAPEST, at=noon)) == ["나", "다", "가"]


def test_what_suits_only_maybe_is_kept_apart_and_counted(noon):
    sure = {"age_rule_known": True, "age_from": 40, "age_to": 64, "residence": Residence.CITY}
    course("맞음", **sure)
    course("나이 모름", residence=Residence.CITY)
    course("안 맞음", **(sure | {"age_to": 45}))
    person = Person(age=50, lives_in_city=True)
    found = find(filters=Filters(person=person, suits=True), at=noon)
    assert (titles(found), found.untold) == (["맞음"], 1)
    assert counts(found, "audience") == {"suits": 1, "may_suit": 1}
    assert titles(find(filters=Filters(person=person, may_suit=True), at=noon)) == ["나이 모름"]


def test_what_has_ended_is_not_found_but_told(noon):
    course("지난 강좌", runs=[{"starts_on": date(2026, 10, 1), "last_on": date(2026, 11, 23)}])
    found = find(text="지난 강좌", at=noon)
    assert (found.courses, found.over) == (0, 1)
    assert find(text="지난 강좌", at=noon - timedelta(days=1)).courses == 1


def test_what_is_gone_is_not_found(noon):
    gone = course("사라짐")
    gone.gone_at = noon
    gone.save()
    writing.refresh([gone.pk])
    assert find(text="사라짐", at=noon).courses == 0
    assert find(at=noon).courses == 0


def test_nothing_found_says_what_to_loosen(noon):
    here, there = DistrictFactory(code="here"), DistrictFactory(code="there")
    course("엑셀", runs=[{"district": here, "daily_from": "10:00"}])
    course("용접", runs=[{"district": there}])
    course("배관", runs=[{"district": there}])
    wanted = Filters(district=frozenset(["there"]), when=frozenset(["EVENING"]))
    found = find(text="엑셀", filters=wanted, at=noon)
    assert found.courses == 0
    assert found.looser == (Looser("text", 2),)
    wanted = Filters(district=frozenset(["here"]), when=frozenset(["EVENING"]))
    assert find(text="엑셀", filters=wanted, at=noon).looser == (Looser("when", 1),)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("text", ["", "엑셀"])
def test_pages_follow_each_other(noon, order, text):
    for number in range(7):
        course(f"엑셀 {number}", runs=[{"fee_won": None, "payer": Payer.UNKNOWN}, {}])
    seen, cursor = [], ""
    for _ in range(4):
        found = find(text=text, order=order, at=noon, cursor=cursor, size=2)
        assert found.courses == 7
        seen += titles(found)
        cursor = found.next
    assert (sorted(seen), cursor) == ([f"엑셀 {number}" for number in range(7)], "")


def test_a_cursor_of_somebody_else_starts_at_the_beginning(noon):
    course("엑셀")
    assert titles(find(at=noon, cursor="nonsense")) == ["엑셀"]


def test_statements_do_not_grow_with_the_catalogue(noon, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr("naru.catalogue.search.find.keeper", Keeper())
    course("엑셀 하나")
    for expected in range(2):
        with django_assert_num_queries(8):
            courses_of(find(text="엑셀", at=noon).hits)
        for number in range(5 - expected):
            course(f"엑셀 {number}")


def test_options_list_only_what_there_is_and_what_is_ticked(noon):
    course("가", field="digital")
    wanted = Filters(field=frozenset(["leadership"]))
    found = find(filters=wanted, at=noon)
    assert found.options["field"] == (Option("digital", 1), Option("leadership", 0))


def test_a_hit_names_the_run_that_fits(noon):
    made = CourseFactory(title="두 번")
    RunFactory(course=made, starts_on=date(2026, 12, 1), daily_from="10:00")
    evening = RunFactory(course=made, starts_on=date(2026, 12, 9), daily_from="19:00")
    writing.refresh([made.pk])
    (hit,) = find(filters=Filters(when=frozenset(["EVENING"])), at=noon).hits
    assert (hit.course_id, hit.run_id) == (made.pk, evening.pk)


@pytest.mark.parametrize("told", ["summary_en", "outlook_en", "blocks_en"])
def test_what_is_told_in_english_is_found(noon, told):
    text = "Keeping bees on roofs"
    course(
        "도시 농부",
        **{told: [{"kind": "paragraph", "text": text}] if told == "blocks_en" else text},
    )
    course("붓글씨")
    assert titles(find(text="bees roofs", at=noon)) == ["도시 농부"]
