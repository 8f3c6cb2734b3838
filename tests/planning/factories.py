"""Occupations, courses that lead to them, and plans, for tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from naru.catalogue.enums import ApplyAt, Mode, Schedule
from naru.files import services as files
from naru.occupations.enums import ExamPart, Weight
from naru.occupations.models import (
    Certificate,
    Exam,
    ExamWindow,
    Occupation,
    OccupationCertificate,
    OccupationField,
    OccupationSkill,
    Skill,
    SkillGroup,
)
from naru.places.models import Place
from naru.planning.enums import Reason, State
from naru.planning.models import Evidence, Plan, Route, Step
from naru.planning.rules.plain import Tuning
from naru.planning.rules.terms import Practice, Terms
from tests.catalogue.factories import CourseFactory, RunFactory
from tests.catalogue.factories import SkillFactory as TaughtFactory
from tests.files.samples import PDF
from tests.places.factories import PlaceFactory
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import BenchFactory

NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, 12:00 in Seoul."""
TODAY = date(2026, 11, 24)
EVENINGS = ["1E", "2E", "3E", "4E", "5E"]
TERMS = Terms(
    near_minutes=20,
    across_minutes=45,
    study_minutes=120,
    usual_hours=10,
    unknown_fee_won=60_000,
    risks={"FIRST_COME": 10, "UNKNOWN": 20},
    basic_words=("입문",),
    further_words=("심화",),
    tuning=Tuning(start_every_weeks=1),
    life={"table": ("skill.bread",), "feast": ("skill.cake", "skill.bread")},
)

HANDS = replace(
    TERMS,
    practice=Practice(
        skills=frozenset(["skill.bread"]), times=2, minutes=90, every_weeks=2, risk=5
    ),
)
"""The same, and bread is practised at a bench."""


def bench_for(*names):
    """A bench for these skills, which there are, at a place of the pack that is open by day."""
    code = "50plus-east-campus"
    place = Place.objects.filter(code=code).first() or PlaceFactory(code=code)
    skills = list(Skill.objects.filter(code__in=[f"skill.{name}" for name in names]))
    return BenchFactory(place=place, with_skills=skills)


def occupation(code="occ.baker", **needs):
    """Work that needs skills: `occupation(bread=2, cake=1)`, the first of them without fail."""
    field, _made = OccupationField.objects.get_or_create(
        code="food", number=1, name_ko="먹거리", name_en="Food"
    )
    group, _made = SkillGroup.objects.get_or_create(
        code="baking", number=1, name_ko="굽기", name_en="Baking"
    )
    made = Occupation.objects.create(
        code=code,
        field=field,
        position=Occupation.objects.count(),
        name_ko="제빵사",
        name_en="Baker",
        summary_ko="빵을 굽습니다.",
        summary_en="Bakes bread.",
        keco_code="5321",
        keco_edition="2025",
        keco_name="제빵사",
        effort="MODERATE",
        hours=["FULL_TIME"],
        hours_from=20,
        hours_to=40,
    )
    for position, (name, level) in enumerate((needs or {"bread": 2}).items()):
        skill, _made = Skill.objects.get_or_create(
            code=f"skill.{name}",
            defaults={
                "group": group,
                "position": Skill.objects.count(),
                "name_ko": f"{name} 기술",
                "name_en": f"{name} skill",
                "taught_as": [name],
            },
        )
        OccupationSkill.objects.create(
            occupation=made,
            skill=skill,
            position=position,
            level=level,
            need="USEFUL" if position else "ESSENTIAL",
        )
    return made


def run_teaching(*names, title="빵 굽기", **said):
    """A free run on Tuesdays and Thursdays in December, 19 to 21, of a course for these skills."""
    course = CourseFactory(
        title=title, mode=said.pop("mode", Mode.FIELD), hours=said.pop("hours", 16)
    )
    for name in names:
        TaughtFactory(course=course, name=name)
    return RunFactory(course=course, apply_at=said.pop("apply_at", ApplyAt.ELSEWHERE), **said)


def always_teaching(*names, title="집에서 빵 굽기", **said):
    """The same online, at one's own pace."""
    return run_teaching(
        *names,
        title=title,
        mode=Mode.ONLINE,
        schedule=Schedule.ALWAYS,
        starts_on=None,
        last_on=None,
        weekdays=[],
        daily_from=None,
        daily_to=None,
        **said,
    )


def baking(work):
    """A certificate that the work requires, with its written and its practical exam."""
    held = Certificate.objects.create(
        code="cert.baker-2", name_ko="제빵사 2급", name_en="Baker, level 2", kind="TECHNICAL"
    )
    OccupationCertificate.objects.create(
        occupation=work, certificate=held, position=0, weight=Weight.REQUIRED
    )
    return held, exam(held, ExamPart.WRITTEN), exam(held, ExamPart.PRACTICAL, month=3)


def exam(held, part, month=1, **said):
    """A round of it in that month of 2027, for which one may apply in `windows`."""
    windows = said.pop("windows", [(date(2027, month, 4), date(2027, month, 8))])
    plain = {
        "starts_on": date(2027, month, 20),
        "last_on": date(2027, month, 21),
        "result_on": date(2027, month, 28),
        "round": "r1",
        "round_ko": "2027년 1회",
        "round_en": "2027, round 1",
        "fee_won": 10_000,
        "sample": True,
    }
    made = Exam.objects.create(certificate=held, part=part, **plain | said)
    for opens, closes in windows:
        ExamWindow.objects.create(exam=made, from_on=opens, until_on=closes)
    return made


class PlanFactory(DjangoModelFactory):
    """Evenings, 10 hours a week, an hour's way, until May, and 100,000 won; not looked for yet."""

    class Meta:
        model = Plan

    resident = factory.SubFactory(ResidentFactory)
    number = 1
    occupation = factory.LazyFunction(occupation)
    free_parts = EVENINGS
    weekly_hours = 10
    money_won = 100_000
    travel_minutes = 60
    deadline_on = date(2027, 5, 31)
    reason = Reason.WISHES
    asked_at = NOON
    asked_by = factory.SelfAttribute("resident.user")


class RouteFactory(DjangoModelFactory):
    """The fastest, all that can be."""

    class Meta:
        model = Route

    plan = factory.SubFactory(PlanFactory, state=State.READY, answered_at=NOON)
    number = 1
    kinds = ["FASTEST"]
    covered = 6
    wanted = 6
    bound = 6
    proven = True
    last_on = date(2026, 12, 31)
    fees_won = 0
    way_minutes = 0
    busiest_minutes = 240
    risk = 0


class StepFactory(DjangoModelFactory):
    """An evening run of December."""

    class Meta:
        model = Step

    route = factory.SubFactory(RouteFactory)
    position = 1
    run = factory.LazyFunction(lambda: run_teaching("bread"))
    title = factory.LazyAttribute(lambda one: one.run.course.title if one.run else "빵 굽기")
    starts_on = date(2026, 12, 8)
    last_on = date(2026, 12, 31)
    own_pace = False
    fee_won = 0
    gives = ["skill.bread"]


def shown_by(resident, data=PDF, **said):
    """A file with which the person shows something, also to their mentor."""
    upload = files.put(
        name="의자.pdf", data=data, keep_until_on=date(2031, 11, 24), by=resident.user, at=NOON
    )
    said = {"title": "처음 만든 의자", "made_on": TODAY, "for_mentor": True, **said}
    return Evidence.objects.create(resident=resident, upload=upload, **said)
