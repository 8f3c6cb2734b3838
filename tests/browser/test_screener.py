"""The screener walked as its readers walk it: by keyboard on a phone, and without script."""

import re

import pytest

ASKED = re.compile(r"/check/ask/(\w+)/")
MOST_TABS = 60
TYPED = {"birth_on": ("1976", "3", "2")}
YES = {"lives_in_city", "works_in_city"}


def tab_to(page, selector):
    """Press Tab until the focus is on what the selector names, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab on {page.url}")


def answer_by_keyboard(page, fact):
    """Fill the question in and send it, keys only."""
    tab_to(page, "[name^=answer]")
    if fact in TYPED:
        for place, part in enumerate(TYPED[fact]):
            if place:
                page.keyboard.press("Tab")
            page.keyboard.type(part)
    elif page.locator("input[name=answer][type=radio]").count():
        page.keyboard.press("Space" if fact in YES or fact == "employment" else "ArrowDown")
    elif page.locator("input[name=answer][type=checkbox]").count():
        tab_to(page, "input[value=NONE]")
        page.keyboard.press("Space")
    else:
        page.keyboard.type("2")
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_phone_and_a_keyboard_are_enough(still_reader, language):
    visitor = still_reader(width=390)
    page = visitor.visit(f"{language}/check/")
    tab_to(page, "#main form button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    wrong, asked = [], []
    while (found := ASKED.search(page.url)) is not None:
        asked.append(found[1])
        assert len(asked) == len(set(asked)) <= 20, asked
        wrong += [f"{found[1]}: {line}" for line in flaws(visitor)]
        answer_by_keyboard(page, found[1])
    assert page.url.endswith("/check/result/")
    assert wrong + flaws(visitor) == []
    assert wrong + [line for path in ("paper/", "") for line in visitor.check(
        f"{language}/check/result/{path}")] == []  # fmt: skip
    size, requests = visitor.weight()
    assert size <= 150_000
    assert requests <= 10


def flaws(visitor):
    """What axe, a narrow screen and a thumb find on the page as it stands."""
    over = visitor.overflow()
    wide = [f"{over:.0f} px too wide"] if over > 1 else []
    return [*visitor.violations(), *visitor.small_targets(), *wide]


def go(target):
    """Press what leads to another page, and wait for that."""
    with target.page.expect_navigation():
        target.click()


def test_without_script_one_can_answer_skip_go_back_change_and_erase(reader):
    visitor = reader(width=390, js=False)
    page = visitor.visit("/check/")
    go(page.get_by_role("button", name="시작하기"))
    for name, part in zip(("year", "month", "day"), TYPED["birth_on"], strict=True):
        page.locator(f"input[name=answer_{name}]").fill(part)
    go(page.get_by_role("button", name="다음 물음"))
    first = page.url
    go(page.get_by_role("button", name="모르겠어요, 건너뛰기"))
    go(page.get_by_role("link", name="앞 물음으로"))
    assert page.url == first
    go(page.get_by_role("link", name="지금까지의 결과 보기"))
    main = page.locator("main").inner_text()
    assert "1976년 3월 2일(화)" in main
    assert "건너뛴 물음:" in main
    go(page.get_by_role("link", name="언제 태어나셨나요"))
    page.locator("input[name=answer_year]").fill("2990")
    go(page.get_by_role("button", name="고치고 결과 보기"))
    assert "오늘보다 뒤의 날은 적을 수 없어요." in page.locator("[role=alert]").inner_text()
    page.locator("input[name=answer_year]").fill("1990")
    go(page.get_by_role("button", name="고치고 결과 보기"))
    assert "2030년 3월 2일(토)부터" in page.locator("main").inner_text()
    go(page.get_by_role("button", name="답을 모두 지우기"))
    assert "답을 모두 지웠습니다." in page.locator("main").inner_text()
