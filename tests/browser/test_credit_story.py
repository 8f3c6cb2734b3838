"""A university's short course, from its page to credits that count: 80 % of the meetings and a mark
of 60, the badge of the micro-degree, and where its credits count.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser import later, teaching
from tests.browser.stories import Walker

PHONE_PX = 390
COURSE, MICRO_DEGREE = "이야기로 배우는 돌봄 설계", "돌봄 설계 마이크로디그리"
EMAIL, NAME = "credits@example.org", "가상 학점 모으는 이"
MEETINGS = 5


@pytest.fixture
def walker(reader, site):
    """People with phones."""
    return lambda: Walker(reader(width=PHONE_PX), site)


def certified_course(provider):
    """A course of five evenings with three credits, and its door; the run's public id."""
    first = timezone.localdate() + timedelta(days=14)
    teaching.published(provider, COURSE, first, first + timedelta(weeks=MEETINGS - 1))
    page = provider.page
    provider.follow("강좌 유형과 학점")
    page.locator("[name=type]").select_option("CERTIFIED")
    page.locator("[name=credits]").fill("3")
    page.locator("[name=micro_degree]").fill(MICRO_DEGREE)
    page.locator("[name=micro_degree_en]").fill("Care design")
    provider.press("저장하기")
    return teaching.opened(provider, first, seats=5)


def named(person):
    """Join, with the name that the certificate bears."""
    person.sign_up(EMAIL)
    person.follow("이름 적기")
    person.write(person.page.locator("[name=name]"), NAME)
    person.press("저장하기")


def seated(person, run):
    """Find the course, see what it gives, and get a seat."""
    person.reader.visit(f"/courses/?q={COURSE}")
    person.go(person.page.locator(".ui-row").get_by_role("link").first)
    person.sees("3학점", MICRO_DEGREE)
    person.go(person.page.locator("main a[href$='/apply/']").first)
    person.press("신청하기")
    later.job(person.site, "number", run)
    person.page.reload()
    person.sees("자리를 받았습니다")


def taught(provider, run):
    """Five evenings are over: attendance of each, a mark, and the term is closed."""
    later.days_pass_in_class(provider.site, run, days=14 + 7 * MEETINGS)
    provider.page.reload()
    provider.follow("수강생 명단과 수업 운영")
    provider.follow("출석 적기")
    provider.go(provider.page.get_by_role("link", name="출석부").first)
    for number in range(MEETINGS):
        came = "결석" if number == 2 else "출석"
        provider.tick(provider.page.get_by_label(came, exact=True))
        provider.press("출석 저장하기")
        if number < MEETINGS - 1:
            provider.enter("다음 수업 출석부")
    provider.follow("점수 적기")
    provider.page.locator("main input[inputmode=numeric]").fill("60")
    provider.press("점수 저장하기")
    provider.follow("학기 마치기")
    provider.sees("1명 가운데 1명이 수료합니다.")
    provider.press("학기 마치고 결과 알리기")
    provider.sees("수료함", "4 / 5")


def has_credits(person):
    """The certificate of the course, the badge of the micro-degree, and where the credits count."""
    person.page.reload()
    person.sees("수료했습니다", "3학점(선수학점)을 받았습니다")
    person.follow("나의 학점 보기")
    person.sees("점수 60, 출석 80%", "입학하거나 편입할 때", "강좌 1개 가운데 1개를 마침")
    person.follow("배지 보기")
    person.sees(COURSE)
    person.follow(MICRO_DEGREE)
    person.sees(NAME, "진본인지 확인하기")


def towards_a_degree(person):
    """A degree of the credit bank: the advance credits are no part of it, and it says why."""
    person.reader.visit("/me/credits/")
    person.follow("학위 고르기")
    person.page.locator("[name=degree]").select_option("bachelor")
    person.page.locator("[name=major]").select_option(label="사회복지학")
    person.press("이 학위로 보기")
    person.sees("학점은행제에는 들어가지 않습니다", "학위까지 남은 것", "남음")


def test_a_short_course_brings_credits_that_count_somewhere(walker):
    provider, person = walker(), walker()
    provider.come_in("provider@demo.example")
    run = certified_course(provider)
    named(person)
    seated(person, run)
    taught(provider, run)
    later.job(person.site, "told", run)
    later.job(person.site, "badges", NAME)
    has_credits(person)
    towards_a_degree(person)
    person.picture("credits-1-degree")
