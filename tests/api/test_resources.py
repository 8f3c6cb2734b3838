"""Each resource as a whole, once; withdrawn things are gone; a constant number of queries."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from naru.places.enums import Sex
from naru.places.models import PopulationCount
from naru.programmes.enums import FigureKind
from naru.programmes.models import ProgrammeName
from naru.sources.enums import Confidence
from tests.accounts.factories import OrganisationFactory
from tests.occupations.factories import (
    EntryRouteFactory,
    OccupationFactory,
    OccupationFieldFactory,
    OccupationSkillFactory,
    SkillFactory,
    SkillGroupFactory,
)
from tests.places.factories import DistrictFactory, PlaceFactory
from tests.programmes.factories import (
    AreaFactory,
    FigureFactory,
    MeasureFactory,
    ProgrammeFactory,
)
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db

GONE = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = {
    "code": "s1",
    "title": {"ko": "계획서", "en": "Plan"},
    "publisher": {"ko": "시청", "en": "City"},
    "published_on": "2022-12-20",
    "url": "https://example.org/plan",
}


@pytest.fixture
def source():
    return SourceFactory(
        code="s1",
        title_ko="계획서",
        title_en="Plan",
        publisher_ko="시청",
        publisher_en="City",
        published_on=date(2022, 12, 20),
        url="https://example.org/plan",
    )


def read(address):
    answer = Client().get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_areas():
    AreaFactory(number=1, code="one", name_ko="하나", name_en="One")
    AreaFactory(number=2, withdrawn_at=GONE)
    assert read("areas") == {
        "items": [
            {
                "code": "one",
                "number": 1,
                "name": {"ko": "하나", "en": "One"},
                "summary": {"ko": "무엇을 위한 분야", "en": "What it is for"},
            }
        ],
        "next": None,
    }


def make_programme(source):
    area = AreaFactory(number=1, code="one", name_ko="하나", name_en="One")
    body = OrganisationFactory(code="body", name_ko="재단", name_en="Foundation")
    programme = ProgrammeFactory(
        area=area, code="jobs", name_ko="일", name_en="Jobs", organisation=body, start_year=2023
    )
    programme.sources.add(source)
    programme.partners.add(OrganisationFactory(code="partner", name_ko="짝", name_en="Partner"))
    for position, (name, until) in enumerate([("옛 이름", 2024), ("일", None)]):
        ProgrammeName.objects.create(
            programme=programme, position=position, name_ko=name, name_en=name, until_year=until
        )
    measure = MeasureFactory(programme=programme, code="people")
    figure = FigureFactory(measure=measure, kind=FigureKind.RESULT, value=Decimal("12.50"))
    figure.sources.add(source)
    FigureFactory(measure=measure, kind=FigureKind.PLAN, period="2025", withdrawn_at=GONE)
    words = {"value": None, "text_ko": "많이", "text_en": "many", "about": True}
    FigureFactory(measure=measure, kind=FigureKind.PLAN, **words)
    MeasureFactory(programme=programme, code="old", withdrawn_at=GONE)
    return programme


def figure_of(**given):
    figure = {
        "kind": "RESULT",
        "period": "2026",
        "from_on": "2026-01-01",
        "to_on": "2027-01-01",
        "value": None,
        "about": False,
        "text": {"ko": "", "en": ""},
        "note": {"ko": "", "en": ""},
        "confidence": "HIGH",
        "sources": [],
    }
    return {**figure, **given}


SHORT = {
    "code": "jobs",
    "name": {"ko": "일", "en": "Jobs"},
    "summary": {"ko": "무엇을 받는 사업", "en": "What one gets"},
    "area": {"code": "one", "name": {"ko": "하나", "en": "One"}},
    "organisation": {"code": "body", "name": {"ko": "재단", "en": "Foundation"}},
    "plan_status": "NAMED_IN_PLAN",
    "start_year": 2023,
    "confidence": "HIGH",
}


def test_programmes(source):
    programme = make_programme(source)
    assert read("programmes")["items"] == [SHORT]
    assert read("programmes?area=one&plan_status=NAMED_IN_PLAN")["items"] == [SHORT]
    assert read("programmes?plan_status=LINKED")["items"] == []
    programme.withdrawn_at = GONE
    programme.save()
    assert read("programmes")["items"] == []
    assert Client().get("/api/v1/programmes/jobs").status_code == 404


def test_one_programme_with_names_figures_and_sources(source):
    make_programme(source)
    assert read("programmes/jobs") == {
        **SHORT,
        "note": {"ko": "", "en": ""},
        "partners": [{"code": "partner", "name": {"ko": "짝", "en": "Partner"}}],
        "names": [
            {"name": {"ko": "옛 이름", "en": "옛 이름"}, "from_year": None, "until_year": 2024},
            {"name": {"ko": "일", "en": "일"}, "from_year": None, "until_year": None},
        ],
        "measures": [
            {
                "code": "people",
                "label": {"ko": "배운 사람", "en": "Learners"},
                "unit": {"ko": "명", "en": "people"},
                "note": {"ko": "", "en": ""},
                "figures": [
                    figure_of(kind="PLAN", about=True, text={"ko": "많이", "en": "many"}),
                    figure_of(value=12.5, sources=["s1"]),
                ],
            }
        ],
        "sources": [SOURCE],
    }


def test_the_plan_as_a_whole(source):
    figure = FigureFactory(measure=MeasureFactory(programme=None, code="programmes"), value=48)
    figure.sources.add(source)
    MeasureFactory()
    plan = read("plan")
    assert [measure["code"] for measure in plan["measures"]] == ["programmes"]
    assert plan["measures"][0]["figures"] == [figure_of(kind="PLAN", value=48, sources=["s1"])]
    assert plan["sources"] == [SOURCE]


def test_places(source):
    district = DistrictFactory(code="east", name_ko="동구", name_en="East")
    place = PlaceFactory(
        code="hall",
        name_ko="배움터",
        name_en="Hall",
        district=district,
        latitude=10.5,
        longitude=20.25,
        coordinate_confidence=Confidence.LOW,
        unverified_ko="주소",
        unverified_en="address",
    )
    place.sources.add(source)
    PlaceFactory(code="gone", withdrawn_at=GONE)
    PlaceFactory(code="far", district=None)
    whole = {
        "id": str(place.public_id),
        "code": "hall",
        "name": {"ko": "배움터", "en": "Hall"},
        "kind": "CENTRE",
        "district": {"code": "east", "name": {"ko": "동구", "en": "East"}},
        "address": "",
        "point": {"latitude": 10.5, "longitude": 20.25, "confidence": "LOW"},
        "organisation": None,
        "confidence": "HIGH",
        "unverified": {"ko": "주소", "en": "address"},
        "is_sample": False,
        "sources": [SOURCE],
    }
    assert read("places/hall") == whole
    assert read("places?district=east&kind=CENTRE") == {"items": [whole], "next": None}
    assert [item["code"] for item in read("places")["items"]] == ["far", "hall"]
    assert read("places?kind=LIBRARY")["items"] == []
    assert Client().get("/api/v1/places/gone").status_code == 404


def test_districts_with_the_population_of_the_latest_day(source):
    district = DistrictFactory(code="east", official_code="11")
    for as_of_on, sex, people in (
        (date(2024, 4, 30), Sex.MALE, 1),
        (date(2025, 4, 30), Sex.MALE, 30),
        (date(2025, 4, 30), Sex.FEMALE, 12),
    ):
        PopulationCount.objects.create(
            district=district,
            sex=sex,
            age_from=40,
            age_to=45,
            people=people,
            as_of_on=as_of_on,
            source=source,
        )
    DistrictFactory(code="west")
    east, west = read("districts")["items"]
    assert (west["code"], west["population"]) == ("west", None)
    assert east["population"] == {
        "as_of_on": "2025-04-30",
        "total": 42,
        "counts": [
            {"sex": "FEMALE", "age_from": 40, "age_to": 45, "people": 12},
            {"sex": "MALE", "age_from": 40, "age_to": 45, "people": 30},
        ],
        "source": SOURCE,
    }
    assert read("districts/east") == east


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("resource", "queries"), [("areas", 2), ("programmes", 2), ("places", 3), ("districts", 3)]
)
def test_a_list_asks_the_same_number_of_queries(
    django_assert_num_queries, source, resource, queries, rows
):
    for _ in range(rows):
        ProgrammeFactory()
        PlaceFactory().sources.add(source)
    with django_assert_num_queries(queries):
        assert len(read(resource)["items"]) == rows


def test_occupations_and_skills(source):
    group = SkillGroupFactory(code="care", name_ko="돌봄", name_en="Care")
    skill = SkillFactory(
        code="skill.body", group=group, name_ko="몸", name_en="Body", taught_as=["요양"],
        ncs_code="07010202", ncs_edition="2021",
    )  # fmt: skip
    field = OccupationFieldFactory(code="care", name_ko="돌봄", name_en="Care")
    one = OccupationFactory(
        code="occ.aide", field=field, name_ko="돌봄이", name_en="Aide",
        also_ko=["도우미"], also_en=["Helper"],
    )  # fmt: skip
    one.sources.add(source)
    OccupationSkillFactory(occupation=one, skill=skill, level=3)
    OccupationSkillFactory(occupation=one, withdrawn_at=GONE)
    EntryRouteFactory(occupation=one)
    OccupationFactory(withdrawn_at=GONE)
    listed = {
        "code": "occ.aide",
        "name": {"ko": "돌봄이", "en": "Aide"},
        "summary": {"ko": "하루 종일 합니다.", "en": "Does it all day."},
        "field": {"code": "care", "name": {"ko": "돌봄", "en": "Care"}},
        "keco": {"scheme": "KECO", "edition": "2025", "code": "5501"},
        "effort": "LIGHT",
        "demands": [],
        "hours": ["FULL_TIME"],
        "hours_from": 20,
        "hours_to": 40,
    }
    assert read("occupations?field=care&hours=FULL_TIME") == {"items": [listed], "next": None}
    assert read("occupations?effort=HEAVY") == {"items": [], "next": None}
    body = {"code": "skill.body", "name": {"ko": "몸", "en": "Body"}}
    assert read("occupations/occ.aide") == {
        **listed,
        "also": [{"ko": "도우미", "en": "Helper"}],
        "skills": [{**body, "level": 3, "need": "ESSENTIAL"}],
        "certificates": [],
        "routes": [{"way": "OPEN", "text": {"ko": "바로 지원합니다.", "en": "Apply at once."}}],
        "links": [],
        "pay": None,
        "sources": [SOURCE],
    }
    assert read("skills?limit=1")["items"] == [
        {
            **body,
            "group": {"code": "care", "name": {"ko": "돌봄", "en": "Care"}},
            "taught_as": ["요양"],
            "ncs": {"scheme": "NCS", "edition": "2021", "code": "07010202"},
        }
    ]
