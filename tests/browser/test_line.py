"""Before a door opens, a device whose clock is wrong by ten minutes shows ours; nothing opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest
from playwright.sync_api import expect

WRONG = """
const Right = Date;
Date = class extends Right {
  constructor(...told) { super(...(told.length ? told : [Right.now() + %(by)s])); }
  static now() { return Right.now() + %(by)s; }
};"""
OPENS = """
UPDATE enrolments_intake i SET opens_at = %(at)s FROM catalogue_run r, enrolments_intake was
WHERE r.id = i.run_id AND r.public_id = %(run)s AND was.id = i.id RETURNING was.opens_at"""
SEOUL, DAY_S, PATIENCE_S = ZoneInfo("Asia/Seoul"), 86_400, 20


@contextmanager
def opening(site, run: str, *, at: datetime) -> Iterator[None]:
    """The door of a run opens then, as long as the block lasts."""
    with psycopg.connect(site.database_url, autocommit=True) as db:
        ((before,),) = db.execute(OPENS, {"run": run, "at": at}).fetchall()
        try:
            yield
        finally:
            db.execute(OPENS, {"run": run, "at": before})


def seconds_off(shown: str) -> int:
    """How far a clock of hours, minutes and seconds is from ours in Seoul."""
    hours, minutes, seconds = map(int, shown.split(":"))
    now = datetime.now(SEOUL)
    off = abs(
        hours * 3600 + minutes * 60 + seconds - now.hour * 3600 - now.minute * 60 - now.second
    )
    return min(off, DAY_S - off)


@pytest.mark.parametrize("minutes", [10, -10])
def test_a_clock_that_is_wrong_shows_ours_and_opens_nothing_early(reader, site, minutes):
    visitor = reader(width=390)
    visitor.page.add_init_script(WRONG % {"by": minutes * 60_000})
    visitor.log_in("newcomer")
    apply = f"/courses/{site.words['door_course']}/{site.words['door_run']}/apply/"
    with opening(site, site.words["door_run"], at=datetime.now(UTC) + timedelta(minutes=5)):
        page = visitor.visit(apply)
        expect(page.get_by_role("button", name="신청하기", exact=True)).to_have_count(0)
        page.get_by_role("button", name="줄 서기", exact=True).click()
        page.wait_for_url("**/line/**")
        told = page.evaluate("Date.now()") / 1000 - datetime.now(UTC).timestamp()
        assert abs(told - minutes * 60) < PATIENCE_S
        before = page.locator("[data-clock]").inner_text()
        expect(page.locator("[data-clock]")).not_to_have_text(before)
        assert seconds_off(page.locator("[data-clock]").inner_text()) < PATIENCE_S
        expect(page.locator("[data-go]")).to_be_hidden()
