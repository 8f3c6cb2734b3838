"""The frame by keyboard, by finger, without script."""

import re

from playwright.sync_api import expect


def test_skip_link_comes_first_and_leads_to_the_content(reader):
    page = reader().visit("/menu/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_menu_opens_by_key_closes_by_escape_and_gives_focus_back(reader):
    page = reader().visit("/")
    summary = page.locator(".ui-gnb summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ui-gnb details").first).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "ui-menu-link"
    page.keyboard.press("Escape")
    expect(page.locator(".ui-gnb details[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_menu_closes_when_focus_or_pointer_leaves(reader):
    page = reader().visit("/")
    page.locator(".ui-gnb summary").first.click()
    page.mouse.click(640, 860)
    expect(page.locator(".ui-gnb details[open]")).to_have_count(0)


def test_phone_menu_unfolds_with_script_and_is_a_page_without(reader):
    page = reader(width=390).visit("/")
    opener = page.get_by_role("button", name="메뉴", exact=True)
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("navigation", name="주 메뉴")).to_be_visible()
    plain = reader(width=390, js=False)
    plain.visit("/").get_by_role("link", name="메뉴", exact=True).click()
    expect(plain.page).to_have_url(re.compile("/menu/$"))


def test_display_settings_work_without_script(reader):
    visitor = reader(js=False)
    page = visitor.visit("/menu/")
    page.locator(".ui-utility summary").click()
    page.get_by_label("가장 크게").check()
    page.get_by_label("선명하게").check()
    page.get_by_role("button", name="이대로 보기").click()
    root = page.locator("html")
    expect(root).to_have_attribute("data-ui-scale", "xxl")
    assert page.url.endswith("/menu/")
    expect(root).to_have_attribute("data-ui-mode", "high-contrast")
    expect(page.get_by_role("status")).to_contain_text("화면 설정을 바꾸었습니다")


def test_display_settings_show_at_once_with_script(reader):
    page = reader().visit("/menu/")
    page.locator(".ui-utility summary").click()
    before = page.evaluate("getComputedStyle(document.body).fontSize")
    page.get_by_label("크게", exact=True).check()
    assert page.evaluate("getComputedStyle(document.body).fontSize") != before


def test_language_link_keeps_the_page(reader):
    page = reader().visit("/display/?x=1")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/display/?x=1")
    page.get_by_role("link", name="한국어").click()
    assert page.url.endswith("/display/?x=1")


def test_mistakes_take_the_focus_and_lead_to_their_fields(reader):
    page = reader().visit("/components/")
    summary = page.locator(".ui-summary")
    assert summary.evaluate("e => e === document.activeElement")
    summary.get_by_role("link", name="일한 기간을 숫자로").click()
    assert page.evaluate("document.activeElement.id") == "id_wrong-years"
    described = page.locator("#id_wrong-years").get_attribute("aria-describedby")
    assert described == "id_wrong-years_helptext id_wrong-years_error"


def test_page_prints_without_menus(reader):
    page = reader().visit("/components/")
    page.emulate_media(media="print")
    expect(page.locator(".ui-gnb")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_unknown_page_is_shown_in_the_look(reader):
    visitor = reader(width=390)
    page = visitor.visit("/nowhere/", status=404)
    expect(page.get_by_role("heading", level=1)).to_have_text("찾는 화면이 없습니다")
    assert visitor.violations() == []
