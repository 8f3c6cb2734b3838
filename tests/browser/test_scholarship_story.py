"""A near-poor resident and the training scholarship: from "is it for me?" to points that run out.

The clerk, the manager and the provider each act in a browser of their own; days pass as
`later.py` makes them pass.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser import later, teaching
from tests.browser.stories import Walker
from tests.files.samples import PDF

PHONE_PX = 390
COURSE = "이야기로 배우는 가게 회계"
FEE_WON = 90_000
CODE, EMAIL = "story-round", "scholar@example.org"
TOLD = {"lives_in_city": 0, "basic_livelihood": 1, "near_poor": 0}


@pytest.fixture
def walker(reader, site):
    """People with phones."""
    return lambda: Walker(reader(width=PHONE_PX), site)


def a_round(manager):
    """The office opens a round for one person, from today."""
    page, today = manager.page, timezone.localdate()
    manager.enter("장학금 업무")
    manager.follow("새 회차 열기")
    page.locator("[name=name_ko]").fill("이야기 회차")
    page.locator("[name=name_en]").fill("Round of the story")
    page.locator("[name=code]").fill(CODE)
    page.locator("[name=people]").fill("1")
    days = {"apply_from": 0, "apply_until": 20, "draw_from": 25, "results_on": 27}
    for name, ahead in {**days, "use_until_on": 200}.items():
        page.locator(f"[name={name}]").fill(f"{today + timedelta(days=ahead)}")
    manager.press("공개하고 예산 넣기")
    manager.sees("회차를 열었습니다.")


def screened(person):
    """What the rule asks, then yes with every reason; the answers go into the record."""
    page = person.page
    person.reader.visit(f"/scholarship/{CODE}/")
    person.follow("내게 맞는지 확인")
    person.press("시작하기")
    while "/check/ask/" in page.url:
        fact = page.url.rstrip("/").rpartition("/")[2]
        if fact == "birth_on":
            for name, part in zip(("year", "month", "day"), ("1976", "3", "2"), strict=True):
                page.locator(f"[name$=_{name}]").fill(part)
        elif fact in TOLD:
            page.locator("[name=answer]").nth(TOLD[fact]).check()
        else:
            page.locator("[name=answer][value=NONE]").check()
        person.press("다음 물음")
    person.sees("받을 수 있는 지원")
    person.sees("이 누리집에서 지금 신청할 수 있어요.")
    person.follow("내 정보에 남기기")
    for box in page.locator("[name=facts]").all():
        box.check()
    page.locator("[name=agree]").check()
    person.press("내 정보에 남기기")


def applied(person):
    """Nothing is asked twice: only the paper is wanted."""
    page = person.page
    person.go(page.locator(f"main a[href='/scholarship/{CODE}/']"))
    person.press("신청 시작하기")
    person.tick(page.locator("[name=answer][value=LOOKING]"))
    person.press("저장하고 다음으로")
    person.sees("서류 올리기")
    page.locator("[name=file]").set_input_files(
        {"name": "차상위 확인서.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    person.press("이 서류 올리기")
    person.follow("다음: 확인하고 내기")
    person.press("신청 내기")
    person.sees("직원 두 사람이 서류를 확인하고 있어요")


def checked(clerk, manager):
    """The clerk looks at the income, the manager at double benefits."""
    clerk.enter("장학금 업무")
    clerk.follow("이야기 회차")
    clerk.go(clerk.page.locator("main tbody a").first)
    clerk.tick(clerk.page.locator("[name=welfare][value=near_poor]"))
    clerk.page.locator("[name=words]").fill("오늘 뗀 차상위계층 확인서")
    clerk.press("확인을 적기")
    manager.page.reload()
    manager.go(manager.page.locator("main tbody a").first)
    manager.tick(manager.page.locator("[name=schemes][value=NONE]"))
    manager.page.locator("[name=words]").fill("다섯 지원의 명단")
    manager.press("확인을 적기")
    manager.sees("확인을 적었습니다")


def granted(manager):
    """The window closes, the list is frozen, the public number is out: ranked, then granted."""
    site, page = manager.site, manager.page
    later.days_pass_at_the_round(site, CODE, by=timedelta(days=21))
    manager.follow("순위, 추첨, 지급")
    manager.press("명단 굳히기")
    later.days_pass_at_the_round(site, CODE, by=timedelta(days=5))
    page.reload()
    for field in ("number", "again"):
        page.locator(f"[name={field}]").fill("3 11 24 29 35 41 + 7")
    manager.press("이 번호로 추첨하기")
    manager.press("지급 시작하기")
    later.job(site, "grant", CODE)
    manager.page.reload()
    manager.sees("1명 지급")


def seated(person, provider):
    """A place at a course with a fee, which is kept out of the points; the run's public id."""
    first = timezone.localdate() + timedelta(days=14)
    teaching.published(provider, COURSE, first, first + timedelta(days=21), fee_won=FEE_WON)
    run = teaching.opened(provider, first, seats=5)
    person.reader.visit(f"/courses/?q={COURSE}")
    person.go(person.page.locator(".ui-row").get_by_role("link").first)
    person.go(person.page.locator("main a[href$='/apply/']").first)
    person.tick(person.page.locator("[name=pay][value=POINTS]"))
    person.press("신청하기")
    later.job(person.site, "number", run)
    later.job(person.site, "follow", run)
    person.page.reload()
    person.sees("자리를 받았습니다", "장학금 포인트", "자리에 맡겨 둠")
    return run


def given_up(person, run):
    """The course has met once when the person leaves it: from the bank book to the application,
    which says what comes back, and it does.
    """
    later.days_pass_in_class(person.site, run, days=14, by_points=True)
    later.job(person.site, "points")
    person.reader.visit("/me/scholarship/")
    person.follow("쓸 수 있는 510,000포인트")
    person.sees("강좌에 씀")
    person.follow(f"신청 보기: {COURSE}")
    person.sees("장학금 포인트", "90,000")
    person.follow("신청 취소하기")
    person.sees("지금 취소하면 돌아오는 포인트", "60,000")
    person.press("신청 취소하기")
    person.sees("돌아온 포인트", "60,000")
    person.follow("통장 보기")
    person.sees("570,000")


def run_out(person):
    """The last day to use points passes: what is left goes back, and the person is told."""
    later.days_pass_with_points(person.site, CODE, days=200)
    later.job(person.site, "points")
    person.page.reload()
    person.sees("기한이 지")
    person.reader.visit("/me/inbox/")
    person.sees("570,000포인트")


def test_a_near_poor_resident_learns_with_the_scholarship(walker):
    manager, clerk, person, provider = (walker() for _ in range(4))
    manager.come_in("manager@demo.example")
    a_round(manager)
    person.sign_up(EMAIL)
    screened(person)
    applied(person)
    clerk.come_in("counsellor@demo.example")
    checked(clerk, manager)
    granted(manager)
    person.reader.visit("/me/")
    person.follow("이야기 회차")
    person.sees("600,000포인트를")
    person.picture("scholarship-1-granted")
    provider.come_in("provider@demo.example")
    run = seated(person, provider)
    given_up(person, run)
    run_out(person)
