"""Finding a course and reading it: by keyboard, on a phone, without script, back and forth."""

import json
import re

import httpx
import pytest
from playwright.sync_api import expect


@pytest.fixture
def course_path(site):
    """The page of a course on the spot with dates still to come."""
    found = httpx.get(f"{site.url}/api/v1/courses?mode=FIELD&sort=soonest&limit=1", timeout=30)
    return found.json()["items"][0]["page"]


def count(page):
    return int(page.locator("#results-title b").inner_text())


def test_suggestions_are_chosen_by_keyboard(reader):
    visitor = reader()
    page = visitor.visit("/courses/")
    box = page.get_by_role("combobox", name="무엇을 배우고 싶으세요?")
    box.focus()
    page.keyboard.type("ㅇㅅ")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    assert visitor.violations() == []
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("ㅇㅅ")
    page.keyboard.press("ArrowDown")
    chosen = options.first.get_attribute("data-text")
    page.keyboard.press("Enter")
    expect(box).to_have_value(chosen)
    expect(page.locator(".ui-off")).to_contain_text(chosen)
    expect(page).to_have_url(re.compile(r"/courses/\?q="))
    assert page.evaluate("document.activeElement.id") == "q"
    assert visitor.problems == []


def test_a_tick_narrows_in_place_and_back_brings_the_list_before(reader):
    visitor = reader()
    page = visitor.visit("/courses/")
    every = count(page)
    page.evaluate("window.stayed = true")
    page.get_by_label("현장").first.check()
    expect(page).to_have_url(re.compile(r"\?mode=FIELD$"))
    expect(page.locator(".ui-off a").first).to_contain_text("현장")
    narrowed = count(page)
    assert 0 < narrowed < every
    assert page.evaluate("window.stayed") is True
    assert page.evaluate("document.activeElement.id") == "mode-FIELD"
    expect(page.locator("#results-status")).to_contain_text(str(narrowed))
    assert page.get_by_role("link", name="English").get_attribute("href").endswith("?mode=FIELD")
    page.get_by_label("무료").check()
    expect(page).to_have_url(re.compile(r"cost=0$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?mode=FIELD$"))
    expect(page.locator("#results-title b")).to_have_text(str(narrowed))
    expect(page.locator("#mode-FIELD")).to_be_checked()
    page.go_back()
    expect(page.locator("#results-title b")).to_have_text(str(every))
    expect(page.locator("#mode-FIELD")).not_to_be_checked()
    assert visitor.problems == []


def test_a_chip_takes_its_condition_off_and_leads_to_the_list(reader):
    page = reader().visit("/courses/?mode=FIELD&when=EVENING&home=mapo-gu&within=5000")
    page.locator(".ui-off a", has_text="현장").click()
    expect(page.locator("#mode-FIELD")).not_to_be_checked()
    expect(page).to_have_url(re.compile(r"\?when=EVENING&home=mapo-gu&within=5000$"))
    expect(page.locator("#results-title")).to_be_focused()
    page.locator(".ui-off a", has_text="사는 곳").click()
    expect(page).to_have_url(re.compile(r"\?when=EVENING$"))
    expect(page.locator("#home")).to_have_value("")


def test_distances_follow_the_place_they_are_measured_from(reader):
    visitor = reader()
    page = visitor.visit("/courses/?mode=FIELD")
    page.locator(".ui-fold > summary").first.click()
    expect(page.locator("#whence")).to_contain_text("사는 자치구나 배움터를 고르면")
    expect(page.locator("#n-within-3000")).to_be_empty()
    page.get_by_label("거리를 재는 곳").select_option("50plus-central-campus")
    expect(page).to_have_url(re.compile(r"from=50plus-central-campus$"))
    expect(page.locator("#whence")).to_contain_text("곧게 잰 거리예요")
    near = int(page.locator("#n-within-3000").inner_text())
    page.get_by_label("3 km 안").check()
    expect(page.locator("#results-title b")).to_have_text(str(near))
    page.locator("#sort").select_option("nearest")
    expect(page).to_have_url(re.compile(r"sort=nearest$"))
    expect(page.locator(".ui-row").first).to_contain_text("거리")
    assert visitor.violations() == []
    page.go_back()
    expect(page.locator("#sort")).to_have_value("")
    page.locator(".ui-off a", has_text="중부캠퍼스에서").click()
    expect(page).to_have_url(re.compile(r"\?mode=FIELD$"))
    expect(page.locator("#from")).to_have_value("")
    assert visitor.problems == []


