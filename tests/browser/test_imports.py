"""An import, run as an operator runs it, is reported with the rows to mend."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from ops.tree import ROOT
from tests.browser.site import environment
from tests.browser.survey import survey
from tests.catalogue import sent
from tests.catalogue.importing import write_answer

LIST, EMPTY = "/operator/imports/", "/operator/imports/?state=BROKEN"


def bring(site, *words):
    command = [sys.executable, "manage.py", "import_catalogue", *words]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(site.database_url, site.var),
        check=False,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def reported(site, tmp_path_factory):
    """Two imports: one of three rows of which two are refused, one of an empty file."""
    folder = tmp_path_factory.mktemp("sent")
    rows = [
        sent.reservation("S1"),
        sent.reservation("S2", SVCNM="", RCPTBGNDT="2026-02-30"),
        sent.reservation("S3", X="1", Y="2"),
    ]
    whole = write_answer(folder / "education.json", "ListPublicReservationEducation", rows)
    done = bring(site, "reservations", "--file", str(whole))
    assert done.returncode == 0, done.stderr
    empty = folder / "empty.csv"
    empty.touch()
    assert bring(site, "standard", "--file", str(empty)).returncode == 1
    return site


@pytest.mark.usefixtures("reported")
def test_import_pages_are_accessible_and_fit(still_reader):
    visitor, wrong = still_reader(), []
    visitor.log_in("operator")
    links = visitor.visit(LIST).locator("main tbody a")
    details = [links.nth(at).get_attribute("href") for at in range(2)]
    for path in (LIST, EMPTY, *details, f"{details[1]}?taken=on"):
        wrong += survey(visitor, path, frame=False) + survey(visitor, f"/en{path}", frame=False)
    assert wrong == []


@pytest.mark.usefixtures("reported")
def test_an_operator_finds_the_row_to_mend_without_script(reader):
    visitor = reader(width=390, js=False)
    visitor.log_in("operator")
    page = visitor.visit("/operator/")
    page.get_by_role("link", name="서울시 공공서비스예약").click()
    page.locator("main tbody").get_by_role("link", name="서울시 공공서비스예약").click()
    expect(page.locator("main")).to_contain_text("제목이 없습니다. SVCNM 칸을 채워 주세요.")
    page.get_by_role("link", name=re.compile("날짜로 읽을 수 없습니다")).click()
    expect(page.locator("main table")).to_contain_text("2026-02-30")
    expect(page.locator("main table")).not_to_contain_text("SVCNM 칸을 채워")
