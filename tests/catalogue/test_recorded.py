"""Recorded answers of the real sources: each is imported with the city's own connectors and found.

Collected only where the recordings lie (`recorded.FOLDER`, set by NARU_SAMPLES).
"""

import csv
import json
from datetime import date, datetime, time, timedelta

import pytest
from django.conf import settings

from naru.catalogue.enums import Reason
from naru.catalogue.models import Course, Run, SourceRecord
from naru.catalogue.pack import connectors
from naru.catalogue.search.find import courses_of, find
from naru.catalogue.sources import markup, values
from naru.catalogue.sources.envelopes import Passing, page
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.files import rows_of
from naru.places.models import District
from tests.catalogue import recorded
from tests.catalogue.importing import bring, catalogue, counts
from tests.catalogue.index.test_foretold import foretold_as_written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]
SOURCES = connectors(settings.BASE_DIR / "cities" / "seoul", time_zone="Asia/Seoul")
RESERVED = [f"seoul_yeyak/{name}.json" for name in (
    "education_rows_2026", "culture_response_2024", "rows_2020_xy_swapped"
)]  # fmt: skip
CAMPUS = "seoul_50plus/course_rows_rekeyed_2023.json"
ELSEWHERE = 2
"""Of the learning places' addresses: one lies in another district, one names none."""


def lying(name):
    return recorded.FOLDER / name


def sent(name):
    return list(rows_of(lying(name)))


def found(record, at):
    """Whether search finds the course by its title while its run is still to come or goes on."""
    first, title = record.run.starts_on, record.course.title
    then = min(at, datetime.combine(first, time(), at.tzinfo)) if first else at
    return title in [course.title for course in courses_of(find(text=title, at=then).hits)]


def imported(source, name, at):
    run = bring(SOURCES[source], sent(name), at=at)
    records = SourceRecord.objects.filter(import_run=run).select_related("course", "run")
    return run, list(records)


def test_the_quick_look_at_markup_reads_recorded_texts_as_the_thorough_one():
    rows = [row for name in (*RESERVED, CAMPUS) for row in sent(name)]
    texts = {text for row in rows for text in row.values() if isinstance(text, str)}
    assert texts
    assert [text for text in texts if markup.blocks(f"<p></p>{text}") != _thoroughly(text)] == []


def _thoroughly(text):
    """An empty list adds nothing, but makes the reader look for structure."""
    return markup.blocks(f"<ol></ol><p></p>{text}")


@pytest.mark.parametrize(
    ("source", "name"),
    [*(("reservations", name) for name in RESERVED), ("fiftyplus", CAMPUS)],
)
def test_recorded_rows_are_imported_and_found_and_again_change_nothing(source, name, noon):
    run, records = imported(source, name, noon)
    rows = len(sent(name))
    assert rows
    assert counts(run) == {"rows_read": rows, "rows_new": rows}
    assert [record.course.title for record in records if not found(record, noon)] == []
    before = catalogue()
    again = bring(SOURCES[source], sent(name), at=noon)
    assert (counts(again), catalogue()) == ({"rows_read": rows, "rows_unchanged": rows}, before)


@pytest.mark.parametrize("name", RESERVED)
def test_recorded_points_lie_in_the_city_whichever_way_round_they_came(name, noon):
    _, records = imported("reservations", name, noon)
    points = {(run.latitude, run.longitude) for run in (record.run for record in records)}
    assert points
    assert all(
        37.4 < latitude < 37.7 and 126.7 < longitude < 127.2 for latitude, longitude in points
    )


def test_recorded_title_in_angle_brackets_is_kept(noon):
    imported("reservations", RESERVED[1], noon)
    assert Course.objects.filter(title="2024년 <느낌 있는 박물관> 교육생 모집 안내").exists()


def test_recorded_descriptions_hold_no_markup_notice_or_script(noon):
    _, records = imported("reservations", RESERVED[2], noon)
    for record in records:
        told = json.dumps(record.course.blocks, ensure_ascii=False)
        assert record.course.blocks
        assert not any(
            sign in told for sign in ("<p", "style=", "StartFragment", "&nbsp;", "필수 준수")
        )


def test_recorded_window_of_years_is_no_course_period(noon):
    _, records = imported("reservations", RESERVED[2], noon)
    assert {record.run.starts_on for record in records} == {None}


def test_recorded_ages_are_known_only_where_the_row_states_them(noon):
    imported("reservations", RESERVED[0], noon)
    for course in Course.objects.filter(records__source="reservations"):
        assert course.age_rule_known == any(sign in course.audience for sign in ("세", "제한없음"))


