"""Pages that stand only once something was begun: codes, a new password, acting for somebody.

Each hangs on what was pressed before, so they are walked here in that order.
"""

import re

import psycopg
import pytest
from playwright.sync_api import expect

from tests.browser.reader import SESSIONS
from tests.browser.survey import survey

NEW_PASSWORD = "강 건너 이쪽 나루 2026"


@pytest.fixture
def newest_code(site):
    """The number in the letter queued last; no worker sends letters here."""

    def read():
        with psycopg.connect(site.database_url) as connection:
            row = connection.execute("SELECT body FROM notices_letter ORDER BY id DESC").fetchone()
        assert row is not None
        (code,) = re.findall(r"^\s*(\d{6})\s*$", row[0], re.MULTILINE)
        return code

    return read


def press(page):
    """Send the page's form."""
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("js", [True, False])
def test_somebody_joins_by_code_with_and_without_script(reader, newest_code, js):
    visitor = reader(width=390, js=js)
    page = visitor.visit("/account/signup/")
    page.locator("[name=email]").fill(f"visitor-{js}@example.org")
    page.locator("[name=agree_service]").check()
    press(page)
    if js:
        assert survey(visitor, "/account/confirm-email/", frame=True) == []
        assert survey(visitor, "/en/account/confirm-email/", frame=True) == []
        visitor.visit("/account/confirm-email/")
    page.locator("[name=code]").fill("000000")
    press(page)
    expect(page.locator("main")).to_contain_text("번호가 맞지 않습니다")
    page.locator("[name=code]").fill(newest_code())
    press(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/account/" not in page.url


def test_codes_open_the_door_and_a_new_password_is_set(reader, newest_code):
    """By a mentor whom no other test logs in: their old password holds no more."""
    visitor = reader(width=390)
    page = visitor.visit("/account/login/code/")
    page.locator("[name=email]").fill("mentor-002@demo.example")
    press(page)
    assert survey(visitor, "/account/login/code/confirm/", frame=True) == []
    assert survey(visitor, "/en/account/login/code/confirm/", frame=True) == []
    visitor.visit("/account/login/code/confirm/")
    page.locator("[name=code]").fill(newest_code())
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("일하는 곳")
    visitor.visit("/account/logout/")
    press(page)

    visitor.visit("/account/password/reset/")
    page.locator("[name=email]").fill("mentor-002@demo.example")
    press(page)
    confirm = "/account/password/reset/confirm/"
    assert survey(visitor, confirm, frame=False) == []
    assert survey(visitor, f"/en{confirm}", frame=False) == []
    visitor.visit(confirm)
    page.locator("[name=code]").fill(newest_code())
    press(page)
    complete = "/account/password/reset/complete/"
    assert survey(visitor, complete, frame=False) == []
    assert survey(visitor, f"/en{complete}", frame=False) == []
    visitor.visit(complete)
    page.locator("[name=password1]").fill(NEW_PASSWORD)
    page.locator("[name=password2]").fill(NEW_PASSWORD)
    press(page)
    expect(page.locator("main")).to_contain_text("비밀번호")


def test_family_acts_for_a_resident_and_every_page_says_so(reader):
    """Who is let in as family afterwards comes anew: this session acts for somebody."""
    helped = reader()
    helped.log_in("resident")
    page = helped.visit("/me/helpers/")
    page.locator("form:has([name=scope]) button[type=submit]").click()
    page.wait_for_load_state()
    code = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", page.locator("main").inner_text())[0]

    family = reader()
    family.log_in("family")
    page = family.visit("/me/helping/")
    page.locator("[name=code]").fill(code)
    page.locator("form:has([name=code]) button[type=submit]").click()
    page.wait_for_load_state()
    page.locator("form[action*=start] button").first.click()
    page.wait_for_load_state()
    for path in ("/me/", "/me/profile/", "/me/receipts/", "/en/me/"):
        assert survey(family, path, frame=path == "/me/") == []
        expect(page.locator("body")).to_contain_text("가상 주민 하나")
    del SESSIONS[family.site_url, "family"]
