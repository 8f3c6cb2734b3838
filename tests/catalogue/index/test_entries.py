"""A course turned into what search keeps of it."""

from datetime import date

import pytest

from naru.catalogue.enums import Payer, Residence, RunStatus
from naru.catalogue.finding.tags import Offer
from naru.catalogue.index import entries
from naru.catalogue.index.entries import offer_of
from naru.catalogue.index.told import Spots, told_of
from tests.catalogue.factories import CourseFactory, ProviderFactory, RunFactory, SkillFactory
from tests.places.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def entry_of(course):
    (told,) = told_of([course.pk], Spots())
    return entries.entry_of(told)


def offers_of(course):
    import json

    return [offer_of(one) for one in json.loads(entry_of(course).offers)]


def test_a_course_carries_its_words_by_weight():
    course = CourseFactory(
        title="바리스타",
        provider=ProviderFactory(name="나루"),
        blocks=[{"kind": "list", "ordered": False, "items": ["원두"]}],
        certificate="바리스타 2급",
    )
    SkillFactory(course=course, name="라테")
    vector = entry_of(course).vector
    assert "'바리':1A" in vector
    assert "'라테':14B" in vector
    assert "'나루':" in vector
    assert "'원두'" in vector.split()


def test_a_run_becomes_an_offer_with_everything_it_is_filtered_by():
    district = DistrictFactory()
    place = PlaceFactory(district=district, latitude=None, longitude=None)
    course = CourseFactory(
        field="digital",
        age_rule_known=True,
        age_from=40,
        age_to=64,
        residence=Residence.CITY,
        certificate="컴퓨터활용능력 2급",
    )
    run = RunFactory(course=course, place=place)
    assert offers_of(course) == [
        Offer(
            run_id=run.pk,
            first=date(2026, 12, 8).toordinal(),
            last=date(2026, 12, 31).toordinal(),
            fee=0,
            point=(district.latitude, district.longitude),
            opens=(0, 1 << 62),
            tags=(
                "age:40-64",
                "home:CITY",
                "mode:FIELD",
                "field:digital",
                "certificate:*",
                "certificate:컴퓨터활용능력 2급",
                f"district:{district.code}",
                "when:EVENING",
            ),
        )
    ]


def test_what_is_not_told_has_no_tag():
    course = CourseFactory(mode="UNKNOWN")
    RunFactory(
        course=course, payer=Payer.UNKNOWN, fee_won=None, weekdays=[], status=RunStatus.UNKNOWN
    )
    (offer,) = offers_of(course)
    assert (offer.tags, offer.fee, offer.point, offer.opens) == (
        ("age:?", "home:?"),
        None,
        None,
        None,
    )


def test_a_rule_for_one_district_names_it():
    district = DistrictFactory()
    course = CourseFactory(residence=Residence.DISTRICT, residence_district=district)
    assert f"home:DISTRICT:{district.code}" in offers_of(course)[0].tags


def test_a_course_without_any_run_is_still_found(noon):
    (offer,) = offers_of(CourseFactory())
    assert (offer.run_id, offer.first, offer.opens) == (None, None, None)


def test_what_is_gone_or_cancelled_is_kept_empty(noon):
    gone = CourseFactory(gone_at=noon)
    cancelled = RunFactory(status=RunStatus.CANCELLED).course
    assert [entry_of(one).offers for one in (gone, cancelled)] == ["[]", "[]"]
    assert [entry_of(one).vector for one in (gone, cancelled)] == ["", ""]


def test_terms_are_names_and_the_words_of_the_title():
    course = CourseFactory(
        title="[커리어] 엑셀 회계를 배우는 과정",
        certificate="전산회계 2급, 컴퓨터활용능력",
        provider=ProviderFactory(name="나루 배움터"),
    )
    assert entry_of(course).terms == (
        "전산회계 2급",
        "컴퓨터활용능력",
        "나루 배움터",
        "엑셀 회계를 배우는 과정",
        "엑셀",
        "회계",
    )


def test_a_description_of_any_depth_is_read():
    course = CourseFactory(
        blocks=[
            {"kind": "heading", "text": "소개"},
            {"kind": "table", "rows": [["첫날", "용접"], ["둘째 날", "절단"]]},
            {"kind": "odd"},
        ]
    )
    vector = entry_of(course).vector
    assert all(f"'{word}'" in vector for word in ("소개", "용접", "절단"))
