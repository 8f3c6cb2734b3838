"""What operators and auditors do on their pages."""


def test_a_token_is_made_shown_and_revoked_without_script(reader):
    visitor = reader(width=390, js=False)
    visitor.log_in("operator")
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
    visitor.log_in("auditor")
    page = visitor.visit("/audit/proof/")
    page.get_by_role("button", name="처음부터 확인하기").click()
    assert "모두 온전합니다." in page.locator("main").inner_text()
    page.get_by_role("link", name="기록 찾기").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV로 내려받기").click()
    file = waiting.value.path().read_text(encoding="utf-8-sig")
    assert "audit.proved" in file