def test_on_a_phone_the_filters_fold_and_the_button_leads_to_the_list(reader):
    visitor = reader(width=390)
    page = visitor.visit("/courses/")
    evening = page.get_by_label("평일 저녁")
    expect(evening).to_be_hidden()
    page.locator(".ui-panel > summary").click()
    evening.check()
    expect(page).to_have_url(re.compile("when=EVENING"))
    expect(evening).to_be_visible()
    assert visitor.violations() == []
    assert visitor.overflow() <= 1
    page.get_by_role("button", name="이 조건으로 찾기").click()
    expect(evening).to_be_hidden()
    expect(page.locator("#results-title")).to_be_focused()


def test_everything_works_without_script(reader):
    page = reader(width=390, js=False).visit("/courses/")
    page.get_by_label("무엇을 배우고 싶으세요?").fill("제빵")
    page.get_by_role("button", name="찾기", exact=True).click()
    expect(page.locator(".ui-off a").first).to_contain_text("제빵")
    page.locator(".ui-panel > summary").click()
    page.get_by_label("현장").first.check()
    page.get_by_role("button", name="이 조건으로 찾기").click()
    expect(page.locator("#mode-FIELD")).to_be_checked()
    page.locator(".ui-off a", has_text="현장").click()
    expect(page.locator("#mode-FIELD")).not_to_be_checked()
    page.goto(page.url + "&from=50plus-central-campus")
    page.locator(".ui-panel > summary").click()
    page.get_by_label("10 km 안").check()
    page.get_by_role("button", name="이 조건으로 찾기").click()
    expect(page.locator(".ui-off")).to_contain_text("10 km 안")
    page.get_by_role("link", name=re.compile("10 km 안 빼고 보기")).click()
    expect(page.locator(".ui-results")).to_contain_text("곧게 잰 거리예요")
    page.locator(".ui-row h3 a").first.click()
    expect(page.get_by_role("heading", name="한눈에 보기")).to_be_visible()
    expect(page.get_by_role("button", name="알려 주기")).to_be_hidden()
    expect(page.get_by_role("link", name="이메일로 보내기")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "mode", "width"), [("", "light", 390), ("/en", "high-contrast", 1280)]
)
def test_what_a_course_page_unfolds_is_accessible_and_fits(
    reader, course_path, language, mode, width
):
    """The page itself is in the walk; here all that is folded away is open."""
    visitor = reader(width=width, mode=mode)
    visitor.visit(language + course_path)
    visitor.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    assert visitor.violations() == []
    assert visitor.overflow() <= 1


def test_linked_data_stands_beside_the_strict_policy(reader, course_path):
    visitor = reader()
    page = visitor.visit(course_path)
    data = json.loads(page.locator("script[type='application/ld+json']").text_content())
    assert (data["@type"], data["name"]) == ("Course", page.locator("h1").inner_text())
    assert data["hasCourseInstance"][0]["@type"] == "CourseInstance"
    assert visitor.problems == []


def test_sharing_copies_the_address_where_the_device_has_nothing_better(reader, course_path):
    visitor = reader(permissions=["clipboard-read", "clipboard-write"])
    page = visitor.visit(course_path)
    page.evaluate("delete Navigator.prototype.share")
    page.get_by_role("button", name="알려 주기").click()
    expect(page.get_by_text("주소를 복사했습니다.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(course_path)


def test_dates_come_as_a_file_and_the_sheet_prints_them_all(reader, course_path):
    page = reader().visit(course_path)
    with page.expect_download() as file:
        page.get_by_role("link", name="내 달력에 담기").first.click()
    assert file.value.suggested_filename.endswith(".ics")
    page.emulate_media(media="print")
    expect(page.locator(".ui-dates li").first).to_be_visible()
    expect(page.locator(".ui-gnb")).to_be_hidden()
    expect(page.get_by_role("link", name="내 달력에 담기").first).to_be_hidden()


def test_a_course_at_a_place_is_found_from_the_place(reader):
    page = reader(width=390).visit("/place/50plus-central-campus/")
    page.get_by_role("link", name="이곳 강좌 모두 보기").click()
    expect(page.locator(".ui-off")).to_contain_text("중부캠퍼스")
    assert count(page) > 0
