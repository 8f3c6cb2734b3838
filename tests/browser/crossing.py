"""The parts of the whole crossing: each takes the people in it, and leaves them where it ends."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import later, rush
from tests.browser.badges import verified
from tests.browser.keyboard import Typist
from tests.browser.stories import mentor_address
from tests.browser.teaching import published

EVENING = re.compile(r"\b(18|19|20):")
GOAL, NEXT = "한 해 안에 개발자로 일하기", "강좌 하나 신청하기"
OTHERS = 6
BORN = ("1980", "5", "6")


def joined(person: Typist, email: str) -> None:
    """Join, and say the name that the certificate will bear, when they were born and where home
    is: told once, nobody asks again.
    """
    page = person.page
    person.sign_up(email)
    person.follow("이름 적기")
    person.write(page.locator("[name=name]"), person.called)
    person.press("저장하기")
    person.sees("이름과 연락처를 저장했습니다.", person.called)
    person.follow("‘기본 정보’ 적기")
    for name, part in zip(("year", "month", "day"), BORN, strict=True):
        person.write(page.locator(f"[name$=_{name}]"), part)
    person.press("다음: 생활하는 곳")
    person.tick(page.locator("[name=lives_in_city]").first)
    person.select(page.locator("[name=home_district]"), label="마포구")
    person.press("여기까지 저장하고 나가기")


def diagnosed(person: Typist) -> None:
    person.diagnose("values", lambda who: who.press("나 일을 고를래요"))
    person.sees("일에서 중요한 것", "멘토와 이야기하기")


def asked_a_mentor(person: Typist) -> str:
    """Say what is wished for, see who fits and why, choose the first; their name."""
    page = person.page
    person.follow("멘토와 이야기하기")
    person.follow("멘토 찾기 시작하기")
    person.select(page.locator("[name=field]"), label="정보기술")
    person.tick(page.locator("[name=channel][value=VIDEO]"))
    person.tick(page.locator("[name=parts][value=EVENING]"))
    person.press("맞는 멘토 보기")
    card = page.locator("main .ui-card").first
    expect(card).to_contain_text("찾는 분야의 멘토입니다 (정보기술)")
    expect(card).to_contain_text("되는 시간이 맞습니다 (평일 저녁)")
    name = card.locator("h2").inner_text()
    person.picture("career-1-mentors")
    person.press(f"{name} 멘토 고르기")
    person.sees("까지 답합니다")
    return name


def accepted(mentor: Typist, name: str) -> None:
    """The mentor of this name says yes in a browser of their own."""
    mentor.come_in(mentor_address(name))
    mentor.go(mentor.page.get_by_role("link", name=re.compile("^맡은 분")))
    mentor.follow("멘토 찾기")
    mentor.press("함께하겠습니다")


def booked(person: Typist, name: str) -> str:
    """An evening by video; when."""
    person.reader.visit("/me/")
    person.follow(f"{name} 멘토")
    person.follow("상담 약속 잡기")
    page = person.page
    person.select(page.locator("[name=reason]"), value="first-talk")
    person.select(page.locator("[name=channel]"), value="VIDEO")
    person.press("빈 시간 보기")
    evening = page.locator("[name=starts_at] option", has_text=EVENING).first
    person.select(page.locator("[name=starts_at]"), value=evening.get_attribute("value"))
    when = evening.inner_text().strip()
    person.press("이 시간으로 잡기")
    person.sees(when, "화상으로", name)
    person.picture("career-2-talk")
    return when


def agreed(person: Typist, mentor: Typist, when: str) -> None:
    """The mentor proposes a goal, the person says yes, and both see the next step."""
    page = mentor.page
    mentor.reader.visit("/mentor/people/")
    mentor.follow(person.called)
    mentor.sees(when)
    mentor.strike(page.get_by_text("새 목표 적기"))
    mentor.select(page.locator("[name=goal-what]"), value="occ:occ.app-developer")
    mentor.write(page.locator("[name=goal-words]"), GOAL)
    mentor.write(page.locator("[name=goal-by_on]"), f"{timezone.localdate() + timedelta(days=360)}")
    mentor.press("본인에게 제안하기")
    mentor.sees("본인의 답을 기다립니다.")
    person.reader.visit("/me/")
    person.follow(GOAL)
    person.press("이 목표로 정하기")
    person.sees("함께 정함")
    page.reload()
    mentor.strike(page.get_by_text("다음에 할 일 더하기"))
    mentor.write(page.locator("[name=step-words]"), NEXT)
    mentor.write(page.locator("[name=step-due_on]"), f"{timezone.localdate() + timedelta(days=7)}")
    mentor.press("할 일 더하기")
    mentor.sees(NEXT)
    person.reader.visit("/me/")
    person.sees(f"다음에 할 일: {NEXT}", f"다음 약속: {when}")
    person.follow(GOAL)


def planned(person: Typist) -> None:
    """From the agreed goal over the routes to the one that is chosen."""
    page = person.page
    person.follow("이 목표로 계획 세우기")
    for part in ("1E", "2E", "3E", "4E", "5E", "6M", "6A"):
        person.tick(page.locator(f"[name=free_parts][value='{part}']"))
    person.write(page.locator("[name=weekly_hours]"), "8")
    person.write(page.locator("[name=money_won]"), "300000")
    person.press("길 찾기")
    person.routes_found()
    page.reload()
    assert 2 <= page.get_by_role("button", name="이 길로 가기").count() <= 3
    person.press("이 길로 가기")
    person.sees("다음에 할 일", "이번 주", "걸음 가운데 0걸음")
    person.picture("career-4-portfolio")


EVENING_COURSE = "저녁에 짜 보는 파이썬"
ASKED = re.compile(r"/check/ask/(\w+)/")
SKILL = "파이썬으로 프로그램 짜기"
FIRST_COURSE = "파이썬 첫걸음: 컴퓨터에 일 시키기"
NOT_TOLD_YET = ["basic_livelihood", "near_poor"]
"""What the rule of the scholarship asks beyond the birthday and where somebody lives."""


def screened(person: Typist) -> None:
    """Whether the scholarship is for them: only what is not told yet is asked; the answer is no,
    with its reason and what would change it. Somebody whom it is due goes on to hand in, as
    `tests/web/resident/scholarship/test_applying.py` walks.
    """
    page, asked = person.page, []
    person.reader.visit("/me/")
    person.follow("장학금 신청을 받고 있어요")
    person.follow("내게 맞는지 확인")
    person.press("표시한 답으로 시작하기")
    while (found := ASKED.search(page.url)) is not None:
        asked.append(found[1])
        person.tick(page.locator("[name=answer]").nth(1))
        person.press("다음 물음")
    assert asked == NOT_TOLD_YET
    person.sees(
        "이것이 바뀌면 할 수 있어요", "차상위계층 확인을 받으면", "다른 지원도 모두 확인하기"
    )


def evening_course(provider: Typist, title: str) -> str:
    """The provider writes a course of four evenings, publishes it, and seals the draw of its seats;
    the run's public id.
    """
    page, first = provider.page, timezone.localdate() + timedelta(days=21)
    published(provider, title, first, first + timedelta(days=21), on_holidays=False)
    provider.go(page.get_by_role("link", name=re.compile("신청받기$")))
    now = timezone.localtime()
    provider.tick(page.locator("[name=mode][value=DRAW]"))
    provider.write(page.locator("[name=capacity]"), "3")
    provider.write(page.locator("[name=opens_at]"), f"{now - timedelta(hours=1):%Y-%m-%dT%H:%M}")
    provider.write(page.locator("[name=closes_at]"), f"{now + timedelta(days=7):%Y-%m-%dT%H:%M}")
    until = f"{now + timedelta(days=14):%Y-%m-%dT%H:%M}"
    provider.write(page.locator("[name=offers_until_at]"), until)
    provider.press("저장하기")
    provider.sees("먼저 봉해야 신청을 받을 수 있습니다")
    known = f"{now + timedelta(days=8):%Y-%m-%dT%H:%M}"
    provider.write(page.locator("[name=known_at]"), known)
    provider.press("봉하고 공개하기")
    provider.sees("추첨 방법을 봉했습니다. 이제 신청할 수 있습니다.")
    return page.url.rstrip("/").split("/")[-2]


def found(person: Typist, words: str, title: str) -> None:
    """Look for a course by what it is about, and open it."""
    page = person.page
    person.reader.visit("/courses/")
    person.write(page.locator("#q"), words)
    person.press("찾기")
    person.go(page.locator(".ui-row").get_by_role("link", name=re.compile(re.escape(title))).first)


def applied(person: Typist) -> str:
    """From the page of a course to where the application stands; the run's public id."""
    person.go(person.page.locator("main a[href$='/apply/']").first)
    run = person.page.url.split("/")[-3]
    person.press("신청하기")
    return run


