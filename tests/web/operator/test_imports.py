"""Operators see what every import did, which rows to mend, and how each source stands."""

from datetime import timedelta

import pytest
from django.urls import reverse

from naru.accounts.enums import Role
from naru.catalogue.enums import ImportState, Reason
from naru.catalogue.services import staging
from tests.accounts.factories import UserFactory
from tests.catalogue import sent
from tests.catalogue.factories import ImportRemarkFactory, ImportRunFactory
from tests.catalogue.importing import bring
from tests.web.staff import client_of

pytestmark = pytest.mark.django_db
LIST = "operator_imports"


@pytest.fixture
def operator():
    return client_of(Role.OPERATOR)


def text(response):
    return " ".join(response.content.decode().split())


def detail(client, run, query=""):
    return client.get(reverse("operator_import", args=[run.public_id]) + query)


def running(**facts):
    return ImportRunFactory(state=ImportState.RUNNING, ended_at=None, **facts)


def test_the_list_tells_source_time_person_state_and_counts(operator, noon):
    who = UserFactory(email="hand@example.org")
    ImportRunFactory(
        by=who,
        started_at=noon,
        rows_read=1234,
        rows_new=1000,
        rows_changed=200,
        rows_unchanged=4,
        rows_gone=7,
        rows_refused=30,
    )
    page = text(operator.get(reverse(LIST)))
    told = ("서울시 공공서비스예약", "hand@example.org", "끝남", "1,234", "1,000", "200", "7", "30")
    assert [one for one in told if one not in page] == []


def test_the_list_is_in_the_readers_language(operator):
    ImportRunFactory()
    page = text(operator.get("/en" + reverse(LIST)))
    assert "Seoul public-service reservations" in page
    assert "By command on the server" in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("?source=work24", 1),
        ("?state=REFUSED", 1),
        ("?source=work24&state=DONE", 0),
        ("?source=nothing", 3),
        ("?state=nothing", 3),
        ("?page=99", 3),
    ],
)
def test_imports_are_listed_by_source_and_state(operator, query, count):
    ImportRunFactory()
    ImportRunFactory(source="work24", state=ImportState.BROKEN, failure="STOPPED")
    ImportRunFactory(source="standard", state=ImportState.REFUSED, failure="EMPTY_FILE")
    response = operator.get(reverse(LIST) + query)
    assert len(response.context["listed"]) == count


def test_an_empty_list_leads_on(operator):
    assert "아직 가져온 적이 없습니다." in text(operator.get(reverse(LIST)))
    ImportRunFactory()
    page = text(operator.get(reverse(LIST), {"state": "BROKEN"}))
    assert "이런 가져오기가 없습니다." in page


def test_one_that_runs_tells_how_far_it_is(operator):
    run = running(rows_read=120, position={"whole": 400})
    with staging.only_one("reservations"):
        assert "진행 중" in text(operator.get(reverse(LIST)))
        page = text(detail(operator, run))
    assert "지금 가져오고 있습니다." in page
    assert "읽은 줄 120 / 400" in page


def test_one_whose_process_was_killed_says_so(operator):
    run = running(rows_read=120)
    with staging.only_one("reservations", "another provider"):
        assert "멈춘 듯함" in text(operator.get(reverse(LIST)))
        assert "일하던 프로그램이 사라졌습니다." in text(detail(operator, run))


def test_refused_rows_are_named_with_what_to_mend(operator, noon):
    rows = [
        sent.reservation("S1"),
        sent.reservation("S2", SVCNM=""),
        sent.reservation("S3", RCPTBGNDT="2026-02-30"),
        sent.reservation("S4", X="1", Y="2"),
    ]
    run = bring(sent.RESERVATIONS, rows, at=noon)
    page = text(detail(operator, run))
    assert "제목이 없습니다. SVCNM 칸을 채워 주세요." in page
    assert "RCPTBGNDT 칸을 날짜로 읽을 수 없습니다(‘2026-02-30’)" in page
    assert "좌표가 우리나라 밖" not in page
    left_out = text(detail(operator, run, "?taken=on"))
    assert "좌표가 우리나라 밖이라서 담지 않았습니다(1, 2)." in left_out
    assert "SVCNM 칸을 채워" not in left_out


def test_rows_are_listed_by_reason_and_page(operator):
    run = ImportRunFactory(rows_read=70, rows_new=9, rows_refused=61)
    for _ in range(60):
        ImportRemarkFactory(import_run=run)
    ImportRemarkFactory(import_run=run, reason=Reason.BAD_DATE, params={"column": "A"})
    first, second = (detail(operator, run, query).context["page"] for query in ("", "?page=2"))
    assert (len(first), len(second)) == (50, 11)
    dates = detail(operator, run, "?reason=BAD_DATE")
    assert [one.reason for one in dates.context["page"]] == ["BAD_DATE"]
    assert len(detail(operator, run, "?reason=nothing").context["page"]) == 50


def test_an_import_that_took_nothing_says_why(operator):
    run = ImportRunFactory(
        state=ImportState.REFUSED,
        rows_read=0,
        rows_new=0,
        failure="TOO_BIG",
        failure_params={"size": 1024, "limit": 300},
    )
    assert "파일이 너무 큽니다(1024 MB). 300 MB까지" in text(detail(operator, run))


def test_a_loss_that_was_not_believed_is_told_with_what_to_do(operator):
    run = ImportRunFactory(gone_withheld=12)
    page = text(detail(operator, run))
    assert "12건이 오지 않았습니다." in page
    assert "--believe-loss" in page


def test_the_overview_tells_when_each_source_was_read_last(operator, noon):
    bring(sent.RESERVATIONS, [sent.reservation("S1"), sent.reservation("S2")], at=noon)
    bring(
        sent.RESERVATIONS,
        [sent.reservation("S1")],
        at=noon + timedelta(days=1),
        believe_loss=True,
    )
    response = operator.get(reverse("operator_home"))
    states = {one.title: one.state for one in response.context["sources"]}
    reserved = states["서울시 공공서비스예약"]
    assert (reserved.records, reserved.gone, reserved.last_done_at) == (
        2,
        1,
        noon + timedelta(days=1),
    )
    assert states["고용24 훈련과정"].last_done_at is None
    assert "아직 없음" in text(response)


@pytest.mark.parametrize("many", [1, 8])
def test_pages_ask_the_same_number_of_queries(operator, django_assert_num_queries, many):
    run = ImportRunFactory(by=UserFactory())
    for n in range(many):
        ImportRemarkFactory(import_run=run)
        ImportRunFactory(by=UserFactory())
        running(scope=str(n))
    operator.get(reverse(LIST))
    with django_assert_num_queries(7):
        operator.get(reverse(LIST))
    with django_assert_num_queries(8):
        detail(operator, run)
