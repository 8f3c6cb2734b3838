"""Certificates for tests: real ones, issued by the service."""

from decimal import Decimal

from naru.accounts.models import Organisation
from naru.credentials.enums import Kind
from naru.credentials.services import issuing
from naru.occupations.models import Skill, SkillGroup
from tests.residents.factories import ResidentFactory

EVIDENCE = {"progress": 92, "exam": 87.5, "held": None}


def skill(code="skill.excel", ncs="02020302"):
    group, _made = SkillGroup.objects.get_or_create(
        code="digital", defaults={"number": 901, "name_ko": "디지털", "name_en": "Digital"}
    )
    defaults = {
        "group": group,
        "position": 1,
        "name_ko": "엑셀로 표 다루기",
        "name_en": "Working with tables",
        "ncs_code": ncs,
        "ncs_edition": "2021" if ncs else "",
    }
    return Skill.objects.get_or_create(code=code, defaults=defaults)[0]


def organisation(code="garam-school"):
    defaults = {"name_ko": "가람 배움터", "name_en": "Garam School", "kind": "PROVIDER"}
    return Organisation.objects.get_or_create(code=code, defaults=defaults)[0]


def issued(at, reason="completion:1", **changes):
    """A certificate of a course, with two skills, one of them without a code of the standards."""
    told = {
        "title_ko": "엑셀 첫걸음",
        "title_en": "First Steps in Excel",
        "skills": ["skill.excel", "skill.computer-basics", "skill.none-such"],
        "evidence": EVIDENCE,
        "score": Decimal("87.5"),
        "kind": Kind.COMPLETION,
        **changes,
    }
    skill()
    skill("skill.computer-basics", "")
    return issuing.issue(
        resident=told.pop("resident", None) or ResidentFactory(name="홍길동"),
        issuer=told.pop("issuer", None) or organisation(),
        reason_key=reason,
        at=at,
        **told,
    )
