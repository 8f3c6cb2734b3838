"""Learning on the phone of the crossing: lessons, self-checks, and an exam on a line that drops."""

import tomllib

from playwright.sync_api import Locator, Page, Response, Route, expect

from ops.tree import ROOT
from tests.browser.keyboard import Typist

FOLDER = ROOT / "cities" / "seoul" / "lessons" / "python-first-steps"
LESSONS = tomllib.loads((FOLDER / "course.toml").read_text("utf-8"))["lesson"]
QUESTIONS = {
    one["code"]: one for one in tomllib.loads((FOLDER / "quiz.toml").read_text("utf-8"))["question"]
}
WAITS = "Object.keys(localStorage).some(key => key.startsWith('naru-exam-'))"
MOMENT_MS, MOMENTS = 50, 200
MANY = 50
"""Minutes to go on for: a page asks when its next sign of life is due, and sets that time only when
the last one was answered.
"""


def learnt(person: Typist) -> None:
    """Every lesson, the first with its self-check, then the exam without a mistake."""
    page = person.page
    person.follow("배우기")
    person.press("첫 단원부터 배우기")
    person.sees(LESSONS[0]["title_ko"])
    person.looked_at(page.url.split("/")[-3])
    with page.expect_response(greets) as beaten:
        page.reload()
    assert beaten.value.ok
    expect(page.locator("[data-minutes]")).to_have_text("2분 배웠습니다.")
    person.picture("learn-1-lesson")
    asked_whether_anybody_is_there(person)
    answer(person, page.locator("#checks [data-question]").first)
    person.press("답 확인하기")
    expect(page.locator("#checks")).to_contain_text("맞았습니다")
    for lesson in LESSONS:
        person.sees(lesson["title_ko"])
        person.press("다 봤어요")
    person.follow("시험")
    person.press("시험 시작하기")
    answered_with_a_line_that_drops(person)
    person.press("시험 내기")
    person.sees("100점입니다", "통과했습니다", "수료했습니다")
    assert not page.evaluate(WAITS)
    person.picture("learn-2-exam")


def greets(answer: Response) -> bool:
    """The first sign of life of a page, not the farewell of the one before it."""
    return "/beat/" in answer.url and "number=1&" in (answer.request.post_data or "")


def asked_whether_anybody_is_there(person: Typist) -> None:
    """Nothing stirs for longer than the lesson takes: the page asks, and is silent until then."""
    page = person.page
    page.clock.install()
    with page.expect_response(greets):
        page.reload()
    question = page.get_by_role("dialog", name="아직 보고 계세요?")
    page.clock.fast_forward("14:00")
    expect(question).to_be_hidden()
    for _minute in range(MANY):
        page.clock.fast_forward("01:00")
        if question.is_visible():
            break
    expect(question).to_be_visible()
    with page.expect_response("**/me/learning/beat/") as beaten:
        person.strike(page.get_by_role("button", name="네, 이어서 볼게요"))
    assert beaten.value.ok
    expect(question).to_be_hidden()


def left(person: Typist) -> None:
    """Answers that wait on this device stay while the person is there, and go when they log out."""
    page = person.page
    page.evaluate("localStorage.setItem('naru-exam-1', JSON.stringify({q: {until: 9e15}}))")
    person.reader.visit("/me/learning/")
    assert page.evaluate(WAITS)
    person.reader.visit("/account/logout/")
    person.press("로그아웃")
    assert not page.evaluate(WAITS)


def answer(person: Typist, question: Locator) -> None:
    """The right answer, as its author wrote it."""
    name = question.get_attribute("data-question") or ""
    one = QUESTIONS[name.removeprefix("q-")]
    if one["kind"] in ("single", "multiple"):
        for number, option in enumerate(one["options"]):
            if option.get("right"):
                person.tick(question.locator(f"input[value='{number}']"))
    elif one["kind"] == "order":
        for number in range(len(one["options"])):
            person.select(question.locator(f"[name='{name}-{number}']"), value=str(number + 1))
    else:
        told = one["accepted_ko"][0] if one["kind"] == "text" else f"{one['answer']:g}"
        person.write(question.locator("input"), told)


def answered_with_a_line_that_drops(person: Typist) -> None:
    """Every answer is right; the line drops before the last of them, and comes back. Then the
    server's word that it has the last one is lost on the way, so that it is sent twice.
    """
    page, lost, sent = person.page, [], []
    said = page.locator("[data-said]")
    *first, last = page.locator("[data-question]").all()
    for question in first:
        answer(person, question)
    all_sent(page)
    page.context.set_offline(True)
    answer(person, last)
    page.keyboard.press("Tab")
    expect(said).to_contain_text("줄이 끊겨 답을 이 기기에 담아 두었습니다.")
    person.strike(page.get_by_role("button", name="시험 내기"))
    expect(page.locator("#exam")).to_be_visible()

    def lose(route: Route) -> None:
        lost.append(route.fetch().json()["kept"])
        route.abort()

    page.on("request", lambda one: sent.append(one.post_data) if "/keep/" in one.url else None)
    page.route("**/keep/", lose, times=1)
    page.context.set_offline(False)
    expect(said).to_have_text("답을 담아 두었습니다.", timeout=MOMENT_MS * MOMENTS)
    all_sent(page)
    assert (len(lost), sent.count(sent[0])) == (1, 2), sent
    whole = given(page)
    page.evaluate("localStorage.setItem('naru-exam-other', '{}')")
    page.reload()
    assert not page.evaluate("localStorage.getItem('naru-exam-other')")
    assert given(page) == whole


def given(page: Page) -> list[list[str]]:
    """All that stands in the form of the exam."""
    return page.evaluate(
        "[...new FormData(document.getElementById('exam'))].filter(([n, v]) => n[1] == '-' && v)"
    )


def all_sent(page: Page) -> None:
    """No answer waits on this device any more."""
    for _turn in range(MOMENTS):
        if not page.evaluate(WAITS):
            return
        page.wait_for_timeout(MOMENT_MS)
    raise AssertionError("An answer still waits.")
