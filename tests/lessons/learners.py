"""People who learn a small course with every kind of question, for tests."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from naru.catalogue.enums import Mode, Payer
from naru.enrolments.enums import State
from naru.lessons.enums import VersionState
from naru.lessons.models import Learning, Package, Version
from naru.lessons.pack import rule_for
from naru.lessons.queries.standing import lessons_of
from naru.lessons.services import attempts, watching
from naru.lessons.services.attempts import Told
from tests.enrolments.factories import ApplicationFactory, IntakeFactory

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CODES = ("cells", "sums", "charts")
OPTIONS = [
    {"ko": "가로줄", "en": "A row", "right": False},
    {"ko": "칸 하나", "en": "One cell", "right": True},
    {"ko": "세로줄", "en": "A column", "right": False},
]
BASE = {
    "lesson": "cells",
    "check": False,
    "exam": True,
    "ask_en": "",
    "why_ko": "칸은 가로줄과 세로줄이 만나는 곳이에요.",
    "why_en": "A cell is where a row and a column meet.",
    "options": [],
    "answer": None,
    "tolerance": "0",
    "unit_ko": "",
    "unit_en": "",
    "accepted_ko": [],
    "accepted_en": [],
}
QUESTIONS = [
    {
        **BASE,
        "code": "q-cell",
        "check": True,
        "kind": "single",
        "ask_ko": "A1은 무엇인가요?",
        "ask_en": "What is A1?",
        "options": OPTIONS,
    },
    {
        **BASE,
        "code": "q-several",
        "kind": "multiple",
        "ask_ko": "더하기에 쓰는 것을 모두 고르세요.",
        "options": [
            {"ko": "SUM", "en": "SUM", "right": True},
            {"ko": "+", "en": "+", "right": True},
            {"ko": "MAX", "en": "MAX", "right": False},
        ],
        "lesson": "sums",
    },
    {
        **BASE,
        "code": "q-order",
        "kind": "order",
        "ask_ko": "차트를 만드는 차례는?",
        "options": [
            {"ko": "칸을 고른다", "en": "Choose cells", "right": False},
            {"ko": "차트를 넣는다", "en": "Insert a chart", "right": False},
            {"ko": "이름을 붙인다", "en": "Name it", "right": False},
        ],
        "lesson": "charts",
    },
    {
        **BASE,
        "code": "q-number",
        "kind": "number",
        "ask_ko": "1,200원의 5 %는?",
        "answer": "60",
        "tolerance": "0.5",
        "unit_ko": "원",
        "unit_en": "won",
        "lesson": "sums",
    },
    {
        **BASE,
        "code": "q-text",
        "kind": "text",
        "ask_ko": "칸을 더하는 함수의 이름은?",
        "accepted_ko": ["SUM", "섬"],
        "lesson": "sums",
        "check": True,
    },
]
RIGHT = {"q-cell": 1, "q-several": ["0", "1"], "q-order": [0, 1, 2], "q-number": "60원",
         "q-text": "sum"}  # fmt: skip
WRONG = {"q-cell": 0, "q-several": ["2"], "q-order": [2, 1, 0], "q-number": "6", "q-text": "max"}
EXAM = {"minutes": 20, "attempts": 2, "draw": 5}


def document(*, lessons=CODES, exam=EXAM, quiz=True, minutes=10):
    """A version's whole content."""
    told = [
        {
            "code": code,
            "title_ko": f"단원 {code}",
            "title_en": f"Lesson {code}",
            "minutes": minutes,
            "text_ko": "## 칸\n\n글을 읽어요.",
            "text_en": "## Cells\n\nRead the text.",
        }
        for code in lessons
    ]
    questions = {"exam": exam, "questions": QUESTIONS} if quiz else None
    return {"lessons": told, "media": {}, "quiz": questions}


def version_of(course, told=None, *, at=AT):
    """A published version of the course's online part."""
    package, _new = Package.objects.get_or_create(course=course, defaults={"made_at": at})
    return Version.objects.create(
        package=package,
        number=package.versions.count() + 1,
        state=VersionState.PUBLISHED,
        document=told or document(),
        digest=sha256(str(package.versions.count()).encode()).hexdigest(),
        made_at=at,
        changed_at=at,
        published_at=at,
    )


def learner(
    *, told=None, version=None, at=AT, payer=Payer.NOBODY, mode=Mode.ONLINE, no=1, **seat
) -> Learning:
    """Somebody with a seat who has just begun, under the city's rule of that day."""
    if version is not None:
        seat["intake"] = seat.get("intake") or _door(version)
    else:
        seat |= {"intake__run__course__mode": mode, "intake__run__payer": payer}
    application = ApplicationFactory(state=State.SEATED, no=no, state_at=at, told_at=at, **seat)
    run = application.intake.run
    return Learning.objects.create(
        resident=application.resident,
        application=application,
        version=version or version_of(run.course, told, at=at),
        rule=rule_for(run, on=at.date()).record(),
        begun_at=at,
    )


def _door(version):
    return IntakeFactory(run__course=version.package.course, capacity=500)


def lesson_of(learning, code):
    """A lesson as plain values."""
    return next(one for one in lessons_of(learning) if one.code == code)


def learn(learning, *codes, at=AT, minutes=10):
    """They open these lessons, look at each for so long, and say that they are done."""
    for code in codes:
        lesson = lesson_of(learning, code)
        watching.open_page(learning=learning, lesson=lesson, page=uuid4(), at=at)
        at += minutes * MINUTE
        watching.finish(learning=learning, lesson=lesson, at=at)
    return at


def sit(learning, answers=RIGHT, *, at=AT, by=None):
    """They sit the exam with these answers."""
    by = by or learning.resident.user
    attempt = attempts.begin(learning_id=learning.pk, by=by, at=at)
    told = {code: Told(answers[code]) for code in attempt.questions if code in answers}
    attempts.answer(attempt_id=attempt.pk, told=told, at=at + MINUTE)
    return attempts.hand_in(attempt_id=attempt.pk, by=by, at=at + 2 * MINUTE)
