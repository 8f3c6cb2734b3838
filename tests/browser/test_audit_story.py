"""An auditor's day: a draw computed again, a decision of two years ago decided again, the books
added up again, who looked at a record, and the trail proved with the auditor's own looks in it.
"""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser import later
from tests.browser.stories import Walker

PHONE_PX = 390
AUDITOR, RESIDENT = "auditor@demo.example", "resident@demo.example"
TWO_YEARS = 730


@pytest.fixture
def walker(reader, site):
    """People with phones."""
    return lambda: Walker(reader(width=PHONE_PX), site)


def a_draw_is_computed_again(auditor, folder):
    """The file and the program are taken away, and agree elsewhere."""
    page = auditor.page
    auditor.enter("추첨 다시 계산하기")
    auditor.follow("지난 회차(보기)")
    auditor.follow("추첨하는 방법과 증거 보기")
    taken = []
    for name in ("추첨 파일 내려받기", "확인하는 프로그램 내려받기"):
        with page.expect_download() as loading:
            page.get_by_role("link", name=name).click()
        taken.append(folder / loading.value.suggested_filename)
        loading.value.save_as(taken[-1])
    file, tool = taken
    done = subprocess.run(
        [sys.executable, tool, file], capture_output=True, text=True, check=False, cwd=folder
    )
    assert (done.returncode, "HOLDS" in done.stdout) == (0, True), done.stdout + done.stderr


def a_decision_is_decided_again(auditor):
    """By its number alone; whose it is is not shown."""
    number = later.decided(auditor.site, RESIDENT, "training-scholarship", days_ago=TWO_YEARS)
    at_work(auditor)
    auditor.enter("결정 확인서 확인하기")
    auditor.write(auditor.page.locator("[name=number]"), number)
    auditor.press("확인하기")
    auditor.sees(
        "진본입니다",
        "그날의 규칙으로 다시 정해도 같은 결과가 나옵니다.",
        "직업교육경비 지원",
        "부터 쓰는 규칙",
    )


def the_books_add_up(auditor):
    """Points and fees, each from its single lines."""
    at_work(auditor)
    auditor.enter("장부 맞추어 보기")
    auditor.press("모든 장부 맞추어 보기")
    auditor.sees("결과는 여기에 나옵니다.")
    later.job(auditor.site, "books", AUDITOR)
    auditor.follow("새 결과 보기")
    auditor.sees("장학금 포인트", "수강료")
    for book in auditor.page.locator("main tbody tr").all()[:2]:
        expect(book).to_contain_text("꼭 맞음")


def who_looked_is_found(auditor, person):
    """Somebody tells the number of their record, and asks who opened it."""
    page = person.reader.visit("/me/")
    code = page.locator("main").get_by_text("창구에서 쓰는 이용자 번호").locator("xpath=..")
    number = next(word for word in code.inner_text().split() if word[4:5] == "-")
    at_work(auditor)
    auditor.enter("기록을 본 사람 찾기")
    auditor.write(auditor.page.locator("[name=code]"), number)
    auditor.press("본 사람 찾기")
    auditor.sees(number, "가상 상담사", "상담: 첫 상담 준비")


def the_trail_holds(auditor):
    """The auditor's own look is a line about that record, and no line was changed."""
    auditor.follow("이 기록에 한 일 모두 보기")
    auditor.sees("audit.looks_listed", AUDITOR)
    auditor.follow("온전한지 확인")
    auditor.press("처음부터 확인하기")
    auditor.sees("모두 온전합니다.")


def at_work(auditor):
    """Back to one's place of work, as everybody goes: by the way above the page or the menu."""
    auditor.reader.visit("/staff/")


def test_an_auditor_computes_everything_again(walker, tmp_path):
    auditor, person = walker(), walker()
    auditor.come_in(AUDITOR)
    a_draw_is_computed_again(auditor, tmp_path)
    a_decision_is_decided_again(auditor)
    the_books_add_up(auditor)
    person.reader.log_in("resident")
    who_looked_is_found(auditor, person)
    the_trail_holds(auditor)
