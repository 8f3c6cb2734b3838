"""The same offering from two sources is one run, with a reason; what they know adds up."""

from datetime import timedelta
from decimal import Decimal

import pytest

from naru.catalogue.enums import Join
from naru.catalogue.models import Course, Run, SourceRecord
from naru.catalogue.sources.offering import merged
from tests.catalogue import sent
from tests.catalogue.importing import bring, catalogue, counts

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PLANTS = "초록쉼표, 식물과 함께하는 일상"
WINDOW = {
    "REG_STDE": "2026-11-20 10:00",
    "REG_EDDE": "2026-11-30 18:00",
    "CR_STDE": "2026-12-01",
    "CR_EDDE": "2026-12-22",
}


def joins():
    return {
        record.source: (record.join, record.joined_key[:1])
        for record in SourceRecord.objects.order_by("pk")
    }


def test_link_that_carries_the_other_sources_number(noon):
    bring(sent.RESERVATIONS, [sent.reservation("S1")], at=noon)
    link = "https://reserve.example.org/other.do?rsv_svc_id=S1&from=campus"
    run = bring(sent.CAMPUS, [sent.campus(CR_URL=link)], at=noon)
    assert counts(run) == {"rows_read": 1, "rows_new": 1, "rows_joined": 1}
    assert joins() == {"reservations": (Join.OWN, ""), "campus": (Join.SAME_NUMBER, "N")}
    assert (Course.objects.count(), Run.objects.count()) == (1, 1)


def test_old_and_new_form_of_the_number_in_links(noon):
    old = sent.reservation("S9", SVCURL="http://reserve.example.org/view.web?rsvsvcid=S1")
    bring(sent.CAMPUS, [sent.campus(CR_URL="https://r.example.org/v?rsv_svc_id=S1")], at=noon)
    bring(sent.RESERVATIONS, [old], at=noon)
    assert joins()["reservations"][0] == Join.SAME_NUMBER


def test_one_page_and_one_title(noon):
    page = {"homepageUrl": "https://campus.example.org/detail.do?id=1", "lctreNm": "식물 교실"}
    bring(sent.CAMPUS, [sent.campus("1", LCT_NM="[주거]식물 교실")], at=noon)
    bring(sent.STANDARD, [sent.standard(**page)], at=noon)
    assert joins()["standard"] == (Join.SAME_LINK, "L")


def test_one_page_for_many_courses_joins_none(noon):
    page = {"homepageUrl": "https://campus.example.org/detail.do?id=1"}
    bring(sent.CAMPUS, [sent.campus("1")], at=noon)
    bring(sent.STANDARD, [sent.standard(**page), sent.standard(**page, lctreNm="둘째")], at=noon)
    assert (Run.objects.count(), joins()["standard"][0]) == (3, Join.OWN)


def test_title_day_and_body(noon):
    bring(sent.STANDARD, [sent.standard()], at=noon)
    row = sent.reservation(
        SVCNM="[온라인] 어반스케치",
        PLACENM="나래구 평생학습관>2층",
        SVCOPNBGNDT="2026-12-03 00:00:00.0",
        SVCURL="",
    )
    bring(sent.RESERVATIONS, [row], at=noon)
    assert joins()["reservations"] == (Join.SAME_PLACE, "P")


def test_title_days_and_window(noon):
    bring(sent.RESERVATIONS, [sent.reservation(SVCNM=PLANTS, SVCURL="")], at=noon)
    bring(sent.CAMPUS, [sent.campus(**WINDOW)], at=noon)
    assert joins()["campus"] == (Join.SAME_WINDOW, "W")


@pytest.mark.parametrize(
    "changes",
    [
        {"CR_STDE": "2026-12-02"},
        {"REG_EDDE": "2026-12-01 18:00"},
        {"LCT_NM": "[주거]초록쉼표 둘째 반, 식물과 함께"},
    ],
)
def test_what_differs_in_one_thing_is_another_offering(noon, changes):
    bring(sent.RESERVATIONS, [sent.reservation(SVCNM=PLANTS, SVCURL="")], at=noon)
    bring(sent.CAMPUS, [sent.campus(**WINDOW | changes)], at=noon)
    assert joins()["campus"][0] == Join.OWN


def test_key_that_two_of_a_source_share_joins_neither(noon):
    bring(sent.RESERVATIONS, [sent.reservation(SVCNM=PLANTS, SVCURL="")], at=noon)
    bring(sent.CAMPUS, [sent.campus("1", **WINDOW), sent.campus("2", **WINDOW)], at=noon)
    assert (Run.objects.count(), joins()["campus"][0]) == (3, Join.OWN)


