"""A lesson and its self-check without JavaScript, without waiting for its two minutes; the speed of
a lesson that speaks.
"""

import re
import tomllib

import pytest
from playwright.sync_api import expect

from ops.tree import ROOT
from tests.browser.stories import Walker

PHONE_PX = 390
COURSE = ROOT / "cities" / "seoul" / "lessons" / "kiosk-practice"
LESSONS = tomllib.loads((COURSE / "course.toml").read_text("utf-8"))["lesson"]
TITLE = tomllib.loads((COURSE / "course.toml").read_text("utf-8"))["title_ko"]
QUESTIONS = {
    one["code"]: one for one in tomllib.loads((COURSE / "quiz.toml").read_text("utf-8"))["question"]
}


@pytest.fixture
def walker(reader, site):
    """People with phones; `js=False` for one without JavaScript."""
    return lambda **more: Walker(reader(width=PHONE_PX, **more), site)


def seated(person, email, name):
    """Join, say the name, find the course, apply, and begin; the first lesson is open then."""
    person.sign_up(email)
    page = person.reader.visit("/me/profile/contact/")
    page.locator("[name=name]").fill(name)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    person.reader.visit("/courses/?q=키오스크 연습&mode=ONLINE")
    page.get_by_role("link", name=re.compile("키오스크 연습: 뒤에")).first.click()
    page.locator("main a[href$='/apply/']").first.click()
    person.press("신청하기")
    person.reader.visit("/me/learning/")
    person.follow(TITLE)
    person.press("첫 단원부터 배우기")
    person.sees(LESSONS[0]["title_ko"])
    learning = page.url.split("/")[-3]
    person.looked_at(learning)


def answer(field):
    """The right answer to one question, as its author wrote it."""
    name = field.get_attribute("data-question")
    one = QUESTIONS[name.removeprefix("q-")]
    if one["kind"] in ("single", "multiple"):
        for number, option in enumerate(one["options"]):
            if option.get("right"):
                field.locator(f"input[value='{number}']").check()
    elif one["kind"] == "order":
        for number in range(len(one["options"])):
            field.locator(f"[name='{name}-{number}']").select_option(str(number + 1))
    else:
        told = one["accepted_ko"][0] if one["kind"] == "text" else f"{one['answer']:.0f}"
        field.locator("input").fill(told)
        field.locator("input").blur()


def checked(person):
    """Answer the first self-check of the lesson rightly; its place on the page says so."""
    answer(person.page.locator("#checks [data-question]").first)
    person.press("답 확인하기")
    expect(person.page.locator("#checks")).to_contain_text("맞았습니다")


def test_a_lesson_and_its_self_check_without_javascript(walker):
    person = walker(js=False)
    seated(person, "plain@example.org", "가상 느린이")
    person.page.reload()
    person.sees("2분 배웠습니다.")
    checked(person)
    person.press("다 봤어요")
    person.sees("다 본 것으로 적었습니다.", LESSONS[1]["title_ko"])


def test_speed_is_chosen_and_kept_for_the_next_lesson(reader):
    """Without a script the browser's own controls play."""
    visitor = reader(width=PHONE_PX)
    visitor.log_in("resident")
    page = visitor.visit("/me/learning/")
    page.get_by_role("link", name=re.compile("표 계산 첫걸음")).first.click()
    page.get_by_role("button", name="첫 단원부터 배우기").click()
    playing = "document.querySelector('[data-player] video, [data-player] audio').playbackRate"
    page.wait_for_selector("[data-player]")
    assert page.evaluate(playing) == 1
    page.get_by_label("빠르기").select_option("1.5")
    assert page.evaluate(playing) == 1.5
    page.reload()
    assert page.evaluate(playing) == 1.5