def test_recorded_campus_rows_tell_days_and_fee(noon):
    imported("fiftyplus", CAMPUS, noon)
    run = Run.objects.get(records__source_id="31622628")
    assert (run.starts_on, run.last_on, run.fee_won, run.capacity, run.course.subject) == (
        date(2023, 6, 8),
        date(2023, 6, 22),
        10000,
        20,
        "주거",
    )


def test_recorded_job_posting_tells_its_deadline_and_district():
    """Postings are no courses and no importer reads them; the forms they bring are understood."""
    (posting,) = json.loads(lying("seoul_jobs/getjobinfo_partial_row_2025.json").read_text("utf-8"))
    deadline = values.moment(posting["RCEPT_CLOS_NM"], SOURCES["work24"].zone, deadline=True)
    assert f"{deadline:%Y-%m-%d %H:%M}" == "2025-07-09 00:00"
    assert knowing("reservations").district(posting["WORK_PARAR_BASS_ADRES_CN"]) == "동대문구"


def knowing(source):
    names = list(District.objects.values_list("name_ko", flat=True))
    return SOURCES[source].model_copy(update={"districts": names})


def places():
    path = lying("learning_places/seoul_digital_learning_places.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_recorded_addresses_name_their_district_or_none():
    known = knowing("standard")
    wrong = [
        row["address_raw"]
        for row in places()
        if known.district(row["address_raw"]) not in (row["district"], "")
    ]
    assert len(wrong) < ELSEWHERE, wrong


def test_courses_at_recorded_learning_places_are_found_by_the_place(noon):
    rows = [
        {
            "lctreNm": f"스마트폰 교실 {number}",
            "operInstitutionNm": "디지털배움터",
            "edcPlace": row["name_raw"],
            "edcRdnmadr": row["address_raw"],
            "edcStartDay": "2026-12-07",
        }
        for number, row in enumerate(places(), 1)
    ]
    run = bring(SOURCES["standard"], rows, at=noon)
    assert counts(run) == {"rows_read": len(rows), "rows_new": len(rows)}
    for record in SourceRecord.objects.filter(import_run=run).select_related("course", "run")[::12]:
        words = record.run.place_words
        assert "<" not in words
        titles = [one.title for one in courses_of(find(text=f"{words} 스마트폰", at=noon).hits)]
        assert record.course.title in titles


def test_recorded_result_codes_mean_what_the_list_says():
    verdicts = {}
    for row in rows_of(lying("errors/seoul_result_codes.csv")):
        code = row.get("code") or row.get("CODE")
        body = json.dumps({"RESULT": {"CODE": code, "MESSAGE": ""}}).encode()
        try:
            page(body)
            verdicts[code] = "taken"
        except Passing:
            verdicts[code] = "again"
        except NotReadable as wrong:
            verdicts[code] = wrong.failure.name
    passing = {"ERROR-500": "again", "ERROR-600": "again", "ERROR-601": "again"}
    assert passing.items() <= verdicts.items()
    assert (verdicts["INFO-200"], verdicts["INFO-100"]) == ("taken", "BAD_KEY")
    others = {c: v for c, v in verdicts.items() if c.startswith("ERROR-3") and c != "ERROR-337"}
    assert set(others.values()) == {"SOURCE_SAYS"}


def test_recorded_gateway_and_empty_answers_are_understood():
    with pytest.raises(NotReadable) as told:
        page(lying("errors/datagokr_gateway_key_error.xml").read_bytes())
    assert told.value.failure == "BAD_KEY"
    empty = page(lying("work24_wanted/empty_006.xml").read_bytes())
    assert (empty.rows, empty.total) == ([], 0)
    with pytest.raises(NotReadable) as told:
        page(lying("work24_wanted/service_error_go24.xml").read_bytes())
    assert told.value.failure == "SOURCE_SAYS"


def test_recorded_training_rows_are_read_only_with_their_number(noon):
    """A posting is no training course: it is refused with what it lacks, and nothing is guessed."""
    answer = sent("seoul_jobs/getjobinfo_partial_row_2025.json")
    run = bring(SOURCES["work24"], answer, at=noon)
    assert counts(run) == {"rows_read": 1, "rows_refused": 1}
    assert {remark.reason for remark in run.remarks.all()} == {Reason.NO_ID, Reason.NO_TITLE}


@pytest.mark.parametrize(
    ("source", "name"),
    [*(("reservations", name) for name in RESERVED), ("fiftyplus", CAMPUS)],
)
def test_recorded_rows_are_foretold(source, name, noon):
    """What is told of the rows alone is what search makes of the courses."""
    bring(SOURCES[source], sent(name), at=noon + timedelta(hours=1))
    assert foretold_as_written(source) > 0
