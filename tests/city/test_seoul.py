"""Seoul's pack says all that the plan says, and what came of it (domain dossier, section 2)."""

from collections import Counter

import pytest

from naru.city.pack import Pack
from naru.flows.load_city import WholePack, load_city
from naru.places import queries as places
from naru.programmes import queries as programmes
from tests.city.packs import CITIES

SEOUL = CITIES / "seoul"


@pytest.fixture(scope="module")
def seoul():
    return WholePack.read(Pack(SEOUL))


@pytest.fixture(scope="module")
def figures(seoul):
    """(programme or "plan", measure, kind, period) -> value or Korean words."""
    found = {}
    owners = [("plan", seoul.programmes.plan.value.measure)]
    owners += [(read.value.code, read.value.measure) for read in seoul.programmes.programmes]
    for owner, measures in owners:
        for measure in measures:
            for one in measure.figures:
                key = (owner, measure.code, one.kind, one.period)
                found[key] = one.text.ko if one.value is None else one.value
    return found


PLAN = {
    ("plan", "areas", "2022..2026"): 5,
    ("plan", "programmes", "2022..2026"): 48,
    ("plan", "new-programmes", "2022..2026"): 19,
    ("plan", "budget", "2022..2026"): 460_000_000_000,
    ("plan", "residents", "2022"): 3_690_000,
    ("plan", "share", "2022"): pytest.approx(38.9),
    ("plan", "share-active", "2022"): pytest.approx(59.0),
    ("plan", "reach", "2022"): 40_000,
    ("plan", "reach", "2026"): 160_000,
    ("plan", "survey-people", "2022"): 4_400,
    ("online-courses", "courses", "2022..2026"): 330,
    ("field-learning", "spaces", "2022..2026"): 108,
    ("mentors", "mentors", "2022..2026"): 108,
    ("transition-centre", "opening", "2024-01"): "2024년 1월에 문을 열 계획",
    ("my-college", "universities", "2022"): 5,
    ("my-college", "universities", "2026"): 15,
    ("training-scholarship", "amount", "2022..2026"): 600_000,
    ("contribution-jobs", "places", "2022"): 4_755,
    ("contribution-jobs", "places", "2026"): 6_782,
    ("contribution-jobs", "hours", "2022"): 57,
    ("contribution-jobs", "hours", "2026"): 80,
    ("career-talent-support", "people", "2026"): 2_500,
    ("startup-academy", "sites", "2026"): 6,
    ("digital-places", "new-places", "2022..2026"): 2,
    ("life-design-school", "opening", "2024"): "2024년에 문을 열 계획",
    ("happiness-town", "opening", "2026"): "2026년까지 조성",
}
RESULTS = {
    ("plan", "residents", "2025-04"): 3_545_552,
    ("plan", "survey-people", "2022"): 5_266,
    ("online-courses", "courses", "2023-03"): 390,
    ("online-courses", "courses", "2023-07"): 404,
    ("refundable-courses", "courses", "2024"): 426,
    ("field-learning", "spaces", "2023-03"): 63,
    ("field-learning", "spaces", "2023-07"): 56,
    ("field-learning", "spaces", "2023-12"): 43,
    ("field-learning", "field-courses", "2023-07"): 888,
    ("my-college", "universities", "2023"): 6,
    ("my-college", "universities", "2024"): 17,
    ("my-college", "learners", "2024"): 3_593,
    ("my-college", "courses", "2025"): 169,
    ("my-college", "places", "2025"): 4_361,
    ("training-scholarship", "people", "2023H2"): 500,
    ("contribution-jobs", "places", "2023"): 4_632,
    ("contribution-jobs", "places", "2024"): 5_600,
    ("contribution-jobs", "places", "2025"): 6_900,
    ("contribution-jobs", "places", "2026"): 6_000,
    ("contribution-jobs", "hours", "2026"): 57,
    ("career-talent-support", "people", "2023"): 412,
    ("career-talent-support", "people", "2024"): 418,
    ("digital-places", "places", "2023"): 135,
    ("companion-plaza", "sites", "2023-12"): 2,
    ("companion-plaza", "sites", "2026-01"): 4,
    ("life-design-school", "people", "2024"): 314,
    ("east-campus", "opening", "2025"): "2025년 초에 열었음",
}


@pytest.mark.parametrize(
    ("key", "kind", "value"),
    [
        *[(key, "plan", value) for key, value in PLAN.items()],
        *[(key, "result", value) for key, value in RESULTS.items()],
    ],
    ids=str,
)
def test_what_was_planned_and_what_happened_is_there(figures, key, kind, value):
    owner, measure, period = key
    found = figures[owner, measure, kind, period]
    assert (found if isinstance(found, str) else float(found)) == value


