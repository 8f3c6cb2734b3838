"""The steps of the story, in their order; each says who acts, does it, and tells what they see.

Where the story needs days or months to pass, the step says so and looks at what the demo city
holds in that state already. Run again on the same site, each step finds a way on.
"""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta

from ops.walk.person import Broken, Person

PASSWORD = "naru-demo-2026"  # noqa: S105 - of invented people, printed by `make run`
RESIDENT, MENTOR, PROVIDER = (f"{who}@demo.example" for who in ("resident", "mentor", "provider"))
ASKED_MOST = 80
GOAL = "한 해 안에 개발자로 일하기"
COURSE = "파이썬 첫걸음: 컴퓨터에 일 시키기"
DRAWN_COURSE = "작업대가 넷인 목공 교실"
COMPLETED = "비밀번호, 쉽게 만들고 잘 지키기"
EVENING = re.compile(r"\b(18|19|20):\d\d")
FREE = ("1E", "2E", "3E", "4E", "5E", "6M", "6A")
Told = list[str]
"""What the person sees at the end of a step: key facts, and what comes next."""


class Walk:
    """The people of the story, each with a browser of their own."""

    def __init__(self, url: str) -> None:
        self.somebody, self.resident = Person(url), Person(url)
        self.mentor, self.provider = Person(url), Person(url)
        self.when = ""


def registers(walk: Walk) -> Told:
    """Somebody new gives an address and agrees; the code goes by mail, which only they read."""
    one = walk.somebody
    one.open("/account/signup/")
    address = f"walk-{time.time_ns()}@example.org"
    one.press("동의하고 확인 번호 받기", {"email": address, "agree_service": "on"})
    seen = one.sees("주소로 번호를 보냈습니다")
    return [seen, "The code is in a mail that this walk cannot read: a demo resident goes on."]


def comes_in(walk: Walk) -> Told:
    """A demo resident logs in and sees what comes next."""
    one = walk.resident
    one.log_in(RESIDENT, PASSWORD)
    one.open("/me/")
    return [one.sees("반갑습니다"), one.sees("이어서 할 일")]


def finds_out(walk: Walk) -> Told:
    """The self-diagnosis: what matters to them in work."""
    one = walk.resident
    one.open("/diagnosis/")
    one.press("위의 내용에 동의하고 시작하기")
    first = next((href for _words, href in one.page.links if "/ask/values/" in href), None)
    if first is None:
        raise Broken("questions about what matters in work", one.page.heading)
    one.open(first)
    asked = 0
    while "/ask/values/" in one.page.url:
        asked += 1
        if asked > ASKED_MOST:
            raise Broken(f"an end after {ASKED_MOST} questions", one.page.url)
        one.press("나 일을 고를래요")
    one.press("지금까지의 결과 보기")
    one.sees("일에서 중요한 것")
    return [f"{asked} questions", one.sees("멘토와 이야기하기")]


def books_a_talk(walk: Walk) -> Told:
    """The resident books an evening by video with their mentor."""
    one = walk.resident
    one.open("/me/")
    one.follow("가상 멘토")
    one.follow("상담 약속 잡기")
    one.press("빈 시간 보기", {"reason": "check-in", "channel": "VIDEO"})
    found = one.page.form("이 시간으로 잡기")
    times = found[0].choices.get("starts_at", []) if found else []
    evenings = [(value, words) for value, words in times if value and EVENING.search(words)]
    if not (evenings or times):
        raise Broken("a time to talk", one.page.heading)
    value, walk.when = (evenings or [one for one in times if one[0]])[0]
    one.press("이 시간으로 잡기", {"starts_at": value})
    return [one.sees(walk.when), one.sees("화상으로")]


def agrees_on_a_goal(walk: Walk) -> Told:
    """The mentor sees the appointment and proposes a goal; the resident agrees."""
    mentor, one = walk.mentor, walk.resident
    mentor.log_in(MENTOR, PASSWORD)
    mentor.open("/mentor/people/")
    mentor.follow("가상 주민 하나")
    mentor.sees(walk.when)
    by = f"{date.today() + timedelta(days=360)}"  # noqa: DTZ011 - a year from now, roughly
    goal = {"goal-what": "occ:occ.app-developer", "goal-words": GOAL, "goal-by_on": by}
    mentor.press("본인에게 제안하기", goal)
    mentor.sees("본인의 답을 기다립니다.")
    one.open("/me/goal/")
    one.press("이 목표로 정하기")
    return [one.sees(GOAL), one.sees("함께 정함")]


def chooses_a_route(walk: Walk) -> Told:
    """From the goal over what limits them to routes that differ in kind, one of which is chosen."""
    one = walk.resident
    one.open("/me/plan/wishes/occ.app-developer/")
    one.sees(GOAL)
    one.press("길 찾기", {"free_parts": FREE, "weekly_hours": "8", "money_won": "300000"})
    one.waits_for("길 고르기", "이 길로 가기")
    one.open("/me/plan/routes/")
    ways = sum(button.words == "이 길로 가기" for form in one.page.forms for button in form.buttons)
    if not 1 <= ways <= 3:  # noqa: PLR2004 - one to three routes
        raise Broken("one to three routes", f"{ways}")
    one.press("이 길로 가기")
    one.sees("다음에 할 일", "이번 주")
    return [f"{ways} routes", one.sees("걸음 가운데"), one.page.line("까지 가는 길입니다")]


