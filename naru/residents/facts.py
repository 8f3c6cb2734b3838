"""The facts a resident may tell, and only those: type, why we ask, who sees it.

A fact stands here because a rule of a programme asks for it. Facts under a consent are asked
only while that consent holds.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naru.city.schemes import schemes
from naru.residents.enums import ConsentKind, Employment, Fact, FactGroup, FactKind

SEEN_BY_DESK = _("나와, 상담 중인 상담사·창구만 봅니다.")
SEEN_WHEN_APPLYING = _("나와 상담사가 봅니다. 신청하면 그 사업 담당자도 봅니다.")


@dataclass(frozen=True)
class Definition:
    """What one fact is: `named` for CHOICE, `at_most` for NUMBER and WON.

    The choices of SCHEMES come from the city pack (`schemes.toml`).
    """

    fact: Fact
    group: FactGroup
    kind: FactKind
    why: Promise
    seen_by: Promise
    named: type[TextChoices] | None = None
    at_least: int = 0
    at_most: int = 0
    consent: ConsentKind | None = None

    @property
    def labels(self) -> dict[str, str]:
        """The choices with their names in the reader's language."""
        if self.kind == FactKind.SCHEMES:
            return {name: str(words) for name, words in schemes().items()}
        return {str(value): str(label) for value, label in self.named.choices} if self.named else {}

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(self.labels)


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        Fact.BIRTH_ON,
        FactGroup.BASICS,
        FactKind.DATE,
        _("나이에 따라 신청할 수 있는 사업이 다릅니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.LIVES_IN_CITY,
        FactGroup.SPHERE,
        FactKind.YES_NO,
        _("많은 사업이 이 도시에 사는 분께 열려 있습니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.HOME_DISTRICT,
        FactGroup.SPHERE,
        FactKind.DISTRICT,
        _("가까운 배움터를 찾고, 자치구 사업을 알려 드립니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.WORKS_IN_CITY,
        FactGroup.SPHERE,
        FactKind.YES_NO,
        _("이 도시에서 일하는 분도 신청할 수 있는 사업이 있습니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.STUDIES_IN_CITY,
        FactGroup.SPHERE,
        FactKind.YES_NO,
        _("이 도시에서 공부하는 분도 신청할 수 있는 사업이 있습니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.BUSINESS_IN_CITY,
        FactGroup.SPHERE,
        FactKind.YES_NO,
        _("가게나 회사를 하는 분을 돕는 사업이 있습니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.EMPLOYMENT,
        FactGroup.WORK,
        FactKind.CHOICE,
        _("일을 찾는 분, 일하는 분께 열린 사업이 서로 다릅니다."),
        SEEN_WHEN_APPLYING,
        named=Employment,
    ),
    Definition(
        Fact.JOB_HOURS_OVERLAP,
        FactGroup.WORK,
        FactKind.YES_NO,
        _("다른 공공 일자리와 시간이 겹치지 않으면 함께 할 수 있는 사업이 있습니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.HOUSEHOLD_SIZE,
        FactGroup.MEANS,
        FactKind.NUMBER,
        _("소득 기준은 가족 수에 따라 달라집니다."),
        SEEN_BY_DESK,
        at_least=1,
        at_most=20,
    ),
    Definition(
        Fact.HOUSEHOLD_INCOME_WON,
        FactGroup.MEANS,
        FactKind.WON,
        _("장학금처럼 소득 기준이 있는 사업을 미리 확인해 드립니다."),
        SEEN_BY_DESK,
        at_most=1_000_000_000,
    ),
    Definition(
        Fact.BASIC_LIVELIHOOD,
        FactGroup.SUPPORT,
        FactKind.YES_NO,
        _("먼저 뽑거나 비용을 받지 않는 사업이 있습니다."),
        SEEN_BY_DESK,
        consent=ConsentKind.SENSITIVE,
    ),
    Definition(
        Fact.NEAR_POOR,
        FactGroup.SUPPORT,
        FactKind.YES_NO,
        _("먼저 뽑거나 비용을 받지 않는 사업이 있습니다."),
        SEEN_BY_DESK,
        consent=ConsentKind.SENSITIVE,
    ),
    Definition(
        Fact.REGISTERED_DISABILITY,
        FactGroup.SUPPORT,
        FactKind.YES_NO,
        _("먼저 뽑는 사업이 있고, 필요한 편의를 준비합니다."),
        SEEN_BY_DESK,
        consent=ConsentKind.SENSITIVE,
    ),
    Definition(
        Fact.WELFARE_PROOF_ON,
        FactGroup.SUPPORT,
        FactKind.DATE,
        _("최근에 뗀 증명서만 받는 사업이 있어 미리 알려 드립니다."),
        SEEN_BY_DESK,
        consent=ConsentKind.SENSITIVE,
    ),
    Definition(
        Fact.BENEFITS_NOW,
        FactGroup.SUPPORT,
        FactKind.SCHEMES,
        _("같은 비용을 두 곳에서 받을 수 없어서 미리 확인합니다."),
        SEEN_BY_DESK,
        consent=ConsentKind.SENSITIVE,
    ),
    Definition(
        Fact.BENEFITS_BEFORE,
        FactGroup.SUPPORT,
        FactKind.SCHEMES,
        _("한 번만 받을 수 있는 지원이 있어 미리 확인합니다."),
        SEEN_BY_DESK,
        consent=ConsentKind.SENSITIVE,
    ),
    Definition(
        Fact.SMALL_MERCHANT,
        FactGroup.BUSINESS,
        FactKind.YES_NO,
        _("소상공인을 돕는 사업이 있습니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.BUSINESS_OPENED_ON,
        FactGroup.BUSINESS,
        FactKind.DATE,
        _("시작한 때에 따라 신청할 수 있는 지원이 다릅니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.BUSINESS_CLOSED,
        FactGroup.BUSINESS,
        FactKind.YES_NO,
        _("운영하고 있는 가게만 받을 수 있는 지원이 있습니다."),
        SEEN_WHEN_APPLYING,
    ),
    Definition(
        Fact.GUARANTEE_DEFAULT,
        FactGroup.BUSINESS,
        FactKind.YES_NO,
        _("보증 빚을 먼저 정리해야 받을 수 있는 지원이 있습니다."),
        SEEN_BY_DESK,
    ),
    Definition(
        Fact.BARRED_TRADE,
        FactGroup.BUSINESS,
        FactKind.YES_NO,
        _("지원에서 빠지는 업종이 있어 미리 확인합니다."),
        SEEN_WHEN_APPLYING,
    ),
)

BY_FACT: dict[Fact, Definition] = {definition.fact: definition for definition in DEFINITIONS}


def of_kind(*kinds: FactKind) -> list[str]:
    """Names of the facts whose answers have one of these types."""
    return [d.fact.value for d in DEFINITIONS if d.kind in kinds]


def in_group(group: FactGroup) -> list[Definition]:
    """The group's facts in the order in which they are asked."""
    return [d for d in DEFINITIONS if d.group == group]


def under_consent(kind: ConsentKind) -> list[Fact]:
    """Facts that may be kept only while this consent holds."""
    return [d.fact for d in DEFINITIONS if d.consent == kind]


def consent_for(group: FactGroup) -> ConsentKind | None:
    """The consent that all of a group's facts stand under, if they do."""
    kinds = {d.consent for d in in_group(group)}
    return kinds.pop() if len(kinds) == 1 else None
