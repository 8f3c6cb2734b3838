"""Every source of Seoul's pack read live from a service on this machine, and found by search."""

import io
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.utils import timezone

from naru.catalogue.models import Course, ImportRun, Run
from naru.catalogue.search.find import courses_of, find
from tests.catalogue import sent
from tests.catalogue.replay import Answer, national, plaza, plaza_error, serving, training
from tests.city.packs import CITIES

pytestmark = pytest.mark.django_db
LIFELONG = {
    "LCTR_ID": "L1",
    "LCTR_NM": "동네 기록가 과정",
    "LCTR_SE": "인문",
    "LCTR_TRGT": "40세 이상",
    "LCTR_BGNG_YMD": "20301203",
    "LCTR_END_YMD": "20301217",
    "EDNST_NM": "나래 평생학습관",
    "EDNST_LAT_CRD": "37.55",
    "EDNST_LOT_CRD": "126.99",
    "ATNLC_APLY_URL": "https://learn.example.org/L1",
}
CENTRE = sent.job_centre(EDC_BEGIN_DE_DT="20301210", EDC_END_DE_DT="20301211")
LISTS = {
    "reservations": {
        "ListPublicReservationEducation": [sent.reservation("S1", SVCNM="제빵 교실")],
        "ListPublicReservationInstitution": [sent.reservation("S2", SVCNM="공방 체험")],
    },
    "fiftyplus": {"FiftyPotalEduInfo": [sent.campus("7", CR_EDDE="2030.12.22")]},
    "lifelong": {"OfflineCourse": [LIFELONG]},
    "job-centre": {"jobEduCenterOpenInfo": [CENTRE]},
}


@pytest.fixture(autouse=True)
def seoul(settings):
    settings.CITY_DIR = CITIES / "seoul"
    settings.SOURCE_KEYS = dict.fromkeys(("plaza", "work24", "data_go_kr"), "0123456789abcdef")
    return settings


def live(source, service, **options):
    out = io.StringIO()
    call_command("import_catalogue", source, live=True, base_url=service.url, stdout=out, **options)
    return out.getvalue()


def is_found(title):
    return title in [one.title for one in courses_of(find(text=title, at=timezone.now()).hits)]


@pytest.mark.parametrize("xml", [False, True], ids=["json", "xml"])
@pytest.mark.parametrize("source", LISTS)
def test_every_list_of_the_plaza_is_read_and_found(source, xml):
    lists = LISTS[source]
    with serving(plaza(lists, xml=xml)) as service:
        told = live(source, service)
        again = live(source, service)
    rows = sum(len(one) for one in lists.values())
    assert told.startswith(f"{source}: {rows} read, {rows} new")
    assert f"0 changed, {rows} unchanged" in again
    titles = [course.title for course in Course.objects.all()]
    assert len(titles) == rows
    assert [title for title in titles if not is_found(title)] == []


def body(**whole):
    return Answer(json.dumps({"jobEduCenterOpenInfo": whole}, ensure_ascii=False).encode())


@pytest.mark.parametrize(
    ("answer", "new"),
    [
        (body(list_total_count=1, RESULT={"CODE": "INFO-000"}, row=CENTRE), 1),
        (body(list_total_count=0, RESULT={"CODE": "INFO-000"}, row=""), 0),
        (plaza_error("INFO-200", xml=True), 0),
        (plaza_error("INFO-200", xml=False), 0),
        (body(list_total_count=1, row=[{"EDC_NM": "면접", "EDC_BEGIN_DE_DT": "20301210"}]), 1),
    ],
    ids=["one row as object", "no rows as text", "nothing, XML", "nothing, JSON", "tags missing"],
)
def test_job_centre_courses_in_every_shape(answer, new):
    with serving(lambda _: answer) as service:
        told = live("job-centre", service)
    assert told.startswith(f"job-centre: {new} read, {new} new")
    assert Course.objects.count() == new


def test_a_job_centre_course_tells_what_the_row_tells():
    with serving(plaza(LISTS["job-centre"])) as service:
        live("job-centre", service)
    course, run = Course.objects.get(), Run.objects.get()
    assert (course.title, course.provider.name, course.age_from) == (
        "면접 준비반",
        "서울일자리센터",
        40,
    )
    assert (run.capacity, run.fee_won, f"{run.starts_on}", run.place_words) == (
        20,
        0,
        "2030-12-10",
        "가온구 일자리카페",
    )


def test_the_sample_key_takes_nothing_away(seoul):
    lists = {"jobEduCenterOpenInfo": [{**CENTRE, "EDC_NM": f"과정 {n}"} for n in range(7)]}
    with serving(plaza(lists)) as service:
        live("job-centre", service)
        seoul.SOURCE_KEYS = {"plaza": "sample"}
        told = live("job-centre", service)
    assert service.asked[-1] == "/sample/json/jobEduCenterOpenInfo/1/5/"
    assert "5 read, 0 new" in told
    assert Course.objects.present().count() == 7
    assert not ImportRun.objects.latest("pk").complete


def test_national_columns_are_read_live():
    row = sent.standard(edcStartDay="2030-12-03", edcEndDay="2030-12-24")
    with serving(national([row])) as service:
        told = live("standard", service)
    assert told.startswith("standard: 1 read, 1 new")
    assert is_found("어반 스케치")


def one_by_one(path):
    """Details and rounds, asked for one number at a time."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
    course, degree = asked["srchTrprId"], asked["srchTrprDegr"]
    if path.startswith("/detail"):
        return Answer(json.dumps(sent.detail(course, degree)).encode())
    listed = [sent.rounds(course, one) for one in (degree, "4")]
    return Answer(json.dumps({"returnJSON": json.dumps({"scn_list": listed})}).encode())


def test_training_list_details_and_rounds_come_together():
    listed = [sent.training(traStartDate=f"{timezone.localdate()}", traEndDate="2030-01-29")]
    with serving(training(listed)) as service:
        assert live("work24", service).startswith("work24: 1 read, 1 new")
    with serving(one_by_one) as service:
        service.url += "/detail"
        told = live("work24-detail", service)
        assert "1 read, 1 new (1 joined to another source)" in told
        service.url = service.url.replace("/detail", "/rounds")
        assert live("work24-rounds", service).startswith("work24-rounds: 2 read, 2 new")
    course = Course.objects.get()
    assert (course.title, course.hours) == ("요양보호사 자격 취득 M&A 과정", 320)
    assert Run.objects.filter(course=course).count() == 2
    assert {skill.ncs_version for skill in course.skills.all()} == {"unknown"}
    stored = json.dumps(list(course.records.values_list("raw", flat=True)), ensure_ascii=False)
    for private in ("홍길동", "010-0000-1234", "hong@example.org"):
        assert private not in stored