def applied_in_a_rush(person: Typist) -> None:
    """The same, while others press at the same door at the same moment, each twice: everybody has
    one seat of their own.
    """
    person.go(person.page.locator("main a[href$='/apply/']").first)
    run = person.page.url.split("/")[-3]
    others = rush.crowd(person.site, run, people=OTHERS)
    before = len(rush.seats(person.site, run))
    with rush.pressing(person.site, [*others, *others]) as answers:
        person.press("신청하기")
    assert {answer.status_code for answer in answers} == {302}
    later.job(person.site, "number", run)
    person.page.reload()
    person.sees("자리를 받았습니다", "언제든지 시작할 수 있습니다.")
    assert rush.seats(person.site, run) == list(range(1, before + OTHERS + 2))


def practised(person: Typist, instructor: Typist) -> None:
    """A seat at a bench near home; there, the code at the entrance, and a skill that is signed."""
    page, site = person.page, person.site
    person.go(page.get_by_role("link", name=re.compile("자리 잡기$")).first)
    person.press("이 자리 잡기")
    person.sees("자리를 잡았습니다.")
    booking = page.url.rstrip("/").rpartition("/")[2]
    instructor.come_in(later.the_sitting_begins(site, booking))
    instructor.go(instructor.page.get_by_role("link", name=re.compile("^공간과 실습대")))
    there = page.locator("main a[href^='/spaces/']").first
    instructor.follow(there.inner_text())
    instructor.follow("도착 코드 띄우기")
    expect(instructor.page.get_by_role("img", name="이곳의 도착 코드")).to_be_visible()
    place = (there.get_attribute("href") or "").strip("/").rpartition("/")[2]
    person.reader.visit(later.on_the_wall(site, place))
    person.press("왔습니다")
    person.sees("온 것으로 적었습니다.")
    now = page.locator("h1").inner_text().strip()
    instructor.follow("손으로 적기")
    sittings = instructor.page.locator("main a[href*='/sittings/']", has_text=now)
    instructor.go(sittings.first)
    instructor.strike(instructor.page.locator("main summary", has_text=person.called))
    instructor.press(f"{SKILL}: 할 수 있음")
    person.page.reload()
    person.follow("공간과 실습")
    person.sees(SKILL)
    person.picture("career-5-signed", at=SKILL)


