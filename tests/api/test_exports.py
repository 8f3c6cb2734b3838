"""Courses as files: what a search finds, and the national standard columns."""

import csv
import io

import pytest
from django.test import Client

from naru.catalogue.enums import Mode
from tests.catalogue.factories import ProviderFactory
from tests.web.public.courses.offers import course, today

pytestmark = pytest.mark.django_db


def test_csv_holds_the_runs_found_and_nothing_that_runs():
    course(
        "=HYPERLINK(1)",
        title_en="@SUM(1)",
        mode=Mode.ONLINE,
        runs=[{}, {"starts_on": today(), "weekdays": [6]}],
    )
    course("도배")
    answer = Client().get("/api/v1/exports/courses.csv?mode=ONLINE")
    raw = b"".join(answer.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["'=HYPERLINK(1)"] * 2
    assert {row["title_en"] for row in rows} == {"'@SUM(1)"}
    assert [row["weekdays"] for row in rows] == ["6", "2 4"]
    assert {row["fee_won"] for row in rows} == {"0"}
    assert {row["materials_won"] for row in rows} == {"0"}
    assert {row["capacity"] for row in rows} == {""}


def test_the_national_columns_hold_what_is_real_and_dated():
    course("제빵", provider=ProviderFactory(name="빵집"), mode=Mode.FIELD)
    course("보기", is_sample=True)
    course("언제든", runs=[{"schedule": "ALWAYS", "starts_on": None, "last_on": None}])
    answer = Client().get("/api/v1/exports/courses-standard.csv")
    raw = b"".join(answer.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [(row["강좌명"], row["운영기관명"]) for row in rows] == [("제빵", "빵집")]
    assert len(rows[0]) == 25
