"""An online course of the demo's own provider: three short lessons with an exam, open to all."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from naru.accounts.models import Organisation, User
from naru.catalogue.enums import Admission, ApplyAt, Mode, Payer, Residence, RunStatus, Schedule
from naru.catalogue.queries.facts import Facts
from naru.catalogue.services.own import courses, runs
from naru.catalogue.services.own.holding import open_workspace
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Intake
from naru.enrolments.services import doors
from naru.lessons.rules.document import Document, Lesson
from naru.lessons.services import versions

TEACHES, BY, NUMBER = "demo-institute", "provider@demo.example", "O-1"
OPEN = timedelta(days=730)
SEATS = 200

COURSE: Facts = {
    "title": "비밀번호, 쉽게 만들고 잘 지키기",
    "title_en": "Passwords: easy to make, well kept",
    "summary": "외우기 쉽고 남이 알기 어려운 비밀번호를 만들고, 두 단계 확인을 켭니다.",
    "summary_en": "Make passwords you remember and others cannot guess; add a second step.",
    "outlook": "쓰는 곳마다 다른 비밀번호를 스스로 정하고 지킬 수 있습니다.",
    "outlook_en": "You can choose and keep another password for every place.",
    "language": "ko",
    "mode": Mode.ONLINE.value,
    "hours": "0.3",
    "residence": Residence.ANYONE.value,
    "age_rule_known": True,
    "skills": [{"name": "스마트폰 설정", "ncs_code": "", "ncs_version": ""}],
}
RUN: Facts = {
    "schedule": Schedule.ALWAYS.value,
    "status": RunStatus.OPEN.value,
    "admission": Admission.FIRST_COME.value,
    "apply_at": ApplyAt.HERE.value,
    "capacity": SEATS,
    "payer": Payer.NOBODY.value,
    "fee_won": 0,
}
LESSONS = (
    Lesson(
        code="long",
        title_ko="길면 튼튼해요",
        title_en="Long is strong",
        minutes=6,
        text_ko="짧은 비밀번호는 기계가 금방 맞힙니다. 서로 상관없는 낱말 넷을 이어 길게 만드세요.",
        text_en="Machines guess short passwords fast. Join four words that do not belong together.",
    ),
    Lesson(
        code="different",
        title_ko="곳마다 다르게",
        title_en="Another one for each place",
        minutes=6,
        text_ko="한 곳에서 새면 같은 비밀번호를 쓰는 곳이 모두 열립니다. 곳마다 달리 정하세요.",
        text_en="If one leaks, all places with the same one are open. Choose another each time.",
    ),
    Lesson(
        code="second-step",
        title_ko="두 단계로 확인하기",
        title_en="A second step",
        minutes=6,
        text_ko="비밀번호를 들켜도 휴대전화로 한 번 더 확인하면 남이 들어오지 못합니다.",
        text_en="Even with your password nobody comes in if your phone is asked as well.",
    ),
)


def _question(
    lesson: str, ask: tuple[str, str], right: tuple[str, str], wrong: tuple[str, str]
) -> dict[str, Any]:
    """A question of the exam, also asked at the end of its lesson."""
    return {
        "code": f"q-{lesson}",
        "lesson": lesson,
        "check": True,
        "exam": True,
        "kind": "single",
        "ask_ko": ask[0],
        "ask_en": ask[1],
        "why_ko": "",
        "why_en": "",
        "options": [
            {"ko": wrong[0], "en": wrong[1], "right": False},
            {"ko": right[0], "en": right[1], "right": True},
        ],
        "answer": None,
        "tolerance": "0",
        "unit_ko": "",
        "unit_en": "",
        "accepted_ko": [],
        "accepted_en": [],
    }


QUESTIONS = [
    _question(
        "long",
        ("어느 비밀번호가 더 튼튼한가요?", "Which password is stronger?"),
        ("상관없는 낱말 넷을 이은 것", "Four words that do not belong together"),
        ("생일 여섯 자리", "Six digits of a birthday"),
    ),
    _question(
        "different",
        ("같은 비밀번호를 여러 곳에 쓰면 왜 위험한가요?", "Why not use one in several places?"),
        ("하나가 새면 모두 열려서", "If one leaks, all are open"),
        ("외우기 어려워서", "It is hard to remember"),
    ),
    _question(
        "second-step",
        ("두 단계 확인은 무엇을 더 묻나요?", "What does the second step ask for?"),
        ("내 휴대전화", "My phone"),
        ("내 주소", "My address"),
    ),
]
QUIZ: dict[str, Any] = {
    "exam": {"minutes": 10, "attempts": 3, "draw": len(QUESTIONS)},
    "questions": QUESTIONS,
}


@transaction.atomic(durable=True)
def demo_course(*, at: datetime) -> Intake:
    """The door of the course; made as if written and opened `at`, once."""
    door = Intake.objects.select_related("run__course__provider")
    body = Organisation.objects.get(code=TEACHES)
    by = User.objects.get(email=BY)
    found = door.filter(run__course__provider__organisation=body, run__course__number=NUMBER)
    if (known := found.first()) is not None:
        return known
    course = courses.make_course(
        provider_id=open_workspace(organisation=body, by=by, at=at).pk,
        told=COURSE,
        number=NUMBER,
        is_sample=True,
        by=by,
        at=at,
    )
    courses.publish_course(course_id=course.pk, by=by, at=at)
    run = runs.make_run(course_id=course.pk, number="1", told=RUN, publish=True, by=by, at=at)
    document = Document(list(LESSONS), quiz=QUIZ)
    versions.write_draft(course_id=course.pk, document=document, seen=None, by=by, at=at)
    versions.publish(course_id=course.pk, by=by, at=at)
    terms = doors.Terms(
        mode=DoorMode.FIRST_COME,
        capacity=SEATS,
        opens_at=at,
        closes_at=at + OPEN,
        offers_until_at=at + OPEN,
    )
    return door.get(pk=doors.set_door(run_id=run.pk, terms=terms, by=by, at=at).pk)
