"""What visitors do on the public pages."""

from playwright.sync_api import expect


def test_visitor_finds_a_programme_by_its_former_name(reader):
    page = reader(width=390, js=False).visit("/programmes/")
    page.get_by_label("사업 이름이나 찾는 말").fill("보람일자리")
    page.get_by_role("button", name="찾기").click()
    expect(page.locator("p[role=status]")).to_have_text("사업 1개")
    page.get_by_role("link", name="가치동행일자리").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("가치동행일자리")
    expect(page.get_by_text("보람일자리", exact=True)).to_be_visible()


def test_source_opens_on_demand_without_script(reader):
    page = reader(js=False).visit("/plan/")
    note = page.locator(".ui-source").first
    expect(note.locator("ul")).to_be_hidden()
    note.locator("summary").click()
    expect(note.locator("ul")).to_be_visible()


def test_visitor_goes_from_tasks_to_a_place_nearby_without_script(reader):
    page = reader(width=390, js=False).visit("/")
    page.get_by_label("자치구", exact=True).select_option(label="마포구")
    page.get_by_role("button", name="가까운 배움터 보기").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("마포구 배움터")
    page.get_by_role("link", name="서울시50플러스 중부캠퍼스").click()
    expect(page.get_by_text("서울특별시 마포구 백범로31길 21")).to_be_visible()


def test_position_of_the_device_finds_what_is_near(reader):
    here = {"latitude": 37.5466, "longitude": 126.9497}
    visitor = reader(width=390, geolocation=here, permissions=["geolocation"])
    page = visitor.visit("/places/")
    page.get_by_role("button", name="지금 있는 곳에서 가까운 순서로").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("지금 있는 곳에서 가까운 배움터")
    expect(page.locator(".ui-row").first).to_contain_text("중부캠퍼스")
    assert "37.5" not in page.url
    assert visitor.violations() == []


def test_refused_position_is_told_and_the_district_remains(reader):
    page = reader(permissions=[]).visit("/places/")
    page.evaluate("() => { navigator.geolocation.getCurrentPosition = (_, no) => no(); }")
    page.get_by_role("button", name="지금 있는 곳에서 가까운 순서로").click()
    expect(page.get_by_role("alert")).to_contain_text("자치구를 골라 주세요")


def test_opened_sources_and_menus_are_accessible_too(reader):
    for mode in ("light", "high-contrast"):
        visitor = reader(width=390, mode=mode)
        page = visitor.visit("/programmes/contribution-jobs/")
        page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        page.get_by_role("button", name="메뉴", exact=True).click()
        page.locator(".ui-gnb summary").first.click()
        assert visitor.violations() == []
        assert visitor.overflow() <= 1
        assert visitor.small_targets() == []