def asks_for_a_scholarship(walk: Walk) -> Told:
    """Whether there is money for it, and what was granted already."""
    one = walk.resident
    one.open("/scholarship/")
    one.follow("이번 회차")
    one.sees("누가 받을 수 있나요?")
    one.follow("내게 맞는지 확인")
    one.open("/me/scholarship/")
    return [one.sees("지난 회차"), one.page.line("포인트")]


def applies_first_come(walk: Walk) -> Told:
    """An online course: a seat at once, or the seat they have already."""
    one = walk.resident
    one.open("/courses/?q=파이썬 첫걸음&mode=ONLINE")
    one.follow(COURSE)
    apply_here(one)
    return [one.waits_for("자리를 받았습니다"), one.sees("배우기")]


def applies_to_a_draw(walk: Walk) -> Told:
    """A course that draws lots: that takes days, so here a draw that is over is read."""
    one = walk.resident
    one.open(f"/courses/?q={DRAWN_COURSE}")
    one.follow(DRAWN_COURSE)
    apply_here(one)
    waits = one.sees("추첨")
    one.open("/scholarship/demo-past/draw/")
    return [waits, "It is drawn days later; a draw that is over:", one.sees("공개 번호")]


def apply_here(one: Person) -> None:
    """From a course to its door, choosing the first of what there is to choose; whoever stands
    there already is led to where they stand.
    """
    one.follow("이 일정에 신청하기", "신청하기")
    for button in ("신청하기", "그래도 신청하기"):
        found = one.page.form(button)
        if found is not None:
            chosen = {name for name, _value in found[0].fields}
            told = {
                name: values[0][0]
                for name, values in found[0].choices.items()
                if name not in chosen
            }
            one.press(button, told)
            return


def learns(walk: Walk) -> Told:
    """The first lesson, which takes minutes; the course that they completed stands beside it."""
    one = walk.resident
    one.open("/me/enrolments/")
    one.follow(COURSE)
    one.follow("배우기")
    if one.page.form("첫 단원부터 배우기") is not None:
        one.press("첫 단원부터 배우기")
        first = one.page.heading
    else:
        first = one.follow("이어서 배우기").heading
    one.open("/me/learning/")
    done = one.sees(COMPLETED, "수료했습니다")
    return [first, "A lesson takes its minutes; a course that is completed already:", done]


def practises(walk: Walk) -> Told:
    """A seat at a bench near home, given back here; a skill that an instructor signed last week."""
    one = walk.resident
    one.open("/spaces/?skill=skill.python")
    href = next((href for words, href in one.page.links if words.endswith("자리 잡기")), None)
    if href is None:
        raise Broken("a time at a bench", one.page.heading)
    one.open(href)
    one.press("이 자리 잡기")
    seat = one.sees("자리를 잡았습니다.")
    one.press("이 예약 취소하기")
    one.open("/me/spaces/")
    signed = one.sees("강사가 눈앞에서 보고 확인한 기술입니다.")
    return [seat, "Practice is days away and given back here; what was signed last week:", signed]


def shows_the_certificate(walk: Walk) -> Told:
    """The certificate, its badge, and what anybody reads who gets its address."""
    one, anybody = walk.resident, walk.somebody
    one.open("/me/certificates/")
    one.follow(COMPLETED)
    one.sees("진본인지 확인하기")
    link = next((href for _words, href in one.page.links if "/c/" in href), None)
    if link is None or one.page.link("배지 파일(JSON)") is None:
        raise Broken("the badge and the address of the certificate", one.page.heading)
    anybody.open("/c/" + link.rstrip("/").rpartition("/")[2] + "/")
    return [one.page.heading, anybody.sees("서명이 맞고, 취소되지 않았습니다.")]


def reaches_the_goal(walk: Walk) -> Told:
    """The goal is reached, and the portfolio says so beside what shows it."""
    one = walk.resident
    one.open("/me/goal/")
    one.press("이루었습니다")
    one.open("/me/plan/")
    return [one.sees("이 목표를 이루었습니다"), one.sees("다음 목표 정하기"), one.sees("증거")]


def is_asked_after(walk: Walk) -> Told:
    """Three months after a certificate they are asked; the demo's certificate is that old."""
    one = walk.resident
    one.open("/me/follow-ups/")
    one.follow(COMPLETED)
    form, _button = one.page.form("답 저장하기") or (None, None)
    if form is None:
        raise Broken("questions that can be answered", one.page.heading)
    one.press("답 저장하기", {name: found[0][0] for name, found in form.choices.items()})
    return [one.sees("답해 주셔서 고맙습니다")]


def gives_the_evening_back(walk: Walk) -> Told:
    """So that the mentor's evening is free again for the next walk."""
    one = walk.resident
    one.open("/me/appointments/")
    one.follow(walk.when)
    one.press("이 약속 취소하기")
    return [one.page.heading]


STEPS: tuple[tuple[str, Callable[[Walk], Told]], ...] = (
    ("Somebody registers", registers),
    ("The resident comes in", comes_in),
    ("The resident finds out what matters to them in work", finds_out),
    ("The resident books an evening with their mentor", books_a_talk),
    ("Mentor and resident agree on a goal", agrees_on_a_goal),
    ("The resident chooses among routes to it", chooses_a_route),
    ("The resident looks for money", asks_for_a_scholarship),
    ("The resident applies where the first come first", applies_first_come),
    ("The resident applies where lots are drawn", applies_to_a_draw),
    ("The resident learns online", learns),
    ("The resident practises near home", practises),
    ("The resident shows a certificate", shows_the_certificate),
    ("The goal is reached", reaches_the_goal),
    ("The resident is asked after", is_asked_after),
    ("The evening is given back", gives_the_evening_back),
)