def test_higher_priority_decides_and_the_other_fills_what_it_does_not_know(noon):
    link = "https://reserve.example.org/o?rsv_svc_id=S1"
    bring(sent.CAMPUS, [sent.campus(CR_URL=link, LCT_COST="50,000")], at=noon)
    first = Run.objects.get()
    bring(sent.RESERVATIONS, [sent.reservation("S1", DTLCONT="", PAYATNM="")], at=noon)
    run, course = Run.objects.get(), Course.objects.get()
    assert run.pk == first.pk
    assert (course.title, course.age_from) == ("엑셀 <장부> 교실 & 나눔", 55)
    assert (run.place_words, run.capacity, run.fee_won) == ("새빛캠퍼스", 20, 50000)


def test_facts_that_belong_together_come_from_one_source(noon):
    """Free by one source and 50,000 won by the other is never "free, 50,000 won"."""
    link = "https://reserve.example.org/o?rsv_svc_id=S1"
    bring(sent.CAMPUS, [sent.campus(CR_URL=link)], at=noon)
    bring(sent.RESERVATIONS, [sent.reservation("S1", PAYATNM="유료")], at=noon)
    run = Run.objects.get()
    assert (run.payer, run.fee_won) == ("LEARNER", None)


def test_materials_come_from_whoever_tells_the_fee():
    fee = {"payer": "LEARNER", "fee_won": 4000}
    other = {"payer": "LEARNER", "fee_won": 9000, "materials_won": 5000}
    assert merged([fee, other]) == fee


def test_list_detail_and_rounds_of_a_training_add_up(noon):
    bring(sent.TRAINING, [sent.training()], at=noon)
    bring(sent.DETAIL, [sent.detail()], at=noon)
    bring(sent.ROUNDS, [sent.rounds(degree="3"), sent.rounds(degree="4")], at=noon)
    course = Course.objects.get()
    third, fourth = course.runs.order_by("starts_on")
    assert (course.hours, course.mode, third.address) == (Decimal(320), "FIELD", "하늘시 나래구")
    assert (third.records.count(), fourth.records.count(), fourth.label) == (3, 1, "4회차")
    assert {r.join for r in third.records.exclude(source="training")} == {Join.SAME_NUMBER}


def test_run_lives_while_one_source_tells_of_it_and_shows_what_that_one_knows(noon):
    link = "https://reserve.example.org/o?rsv_svc_id=S1"
    bring(sent.CAMPUS, [sent.campus(CR_URL=link), sent.campus("2")], at=noon)
    bring(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2")], at=noon)
    bring(sent.RESERVATIONS, [sent.reservation("S2")], at=noon + DAY)
    run = Run.objects.get(records__source_id="S1")
    assert (run.gone_at, run.course.title, run.place_words) == (
        None,
        "초록쉼표, 식물과 함께하는 일상",
        "",
    )
    bring(sent.CAMPUS, [sent.campus("2")], at=noon + 2 * DAY)
    run.refresh_from_db()
    assert run.gone_at == noon + 2 * DAY


@pytest.mark.parametrize("first", [sent.CAMPUS, sent.RESERVATIONS], ids=lambda c: c.name)
def test_records_part_when_their_key_is_gone(noon, first):
    """Whichever came first, and so made the run: the number in the campus's link changes."""
    link, other = "https://r.example.org/o?rsv_svc_id=S1", "https://r.example.org/o?rsv_svc_id=S7"
    rows = {"campus": [sent.campus(CR_URL=link)], "reservations": [sent.reservation("S1")]}
    second = sent.RESERVATIONS if first == sent.CAMPUS else sent.CAMPUS
    for connector in (first, second):
        bring(connector, rows[connector.name], at=noon)
    assert Run.objects.count() == 1
    run = bring(sent.CAMPUS, [sent.campus(CR_URL=other)], at=noon + DAY)
    assert counts(run) == {"rows_read": 1, "rows_changed": 1}
    assert (Run.objects.present().count(), Course.objects.present().count()) == (2, 2)
    told = {
        record.source: (record.join, record.run.course.title, record.course == record.run.course)
        for record in SourceRecord.objects.all()
    }
    assert told == {
        "campus": (Join.OWN, PLANTS, True),
        "reservations": (Join.OWN, "엑셀 <장부> 교실 & 나눔", True),
    }


def test_two_joined_sources_imported_again_change_nothing(noon):
    campus = [sent.campus(CR_URL="https://r.example.org/o?rsv_svc_id=S1"), sent.campus("2")]
    reserved = [sent.reservation("S1"), sent.reservation("S2")]
    bring(sent.CAMPUS, campus, at=noon)
    bring(sent.RESERVATIONS, reserved, at=noon)
    before = catalogue()
    bring(sent.CAMPUS, campus, at=noon + DAY)
    bring(sent.RESERVATIONS, reserved, at=noon + DAY)
    assert catalogue() == before
