"""The session warns before it ends, and ends kindly."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def resident(reader):
    """A resident's page whose clock the test can move."""
    visitor = reader()
    visitor.log_in("resident")
    visitor.page.clock.install()
    visitor.visit("/help/")
    return visitor


def test_two_minutes_before_the_end_a_dialog_asks_and_extends(resident):
    page = resident.page
    dialog = page.get_by_role("dialog", name="곧 자동으로 로그아웃됩니다")
    page.clock.fast_forward("27:50")
    expect(dialog).to_be_hidden()
    page.clock.fast_forward("00:20")
    expect(dialog).to_be_visible()
    assert resident.violations() == []
    expect(dialog.get_by_role("button", name="계속 쓰기")).to_be_focused()
    with page.expect_response("**/session/stay/") as answer:
        dialog.get_by_role("button", name="계속 쓰기").click()
    assert answer.value.ok
    expect(dialog).to_be_hidden()
    page.clock.fast_forward("20:00")
    expect(dialog).to_be_hidden()


def test_at_the_end_a_kind_page_says_what_happened(resident):
    page = resident.page
    page.clock.fast_forward("30:01")
    page.wait_for_url("**/session/expired/")
    expect(page.get_by_role("heading", level=1)).to_have_text("로그아웃되었습니다")
    expect(page.get_by_role("link", name="다시 로그인하기")).to_be_visible()


def test_visitors_without_session_are_never_warned(reader):
    page = reader().visit("/help/")
    assert page.locator("#session").count() == 0