def test_no_figure_of_the_plan_is_left_untested(figures):
    ours = {(owner, measure, period) for owner, measure, kind, period in figures if kind == "plan"}
    needs = {key for key in ours if key[1].startswith("need-")}
    assert ours - needs - {("plan", "leaving-age", "2022"), ("plan", "prepare-age", "2022")} == (
        set(PLAN)
    )


def test_every_programme_known_by_name_is_there(seoul):
    found = [read.value for read in seoul.programmes.programmes]
    assert Counter(one.area for one in found) == {
        "career": 14,
        "jobs": 13,
        "digital": 5,
        "life": 8,
        "spaces": 3,
    }
    assert Counter(one.status for one in found) == {
        "named_in_plan": 23,
        "likely_in_plan": 6,
        "post_plan": 9,
        "before_plan": 2,
        "linked": 3,
    }


def test_the_note_on_48_programmes_counts_as_the_pack_does(seoul):
    plan = {measure.code: measure for measure in seoul.programmes.plan.value.measure}
    found = [read.value.status for read in seoul.programmes.programmes]
    note = plan["programmes"].note.ko
    assert f"이름을 아는 {len(found)}개" in note
    assert f"나온 것은 {found.count('named_in_plan')}개" in note


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("contribution-jobs", [("보람일자리", 2015, 2024), ("가치동행일자리", 2025, None)]),
        (
            "career-talent-support",
            [
                ("중장년 인턴십", None, None),
                ("4050인턴십", None, None),
                ("경력인재지원", None, None),
            ],
        ),
        (
            "life-design-school",
            [("중장년 인생설계학교", 2022, 2023), ("4050 인생디자인학교", 2024, None)],
        ),
        ("my-college", [("중장년 커리어 점프업", None, None), ("서울마이칼리지", None, None)]),
        ("job-training", [("4050 직무훈련", 2024, None), ("직업훈련", None, None)]),
        (
            "training-scholarship",
            [("직업훈련 장학금", 2022, 2022), ("서울런4050 직업교육경비 지원", 2023, None)],
        ),
    ],
)
def test_a_programme_remembers_its_names(seoul, code, names):
    [found] = [read.value for read in seoul.programmes.programmes if read.value.code == code]
    assert [(one.name.ko, one.from_year, one.until_year) for one in found.names] == names


def test_population_adds_up_to_the_city(seoul):
    """Resident registration, April 2025: the published totals of the city."""
    rows = [read.value for read in seoul.places.population]
    assert len(rows) == 25 * 2 * 5
    totals = Counter()
    for row in rows:
        totals[row.sex] += row.people
    assert totals == {"male": 1_739_762, "female": 1_805_790}
    assert sum(totals.values()) == 3_545_552


def test_the_25_districts_stand_on_a_grid_of_six_by_six(seoul):
    found = [read.value for read in seoul.places.districts]
    assert len(found) == 25
    assert {one.official_code[:2] for one in found} == {"11"}
    assert max(one.column for one in found) == max(one.row for one in found) == 5
    by_name = {one.short_ko: (one.column, one.row) for one in found}
    assert (by_name["강북"], by_name["중구"], by_name["관악"]) == ((3, 0), (2, 2), (2, 5))


def test_what_is_not_verified_of_a_place_is_said(seoul):
    found = [read.value for read in seoul.places.places]
    assert len(found) == 71
    silent = [
        one.name_ko
        for one in found
        if not one.unverified_ko and (not one.address or one.confidence == "low")
    ]
    assert silent == []
    assert sum(one.latitude is not None for one in found) == 3
    assert [one.name_ko for one in found if one.district is None] == ["서울시 남부기술교육원"]


def test_summaries_speak_to_the_resident(seoul):
    """Questions and help in 해요체, one or two short sentences (ui-guide, section 8)."""
    stiff = [
        read.value.code
        for read in seoul.programmes.programmes
        if not read.value.summary.ko.endswith("요.") or len(read.value.summary.ko) > 90
    ]
    assert stiff == []


@pytest.mark.django_db(transaction=True)
def test_it_loads_and_reads_at_full_size(noon, django_assert_num_queries):
    load_city(folder=SEOUL, at=noon)
    assert not load_city(folder=SEOUL, at=noon, again=True).writes
    with django_assert_num_queries(7):
        page = programmes.programme_page("contribution-jobs")
    places_line = page.measures[0]
    assert (places_line.plan.amount, places_line.result.amount) == ("6,782명", "6,000명")
    assert {line.area.code: line.programmes for line in programmes.areas()}["career"] == 14
    assert places.population().total == 3_545_552
    assert [tile.district.short_ko for tile in places.tiles()[:2]] == ["강북", "도봉"]
    assert sum(tile.places for tile in places.tiles()) == 70
    assert len(programmes.plan_overview()) == 15
