"""What operators see of imports."""

from datetime import timedelta

import pytest

from naru.catalogue.queries import imports
from naru.catalogue.queries.imports import SourceState
from naru.catalogue.sources.live import Leg
from tests.catalogue import sent
from tests.catalogue.importing import bring

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_imports_newest_first(noon, django_assert_num_queries):
    runs = [bring(sent.CAMPUS, [sent.campus()], at=noon + n * DAY) for n in range(3)]
    with django_assert_num_queries(1):
        found = [(run.pk, run.by) for run in imports.imports()]
    assert found == [(run.pk, None) for run in reversed(runs)]


def test_remarks_and_reasons_of_one_import(noon):
    rows = [
        sent.reservation("S1", SVCNM=""),
        sent.reservation("S2", X="1", Y="2"),
        sent.reservation("S3", SVCNM=""),
    ]
    run = bring(sent.RESERVATIONS, rows, at=noon)
    assert [remark.number for remark in imports.remarks_of(run)] == [1, 2, 3]
    assert [remark.sentence for remark in imports.remarks_of(run, taken=False)] == [
        "제목이 없습니다. SVCNM 칸을 채워 주세요."
    ] * 2
    assert imports.reasons_of(run) == [("NO_TITLE", False, 2), ("POINT_LEFT_OUT", True, 1)]


def test_state_of_every_source(noon, django_assert_num_queries):
    bring(sent.CAMPUS, [sent.campus("1"), sent.campus("2")], at=noon)
    bring(sent.CAMPUS, [sent.campus("1")], at=noon + DAY)
    link = "https://campus.example.org/detail.do?id=1"
    title = {"lctreNm": "초록쉼표, 식물과 함께하는 일상", "homepageUrl": link}
    bring(sent.STANDARD, [sent.standard(**title)], at=noon)
    with django_assert_num_queries(2):
        found = imports.states(["campus", "standard", "jobs"])
    assert found == [
        SourceState("campus", records=2, gone=1, joined=0, last_done_at=noon + DAY),
        SourceState("standard", records=1, gone=0, joined=1, last_done_at=noon),
        SourceState("jobs", records=0, gone=0, joined=0, last_done_at=None),
    ]


def test_details_are_asked_for_rounds_that_are_there(noon):
    bring(sent.TRAINING, [sent.training("C1"), sent.training("C2")], at=noon)
    bring(sent.TRAINING, [sent.training("C2")], at=noon + DAY)
    assert imports.training_legs("training") == [
        Leg(
            parameters=(
                ("srchTrprId", "C2"),
                ("srchTrprDegr", "3"),
                ("srchTorgId", "500020001234"),
            )
        )
    ]
