"""A provider's term: a door that opens at nine, the rush, the waiting list, a course that is not
held for too few people, and the closing of the other.
"""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import later, teaching
from tests.browser.stories import Walker

PHONE_PX = 390
FULL, FEW = "아홉 시에 여는 사진 교실", "셋이 모자란 목공 교실"
FIRST, SECOND = "first-come@example.org", "second-come@example.org"


@pytest.fixture
def walker(reader, site):
    """People with phones."""
    return lambda: Walker(reader(width=PHONE_PX), site)


def two_courses(provider):
    """One with a single seat whose door opens tomorrow at nine, one that is open; their runs."""
    first = timezone.localdate() + timedelta(days=21)
    tomorrow = timezone.localdate() + timedelta(days=1)
    nine = datetime.combine(tomorrow, time(9), timezone.get_default_timezone())
    runs = []
    for title, seats, opens in ((FULL, 1, nine), (FEW, 8, None)):
        teaching.published(provider, title, first, first + timedelta(days=7))
        runs.append(teaching.opened(provider, first, seats=seats, at=opens))
        provider.reader.visit("/staff/")
    return runs


def nobody_is_in_before_nine(person):
    """The page tells the minute, and offers nothing to press before it."""
    person.reader.visit(f"/courses/?q={FULL}")
    person.go(person.page.locator(".ui-row").get_by_role("link").first)
    person.sees("09:00부터 신청")
    expect(person.page.get_by_role("link", name="이 일정에 신청하기")).to_have_count(0)


def applied(person, title, run):
    """From the list to the answer."""
    person.reader.visit(f"/courses/?q={title}")
    person.go(person.page.locator(".ui-row").get_by_role("link").first)
    person.go(person.page.locator("main a[href$='/apply/']").first)
    person.press("신청하기")
    later.job(person.site, "number", run)
    person.page.reload()


def watched(provider):
    """The rush is seen while it goes on: the seat is taken, one person waits."""
    provider.enter("우리 강좌")
    provider.follow("신청 현황")
    row = provider.page.locator("main tr", has_text=FULL)
    expect(row).to_contain_text("1 / 1")
    provider.go(row.get_by_role("link"))
    provider.follow("대기 명단 보기")
    provider.sees("대기 1번")


def filled(provider, first, second, run):
    """The seat is given back, offered to who waits, and taken."""
    first.follow("신청 취소하기")
    first.press("신청 취소하기")
    later.job(provider.site, "offer", run)
    second.reader.visit("/me/")
    second.enter("신청한 강좌가")
    second.follow(FULL)
    second.press("이 자리 받기")
    second.sees("자리를 받았습니다")
    provider.page.reload()
    provider.sees("지금 기다리는 사람이 없습니다.")


def not_held(provider, person, run):
    """Too few people: everybody is told why and what else there is."""
    provider.reader.visit("/provider/")
    provider.follow(FEW)
    provider.enter("1회차 수업 운영")
    provider.follow("이 회차를 열지 않기")
    provider.sees("알릴 사람", "1명")
    provider.tick(provider.page.locator("[name=reason]").first)
    provider.press("열지 않고 모두에게 알리기")
    later.job(provider.site, "off", run)
    provider.page.reload()
    provider.sees("1명 가운데 1명")
    person.page.reload()
    person.sees("이번 회차는 열리지 않습니다", "신청한 사람이 너무 적")


def closed(provider, run):
    """Both evenings are over, everybody came, and the term is closed."""
    later.days_pass_in_class(provider.site, run, days=35)
    provider.reader.visit("/provider/")
    provider.follow(FULL)
    provider.enter("1회차 수업 운영")
    provider.follow("출석 적기")
    provider.go(provider.page.get_by_role("link", name="출석부").first)
    provider.press("나머지는 모두 출석으로 적기")
    provider.enter("다음 수업 출석부")
    provider.press("나머지는 모두 출석으로 적기")
    provider.follow("학기 마치기")
    provider.press("학기 마치고 결과 알리기")
    provider.sees("수료함", "2 / 2")


def test_a_providers_term_from_nine_to_its_closing(walker):
    provider, first, second = (walker() for _ in range(3))
    provider.come_in("provider@demo.example")
    full, few = two_courses(provider)
    first.sign_up(FIRST)
    second.sign_up(SECOND)
    nobody_is_in_before_nine(first)
    later.days_pass_at_the_door(provider.site, full, by=timedelta(days=2), draw=False)
    applied(first, FULL, full)
    first.sees("자리를 받았습니다")
    applied(second, FULL, full)
    second.sees("대기 1번입니다")
    watched(provider)
    filled(provider, first, second, full)
    applied(first, FEW, few)
    not_held(provider, first, few)
    closed(provider, full)
    later.job(provider.site, "told", full)
    second.page.reload()
    second.sees("수료했습니다", "수업 2번 가운데 2번 왔습니다.")
