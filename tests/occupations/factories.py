"""Skills and occupations for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from naru.occupations.enums import CertificateKind, Effort, ExamPart, Hours, Need, Way
from naru.occupations.models import (
    Certificate,
    EntryRoute,
    Exam,
    ExamWindow,
    Occupation,
    OccupationField,
    OccupationSkill,
    Skill,
    SkillGroup,
)


class SkillGroupFactory(DjangoModelFactory[SkillGroup]):
    class Meta:
        model = SkillGroup

    code = factory.Sequence(lambda n: f"list-{n}")
    number = factory.Sequence(lambda n: n + 101)
    name_ko = "목록"
    name_en = "List"


class SkillFactory(DjangoModelFactory[Skill]):
    class Meta:
        model = Skill

    code = factory.Sequence(lambda n: f"skill.number-{n}")
    group = factory.SubFactory(SkillGroupFactory)
    position = 0
    name_ko = factory.Sequence(lambda n: f"기술 {n}")
    name_en = factory.Sequence(lambda n: f"Skill {n}")


class OccupationFieldFactory(DjangoModelFactory[OccupationField]):
    class Meta:
        model = OccupationField

    code = factory.Sequence(lambda n: f"field-{n}")
    number = factory.Sequence(lambda n: n + 101)
    name_ko = "분야"
    name_en = "Field"


class OccupationFactory(DjangoModelFactory[Occupation]):
    class Meta:
        model = Occupation

    code = factory.Sequence(lambda n: f"occ.number-{n}")
    field = factory.SubFactory(OccupationFieldFactory)
    position = 0
    name_ko = factory.Sequence(lambda n: f"직업 {n}")
    name_en = factory.Sequence(lambda n: f"Occupation {n}")
    summary_ko = "하루 종일 합니다."
    summary_en = "Does it all day."
    keco_code = "5501"
    keco_edition = "2025"
    keco_name = "요양보호사"
    effort = Effort.LIGHT
    hours = factory.LazyFunction(lambda: [Hours.FULL_TIME.value])
    hours_from = 20
    hours_to = 40


class OccupationSkillFactory(DjangoModelFactory[OccupationSkill]):
    class Meta:
        model = OccupationSkill

    occupation = factory.SubFactory(OccupationFactory)
    skill = factory.SubFactory(SkillFactory)
    position = 0
    level = 2
    need = Need.ESSENTIAL


class EntryRouteFactory(DjangoModelFactory[EntryRoute]):
    class Meta:
        model = EntryRoute

    occupation = factory.SubFactory(OccupationFactory)
    position = 0
    way = Way.OPEN
    text_ko = "바로 지원합니다."
    text_en = "Apply at once."


class CertificateFactory(DjangoModelFactory[Certificate]):
    """A professional one, which Q-Net holds."""

    class Meta:
        model = Certificate

    code = factory.Sequence(lambda n: f"cert.number-{n}")
    name_ko = factory.Sequence(lambda n: f"자격 {n}")
    name_en = factory.Sequence(lambda n: f"Certificate {n}")
    kind = CertificateKind.PROFESSIONAL


class ExamFactory(DjangoModelFactory[Exam]):
    """A round that the pack states as a sample, with one time to apply."""

    class Meta:
        model = Exam
        skip_postgeneration_save = True

    certificate = factory.SubFactory(CertificateFactory)
    round = factory.Sequence(lambda n: f"round-{n}")
    part = ExamPart.WRITTEN
    round_ko = "2027년 1회"
    round_en = "2027, round 1"
    starts_on = date(2027, 2, 6)
    last_on = date(2027, 2, 27)
    result_on = date(2027, 3, 10)
    fee_won = 9_000
    sample = True

    @factory.post_generation
    def windows(self: Exam, create, extracted, **_said) -> None:
        for opens, closes in extracted or [(date(2027, 1, 12), date(2027, 1, 15))]:
            ExamWindow.objects.create(exam=self, from_on=opens, until_on=closes)
