"""A course from its first lesson to a verified badge, on a phone; and a lesson without JavaScript.

Only the two minutes that each lesson has to be looked at are not waited for.
"""

import json
import re
import tomllib
import warnings
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import expect

from ops.tree import ROOT
from tests.browser.site import environment
from tests.browser.stories import Walker
from tests.databases import python

PHONE_PX = 390
COURSE = ROOT / "cities" / "seoul" / "lessons" / "kiosk-practice"
LESSONS = tomllib.loads((COURSE / "course.toml").read_text("utf-8"))["lesson"]
TITLE = tomllib.loads((COURSE / "course.toml").read_text("utf-8"))["title_ko"]
QUESTIONS = {
    one["code"]: one for one in tomllib.loads((COURSE / "quiz.toml").read_text("utf-8"))["question"]
}
LOOKED_AT = """
import sys, uuid
from datetime import timedelta
import django; django.setup()
from django.utils import timezone
from naru.lessons.models import Learning
from naru.lessons.queries.standing import lessons_of
from naru.lessons.services import watching
learning = Learning.objects.get(public_id=sys.argv[1])
minute, lessons = timedelta(minutes=1), lessons_of(learning)
at = timezone.now() - 3 * len(lessons) * minute
for lesson in lessons:
    page = uuid.uuid4()
    watching.open_page(learning=learning, lesson=lesson, page=page, at=at)
    for number in (1, 2):
        at += minute
        watching.beat(resident_id=learning.resident_id, page=page, number=number, at=at)
    at += minute
"""
"""They looked at every lesson for two minutes a while ago, on another device."""

WAITS = "Object.keys(localStorage).some(key => key.startsWith('naru-exam-'))"
MOMENT_MS, MOMENTS = 50, 200


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
    own = environment(person.site.database_url, person.site.var)
    python("-c", LOOKED_AT, learning, environment=own)


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


def given(page):
    """All that stands in the form of the exam."""
    return page.evaluate(
        "[...new FormData(document.getElementById('exam'))].filter(([n, v]) => n[1] == '-' && v)"
    )


def all_sent(page):
    """No answer waits on this device any more."""
    for _turn in range(MOMENTS):
        if not page.evaluate(WAITS):
            return
        page.wait_for_timeout(MOMENT_MS)
    raise AssertionError("An answer still waits.")


def asked_whether_anybody_is_there(page):
    """Nothing stirs for longer than the lesson takes: the page asks, and is silent until then."""
    page.clock.install()
    with page.expect_response("**/me/learning/beat/"):
        page.reload()
    question = page.get_by_role("dialog", name="아직 보고 계세요?")
    page.clock.fast_forward("14:00")
    expect(question).to_be_hidden()
    page.clock.fast_forward("02:00")
    expect(question).to_be_visible()
    with page.expect_response("**/me/learning/beat/") as beaten:
        page.get_by_role("button", name="네, 이어서 볼게요").click()
    assert beaten.value.json()["sign"] == "counted"
    expect(question).to_be_hidden()


def sat(person):
    """Every answer is right; the line drops before the last of them, and comes back."""
    page = person.page
    person.press("시험 시작하기")
    fields = page.locator("[data-question]")
    said = page.locator("[data-said]")
    *first, last = fields.all()
    for field in first:
        answer(field)
    all_sent(page)
    page.context.set_offline(True)
    answer(last)
    expect(said).to_contain_text("줄이 끊겨 답을 이 기기에 담아 두었습니다.")
    page.get_by_role("button", name="시험 내기").click()
    expect(page.locator("#exam")).to_be_visible()
    page.context.set_offline(False)
    expect(said).to_have_text("답을 담아 두었습니다.")
    all_sent(page)
    whole = given(page)
    page.evaluate("localStorage.setItem('naru-exam-other', '{}')")
    page.reload()
    assert not page.evaluate("localStorage.getItem('naru-exam-other')")
    assert given(page) == whole
    person.press("시험 내기")


def badge(person):
    """The badge file that the page gives."""
    with person.page.expect_download() as loading:
        person.page.get_by_role("link", name="배지 파일(JSON)").click()
    return loading.value.path().read_text("utf-8")


def verified(text, site):
    """Whether openbadgeslib, which asks the running site for its keys and its list of revoked
    ones, takes the badge.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError

    def download(url, *_args, **_more):
        place = urlsplit(getattr(url, "full_url", url)).path
        return httpx.get(site.url + place, timeout=30).raise_for_status().content

    did = json.loads(download("https://site.example/.well-known/did.json"))["id"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            OB3LdpVerifier(issuer_did=did).verify(
                text, check_status=True, download=download, verify_status_list=False
            )
        except OB3VerificationError:
            return False
    return True


def test_from_the_first_lesson_to_a_verified_badge(walker, site):
    person = walker()
    seated(person, "learner@example.org", "가상 배움이")
    page = person.page
    with page.expect_response("**/me/learning/beat/") as beaten:
        page.reload()
    assert beaten.value.json()["sign"] == "counted"
    expect(page.locator("[data-minutes]")).to_have_text("2분 배웠습니다.")
    person.picture("learn-1-lesson")
    asked_whether_anybody_is_there(page)
    checked(person)
    for lesson in LESSONS:
        person.sees(lesson["title_ko"])
        person.press("다 봤어요")
    person.sees("됐어요")
    person.follow("시험")
    sat(person)
    person.sees("100점입니다", "통과했습니다", "수료했습니다")
    assert not page.evaluate(WAITS)
    person.picture("learn-2-exam")
    person.follow("내 증서 보기")
    person.follow(TITLE)
    person.sees("가상 배움이", "진본인지 확인하기")
    text = badge(person)
    changed = text.replace(TITLE, "다른 과정")
    assert changed != text
    assert (verified(text, site), verified(changed, site)) == (True, False)
    person.press("링크 만들기")
    link = page.locator("main a[href^='/c/']").first.get_attribute("href")
    person.picture("learn-3-certificate")
    page.evaluate("localStorage.setItem('naru-exam-1', JSON.stringify({q: {until: 9e15}}))")
    person.reader.visit("/me/learning/")
    assert page.evaluate(WAITS)
    person.reader.visit("/account/logout/")
    person.press("로그아웃")
    assert not page.evaluate(WAITS)
    nobody = walker()
    nobody.reader.visit(link)
    nobody.sees("서명이 맞고, 취소되지 않았습니다.", "가상 배움이", TITLE)


def test_a_lesson_and_its_self_check_without_javascript(walker):
    person = walker(js=False)
    seated(person, "plain@example.org", "가상 느린이")
    person.page.reload()
    person.sees("2분 배웠습니다.")
    checked(person)
    person.press("다 봤어요")
    person.sees("다 본 것으로 적었습니다.", LESSONS[1]["title_ko"])
