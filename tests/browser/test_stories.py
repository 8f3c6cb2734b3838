"""What the plan is for, walked to its end by keyboard alone, as wide as a phone, each in a browser
of their own.

Somebody of 58 prepares for later life, to the end of a school in stages; a mentor begins a Monday.
`test_crossing.py` walks the marketer's way.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import later, schooling
from tests.browser.keyboard import Typist
from tests.browser.stories import mentor_address

PHONE_PX = 390
SCHOOL, STAGES = "4050 인생디자인학교 보기 학기", 3
WRITTEN = "은퇴하고 나서 동네에서 회계를 가르치고 싶습니다. 함께 다니는 분들과 나누겠습니다."


@pytest.fixture
def walker(reader, site):
    """People without a mouse."""
    return lambda: Typist(reader(width=PHONE_PX), site)


def the_middle(person):
    """The third answer of five; of a list, the first two."""
    answers = person.page.locator("main .ui-answer")
    if answers.count():
        person.go(answers.nth(2))
    else:
        person.tick(person.page.locator("main input[name=answer]").first)
        person.press("다음 물음")


def ask_a_mentor(person, *, field, channel, part):
    """Say what is wished for, see who fits and why, choose the first; their name."""
    person.reader.visit("/me/")
    person.follow("멘토 찾기")
    person.follow("멘토 찾기 시작하기")
    page = person.page
    person.select(page.locator("[name=field]"), label=field)
    person.tick(page.locator(f"[name=channel][value={channel}]"))
    person.tick(page.locator(f"[name=parts][value={part}]"))
    person.press("맞는 멘토 보기")
    return page.locator("main .ui-card").first


def accepted(walker, name):
    """The mentor of this name says yes in a browser of their own."""
    mentor = walker()
    mentor.come_in(mentor_address(name))
    mentor.reader.visit("/mentor/")
    mentor.follow("멘토 찾기")
    mentor.press("함께하겠습니다")
    return mentor


def planned(person, *, parts, hours, won):
    """From the agreed goal over the routes to the one that is chosen."""
    page = person.page
    person.reader.visit("/me/plan/goal/")
    person.follow("이 목표로 계획 세우기")
    for part in parts:
        person.tick(page.locator(f"[name=free_parts][value='{part}']"))
    person.write(page.locator("[name=weekly_hours]"), f"{hours}")
    person.write(page.locator("[name=money_won]"), f"{won}")
    person.press("길 찾기")
    person.routes_found()
    person.reader.visit("/me/plan/")
    ways = page.get_by_role("button", name="이 길로 가기")
    assert 1 <= ways.count() <= 3
    person.press("이 길로 가기")


def goal(mentor, *, kind, words):
    """Propose a goal on the open file."""
    page = mentor.page
    mentor.strike(page.locator("summary", has_text="새 목표 적기"))
    mentor.select(page.locator("[name=goal-what]"), value=kind)
    mentor.write(page.locator("[name=goal-words]"), words)
    by_on = timezone.localdate() + timedelta(days=360)
    mentor.write(page.locator("[name=goal-by_on]"), f"{by_on}")
    mentor.press("본인에게 제안하기")
    mentor.sees("본인의 답을 기다립니다.")


def step(mentor, words):
    """Agree on the next thing to do, on the open file."""
    page = mentor.page
    mentor.strike(page.locator("summary", has_text="다음에 할 일 더하기"))
    mentor.write(page.locator("[name=step-words]"), words)
    due_on = timezone.localdate() + timedelta(days=7)
    mentor.write(page.locator("[name=step-due_on]"), f"{due_on}")
    mentor.press("할 일 더하기")
    mentor.sees(words)


def talk(mentor, *, reason, words=""):
    """Book the first free time on the telephone."""
    page = mentor.page
    mentor.select(page.locator("[name=reason]"), value=reason)
    mentor.select(page.locator("[name=channel]"), value="PHONE")
    mentor.press("빈 시간 보기")
    times = page.locator("[name=starts_at]")
    first = times.locator("option").nth(1).get_attribute("value")
    mentor.select(times, value=first)
    if words:
        mentor.write(page.locator("[name=words]"), words)
    mentor.press("이 시간으로 잡기")


def the_school_is_for_them(person):
    """Whether the life-design school takes them, and the courses that go with it: money, contracts
    and giving, as its stages need them. What they answered is kept.
    """
    page = person.page
    person.reader.visit("/check/for/life-design-school/")
    person.press("시작하기")
    for name, part in zip(("year", "month", "day"), ("1968", "5", "6"), strict=True):
        person.write(page.locator(f"[name$=_{name}]"), part)
    person.press("다음 물음")
    person.tick(page.locator("[name=answer]").first)
    person.press("다음 물음")
    person.sees("지금 조건이 맞아요", "네 달쯤, 저녁과 주말")
    result = page.url
    person.follow("내 정보에 남기기")
    person.press("내 정보에 남기기")
    page.goto(result)
    person.follow("이어지는 강좌와 자세한 내용: 4050 인생디자인학교")
    person.sees("이 사업과 이어지는 강좌", "연금", "계약", "봉사")


def applied_at_the_school(person):
    """From the plan of later life to the school that takes applications, its days and stages, and
    what one writes; the term's number.
    """
    person.reader.visit("/me/plan/")
    person.sees("여러 단계로 다니는 학교")
    person.enter(SCHOOL)
    term = person.page.url.rstrip("/").rpartition("/")[2]
    person.sees("입학하는 날", "나눔의 날", "2과목을 마치면 다음으로 갑니다.", "지어낸 보기")
    person.picture("later-4-school", at="신청부터 마칠 때까지")
    person.follow("신청하기")
    person.sees("자격 조건에 맞습니다")
    person.write(person.page.locator("[name=statement]"), WRITTEN)
    person.press("신청하기")
    person.sees("신청했습니다", "그때까지 신청서를 고칠 수 있고")
    person.follow("내 학교에서 다음에 할 일 보기")
    person.sees("결과를 알려 드립니다")
    return term


def chosen(person, term, *, stage, modules):
    """What is next is to choose: so many of the stage are chosen, one after the other."""
    for _number in range(modules):
        person.reader.visit(f"/me/schools/{term}/")
        person.sees(f"{stage}단계", "고르세요")
        person.go(person.page.get_by_role("link", name="이 과목 고르기").first)
        run = person.page.url.rstrip("/").split("/")[-2]
        person.press("신청하기")
        later.job(person.site, "number", run)
        person.page.reload()
        person.sees("자리를 받았습니다")
        person.follow("내 학교에서 다음에 할 일 보기")
    person.sees("다음 수업:")


def test_somebody_of_58_prepares_for_later_life(walker):
    person = walker()
    person.sign_up("later@example.org")
    person.diagnose("domains", the_middle)
    person.sees("삶의 일곱 가지", "건강", "이제 무엇을 할까요?")
    person.picture("later-1-domains", at="삶의 일곱 가지")
    card = ask_a_mentor(person, field="인생 설계·은퇴 준비", channel="PHONE", part="AFTERNOON")
    name = card.locator("h2").inner_text()
    person.press(f"{name} 멘토 고르기")
    mentor = accepted(walker, name)
    mentor.reader.visit("/mentor/people/")
    mentor.go(mentor.page.locator("main tbody a").first)
    file = mentor.page.url
    mentor.follow("약속 잡기")
    talk(mentor, reason="follow-up", words="연금 안내문을 옆에 두세요")
    assert mentor.page.url == file
    goal(mentor, kind="domain:finance", words="은퇴 뒤 다섯 해의 살림 세우기")
    person.reader.visit("/me/appointments/")
    person.go(person.page.locator("main .ui-card a").first)
    person.sees("연금 안내문을 옆에 두세요", "전화로")
    person.reader.visit("/me/")
    person.follow("은퇴 뒤 다섯 해의 살림 세우기")
    person.press("이 목표로 정하기")
    mentor.page.reload()
    step(mentor, "국민연금 가입 내역 받아 보기")
    person.page.reload()
    person.sees("국민연금 가입 내역 받아 보기", "함께 정함")
    person.picture("later-2-goal")
    planned(person, parts=("1M", "1A", "2A", "3M", "3A", "4A", "5M"), hours=10, won=100_000)
    person.sees("은퇴 뒤 다섯 해의 살림 세우기", "다음에 할 일", "이번 주")
    person.picture("later-3-plan", at="다음에 할 일")
    the_school_is_for_them(person)
    passed_the_school(person, applied_at_the_school(person))


def passed_the_school(person, term):
    """Read and let in, then stage by stage to the sharing day, and told of each next step."""
    site = person.site
    schooling.modules_open(site, term, stage=1)
    schooling.admitted(site, term)
    for stage, modules in ((1, 2), (2, 1), (3, 1)):
        chosen(person, term, stage=stage, modules=modules)
        if stage == 1:
            person.picture("later-5-stage", at="단계와 과목")
        if stage < STAGES:
            schooling.modules_open(site, term, stage=stage + 1)
        else:
            schooling.is_over(site, term)
        schooling.taught(site, term, stage=stage)
    person.reader.visit("/me/inbox/")
    person.sees("학교에 들어왔습니다", "‘라이프스킬 살롱’ 단계를 마쳤습니다")
    person.sees("모든 단계를 마쳤습니다")
    schooling.certified(site, term)
    schooling.shared(site, term)
    person.reader.visit("/me/")
    person.sees("학교를 마쳤습니다. 축하합니다")
    person.enter(SCHOOL)
    person.sees("3단계 가운데 3단계", "나눔의 날에 함께했습니다")
    person.picture("later-6-done")
    person.follow("수료증 보기")
    person.sees("학교 수료증", "마친 단계")
    person.reader.visit(f"/me/schools/{term}/")
    person.follow("나의 계획 보기")
    person.sees("은퇴 뒤 다섯 해의 살림 세우기", "학교를 마쳤습니다")


def test_a_mentors_monday_morning(walker):
    mentor = walker()
    mentor.come_in("mentor@demo.example")
    mentor.reader.visit("/mentor/")
    mentor.sees("내가 답할 일")
    mentor.follow("물어보기")
    answer = mentor.page.locator("[name=words]")
    mentor.write(answer, "저녁 강좌만으로도 됩니다. 함께 골라 봐요.")
    mentor.press("답 보내기")
    mentor.follow("돌볼 분")
    rows = mentor.page.locator("main tbody tr")
    first = rows.first
    expect(first).to_contain_text("먼저")
    expect(rows.last).not_to_contain_text("먼저")
    mentor.picture("monday-1-people")
    mentor.go(first.locator("a"))
    note = mentor.page.locator("[name=note-words]")
    mentor.write(note, "지난주에 못 온 까닭을 듣고 다시 잡기로 함")
    mentor.press("기록 남기기")
    mentor.sees("지난주에 못 온 까닭을 듣고 다시 잡기로 함")
    step(mentor, "다음 약속에 이력서 가져오기")
    mentor.follow("약속 잡기")
    talk(mentor, reason="check-in")
    mentor.sees("약속을 잡고 본인에게 알렸습니다.")
    mentor.picture("monday-2-person")
    mentor.reader.visit("/mentor/people/")
    first = mentor.page.locator("main tbody tr").first
    expect(first).not_to_contain_text("지난 약속에 오지 않았습니다")
