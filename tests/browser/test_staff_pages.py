"""Pages behind a role: accessible, fitting and light too; demo people log in as anybody would."""

import pytest

from naru.flows.seed_demo import PASSWORD

PAGES = {
    "operator": [
        "/operator/",
        "/operator/jobs/",
        "/operator/jobs/?standing=STALLED",
        "/operator/tokens/",
        "/operator/tokens/new/",
    ],
    "auditor": ["/audit/", "/audit/?action=nothing", "/audit/proof/"],
}
"""By the demo person who may open them; other areas add theirs."""


def log_in(visitor, key):
    """Through the form, with the demo password."""
    page = visitor.visit("/account/login/")
    page.locator("input[name=login]").fill(f"{key}@demo.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form:has(input[name=password]) button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/account/login" not in url)


@pytest.mark.parametrize("person", PAGES)
def test_page_is_accessible_and_fits(reader, person):
    wrong = []
    for width, mode in ((390, "light"), (1280, "high-contrast")):
        visitor = reader(width=width, mode=mode)
        log_in(visitor, person)
        for path in PAGES[person]:
            wrong += visitor.check(path) + visitor.check(f"/en{path}")
    assert wrong == []


def test_a_token_is_made_shown_and_revoked_without_script(reader):
    visitor = reader(width=390, js=False)
    log_in(visitor, "operator")
    page = visitor.visit("/operator/tokens/new/")
    page.get_by_label("어느 프로그램이 쓰나요?").fill("통계 연구소")
    page.get_by_label("담당자의 업무용 이메일").fill("lab@example.org")
    page.get_by_role("button", name="토큰 만들기").click()
    secret = page.locator("code", has_text="naru_").first.inner_text()
    assert len(secret) == len("naru_") + 43
    page.get_by_role("link", name="옮겨 적었어요").click()
    assert secret not in page.content()
    page.get_by_role("link", name="폐기하기").first.click()
    page.get_by_role("button", name="토큰 폐기하기").click()
    assert "토큰을 폐기했습니다." in page.locator("main").inner_text()


def test_an_auditor_proves_the_trail_and_downloads_it(reader):
    visitor = reader()
    log_in(visitor, "auditor")
    page = visitor.visit("/audit/proof/")
    page.get_by_role("button", name="처음부터 확인하기").click()
    assert "모두 온전합니다." in page.locator("main").inner_text()
    page.get_by_role("link", name="기록 찾기").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV로 내려받기").click()
    file = waiting.value.path().read_text(encoding="utf-8-sig")
    assert "audit.proved" in file