def certified(person: Typist, somebody: Typist) -> str:
    """The certificate with its badge, which others find genuine, and a link for a company; a yes
    to being asked later what became of it. The certificate's public id.
    """
    page = person.page
    person.reader.visit("/me/certificates/")
    person.follow(FIRST_COURSE)
    person.sees(person.called, "진본인지 확인하기")
    badge = page.get_by_role("link", name="배지 파일(JSON)")
    person.reach(badge)
    with page.expect_download() as loading:
        page.keyboard.press("Enter")
    text = loading.value.path().read_text("utf-8")
    changed = text.replace(FIRST_COURSE, "다른 강좌")
    assert changed != text
    assert (verified(text, person.site), verified(changed, person.site)) == (True, False)
    person.press("링크 만들기")
    link = page.locator("main a[href^='/c/']").first.get_attribute("href")
    person.picture("learn-3-certificate")
    somebody.reader.visit(link)
    somebody.sees("서명이 맞고, 취소되지 않았습니다.", person.called, FIRST_COURSE)
    person.tick(page.locator("#later-yes"))
    person.press("정하기")
    person.sees("때가 되면 물어보겠습니다.")
    return page.url.rstrip("/").rpartition("/")[2]


def drawn(person: Typist, provider: Typist, run: str, title: str) -> None:
    """The door closes, the list is frozen, the public number comes; the provider draws, and the
    person has a seat, for there are as many as people.
    """
    site = person.site
    later.days_pass_at_the_door(site, run, by=timedelta(days=7, minutes=1))
    later.job(site, "freeze")
    later.days_pass_at_the_door(site, run, by=timedelta(days=1))
    provider.page.reload()
    for field in ("value", "again"):
        provider.write(provider.page.locator(f"[name={field}]"), "3 11 24 29 35 41 + 7")
    provider.press("이 번호로 추첨하기")
    provider.sees("추첨이 끝났습니다.")
    person.reader.visit("/me/")
    person.go(person.page.get_by_role("link", name=re.compile("신청한 강좌가")))
    person.follow(title)
    person.sees("자리를 받았습니다")


def reached(person: Typist) -> None:
    """The goal is reached, and the portfolio says so beside what shows it."""
    person.reader.visit("/me/")
    person.follow(GOAL)
    person.press("이루었습니다")
    person.sees("이 목표를 이루었습니다", GOAL, "다음 목표 정하기", "증거", FIRST_COURSE)
    person.picture("career-6-reached")


def asked_after(person: Typist, certificate: str) -> None:
    """Three months later: what became of it."""
    later.months_pass_since(person.site, certificate, by=timedelta(days=92))
    later.job(person.site, "ask")
    person.reader.visit("/me/")
    person.follow("배운 뒤 질문")
    person.follow(FIRST_COURSE)
    for question in person.page.locator("main fieldset").all():
        person.tick(question.locator("input").first)
    person.press("답 저장하기")
    person.sees("답해 주셔서 고맙습니다")
