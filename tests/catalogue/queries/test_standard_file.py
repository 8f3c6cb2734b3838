"""The national standard columns as a file: what spreadsheets read, and what reads back the same."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.management import call_command

from naru.catalogue.models import Course, Run
from naru.catalogue.queries import standard_file
from naru.catalogue.sources.files import rows_of
from naru.catalogue.sources.standard_cells import HEADER
from tests.catalogue import sent
from tests.catalogue.factories import CourseFactory, RunFactory
from tests.catalogue.importing import bring, catalogue, counts
from tests.places.factories import DistrictFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def district():
    return DistrictFactory(name_ko="가온구")


def exported(*, samples=False):
    runs = standard_file.standard_runs(samples=samples)
    return b"".join(standard_file.standard_lines(runs, sent.FORM))


def table(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def shown(told):
    """The catalogue without what sources said: what readers see."""
    return {name: rows for name, rows in told.items() if name != "SourceRecord"}


def back(content, tmp_path, *, at):
    path = tmp_path / f"{at:%d}.csv"
    path.write_bytes(content)
    return bring(sent.STANDARD, rows_of(path), at=at)


def test_file_has_the_columns_of_the_standard_in_their_order(noon):
    bring(sent.STANDARD, [sent.standard()], at=noon)
    content = exported()
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(HEADER).encode() + b"\r\n")
    assert table(content) == [
        {
            "강좌명": "어반 스케치",
            "강사명": "",
            "교육시작일자": "2026-12-03",
            "교육종료일자": "2026-12-24",
            "교육시작시각": "10:00",
            "교육종료시각": "12:00",
            "강좌내용": "연필로 동네를 그립니다.",
            "교육대상구분": "성인",
            "교육방법구분": "오프라인",
            "운영요일": "목요일",
            "교육장소": "나래배움터",
            "강좌정원수": "15",
            "수강료": "30000",
            "교육장도로명주소": "하늘특별시나래구 새길 2",
            "운영기관명": "나래구 평생학습관",
            "운영기관전화번호": "02-000-2222",
            "접수시작일자": "2026-11-16",
            "접수종료일자": "2026-11-27",
            "접수방법구분": "인터넷",
            "선정방법구분": "선착순",
            "홈페이지주소": "https://www.narae.example.org",
            "직업능력개발훈련비지원강좌여부": "",
            "학점은행제평가(학점)인정여부": "Y",
            "평생학습계좌제평가인정여부": "",
            "데이터기준일자": "2026-11-24",
        }
    ]


def everything(noon):
    """Every source's rows, with what is hard to write: markup, quotes, formulas, tables."""
    bring(
        sent.STANDARD,
        [sent.standard(), sent.standard(lctreNm="무료 반", lctreCost="무료")],
        at=noon,
    )
    bring(
        sent.RESERVATIONS,
        [
            sent.reservation("S1"),
            sent.reservation("S2", SVCNM='=1+1 "따옴표", 쉼표', PAYATNM="유료(요금안내문의)"),
            sent.reservation("S3", SVCNM="&lt;b&gt; 굵게", AREANM="가온구", USETGTINFO="하늘시민"),
            sent.reservation(
                "S4", SVCNM="표가 있는 반", DTLCONT="<table><tr><td>가</td><td>나</td></tr></table>"
            ),
        ],
        at=noon,
    )
    bring(sent.CAMPUS, [sent.campus()], at=noon)
    bring(sent.TRAINING, [sent.training()], at=noon)
    bring(sent.JOBS, [sent.job_centre()], at=noon)
    bring(
        sent.FORM,
        [
            sent.form("A-1"),
            sent.form("A-2", 제목="나이만 아는 반", 대상="", 나이="40세 이상 64세 이하"),
            sent.form("A-3", 제목="구민 반", **{"사는 곳": "가온구"}),
            sent.form("A-4", 제목="생활권 반", 대상="", **{"사는 곳": "생활권", "나이": ""}),
        ],
        at=noon,
        scope="saebit",
    )


def test_exported_and_imported_again_nothing_of_the_catalogue_changes(noon, district, tmp_path):
    everything(noon)
    before, first = catalogue(), exported()
    run = back(first, tmp_path, at=noon + DAY)
    assert (run.rows_refused, run.rows_repeated, run.rows_gone) == (0, 0, 0)
    assert run.rows_read == run.rows_joined + run.rows_changed + run.rows_unchanged
    assert shown(catalogue()) == shown(before)
    assert exported() == first
    again = back(first, tmp_path, at=noon + 2 * DAY)
    assert counts(again) == {"rows_read": run.rows_read, "rows_unchanged": run.rows_read}


def test_another_city_reads_what_the_standard_can_say(noon, district, tmp_path):
    everything(noon)
    first = exported()
    Run.objects.all().delete()
    Course.objects.all().delete()
    back(first, tmp_path, at=noon + DAY)
    assert undated(exported()) == undated(first)


def undated(content):
    """The rows in an order of their own, without the day since which they stand."""
    return sorted(
        (row | {"데이터기준일자": ""} for row in table(content)), key=lambda row: row["강좌명"]
    )


def test_formulas_are_harmless_and_read_back_as_they_were(noon, tmp_path):
    bring(sent.RESERVATIONS, [sent.reservation("S1", SVCNM="=1+1", PLACENM="@장소")], at=noon)
    (row,) = table(exported())
    assert (row["강좌명"], row["교육장소"]) == ("'=1+1", "'@장소")


def test_what_the_standard_has_no_room_for_stays_out(noon):
    RunFactory(schedule="ALWAYS", starts_on=None, last_on=None)
    RunFactory(status="CANCELLED")
    RunFactory(gone_at=noon)
    RunFactory(course=CourseFactory(gone_at=noon))
    sample = RunFactory(course=CourseFactory(is_sample=True)).course
    kept = RunFactory().course
    assert [row["강좌명"] for row in table(exported())] == [kept.title]
    assert {row["강좌명"] for row in table(exported(samples=True))} == {kept.title, sample.title}
    assert standard_file.left_out() == 1


def test_nothing_on_offer_is_a_file_with_its_header():
    assert table(exported()) == []


def test_statements_do_not_grow_with_the_runs(django_assert_num_queries):
    for many in (1, 12):
        for _ in range(many):
            RunFactory()
        with django_assert_num_queries(1):
            exported()


@pytest.mark.usefixtures("haneul")
def test_command_writes_the_file_and_tells_what_it_left_out(noon, tmp_path):
    bring(sent.STANDARD, [sent.standard()], at=noon)
    RunFactory(schedule="ALWAYS", starts_on=None, last_on=None)
    out, path = io.StringIO(), tmp_path / "standard.csv"
    call_command("export_catalogue", to=path, stdout=out)
    assert path.read_bytes() == exported()
    assert list(tmp_path.iterdir()) == [path]
    assert out.getvalue().splitlines() == [
        f"1 runs written to {path}.",
        "  1 have no first day, which the standard demands: left out.",
    ]


@pytest.fixture
def haneul(settings):
    settings.CITY_DIR = settings.BASE_DIR / "cities" / "haneul"
