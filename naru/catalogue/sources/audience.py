"""Who may come, from one text of a source: ages, where one lives, and the words themselves."""

from collections.abc import Sequence

from naru.catalogue.enums import Residence
from naru.catalogue.sources import words
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import Offering

HINTS = ("민", "거주", "주소")
LIFE = ("생활권", "거주하거나", "재직", "재학", "직장")
LIVING = ("민", " 거주", "거주", " 주민", "주민", " 구민", " 시민", "에 거주", "에 주소")


def apply(offering: Offering, text: str, connector: Connector) -> None:
    """Set what `text` says of age and residence; what it does not say stays unknown."""
    offering.audience = text
    rule = words.ages(text)
    if rule:
        offering.age_rule_known = True
        offering.age_from, offering.age_to = rule.youngest, rule.oldest
    offering.residence, offering.residence_district = residence(
        text, connector.city_names, connector.districts
    )


def residence(
    text: str, city_names: Sequence[str], districts: Sequence[str]
) -> tuple[Residence, str]:
    """The residence rule the text states, with the district's name where it is one."""
    if not any(sign in text for sign in HINTS):
        return Residence.UNKNOWN, ""
    for name in districts:
        if name.removesuffix("구") not in text:
            continue
        stem = name.removesuffix("구")
        if any(f"{name}{living}" in text for living in LIVING) or f"{stem}구민" in text:
            return Residence.DISTRICT, name
    for name in city_names:
        if any(f"{name}{living}" in text for living in LIVING):
            wider = any(sign in text for sign in LIFE)
            return (Residence.CITY_LIFE if wider else Residence.CITY), ""
    return Residence.UNKNOWN, ""
