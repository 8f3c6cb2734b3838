"""Who may come, from one text of a source: ages, where one lives, and the words themselves."""

from functools import lru_cache

from naru.catalogue.enums import Residence
from naru.catalogue.sources import words
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.offering import Offering

APART = ", "
ANY_AGE = "연령 제한 없음"
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
        text, tuple(connector.city_names), tuple(connector.districts)
    )


def said(offering: Offering, connector: Connector) -> str:
    """One text for audience, ages and residence, of which `apply_said` makes the same again."""
    rules = _rules(offering, connector)
    found = Offering(source_id="", course_key="", title="")
    apply(found, offering.audience, connector)
    missing = [
        rule
        for rule, same in (
            (rules[0], _ages(found) == _ages(offering)),
            (rules[1], _home(found) == _home(offering)),
        )
        if rule and not same
    ]
    return APART.join([*([offering.audience] if offering.audience else []), *missing])


def apply_said(offering: Offering, text: str, connector: Connector) -> None:
    """Like `apply`; what stands in `text` only to state a rule is not repeated as words."""
    apply(offering, text, connector)
    rules = set(_rules(offering, connector)) - {""}
    clauses = text.split(APART)
    while clauses and clauses[-1] in rules:
        rules.discard(clauses.pop())
    offering.audience = APART.join(clauses)


def _rules(offering: Offering, connector: Connector) -> tuple[str, str]:
    """The rules of age and residence in the words that `words.ages` and `residence` read."""
    ages = home = ""
    if offering.age_rule_known:
        youngest, oldest = offering.age_from, offering.age_to
        low = f"{youngest}세 이상" if youngest is not None else ""
        high = f"{oldest}세 이하" if oldest is not None else ""
        ages = f"{low} {high}".strip() or ANY_AGE
    if offering.residence == Residence.DISTRICT:
        home = f"{offering.residence_district} 거주자"
    elif connector.city_names and offering.residence in (Residence.CITY, Residence.CITY_LIFE):
        city = connector.city_names[0]
        life = offering.residence == Residence.CITY_LIFE
        home = f"{city} 거주하거나 재직·재학 중인 분" if life else f"{city} 거주자"
    return ages, home


def _ages(offering: Offering) -> tuple[bool, int | None, int | None]:
    return offering.age_rule_known, offering.age_from, offering.age_to


def _home(offering: Offering) -> tuple[Residence, str]:
    return offering.residence, offering.residence_district


@lru_cache(maxsize=2048)
def residence(
    text: str, city_names: tuple[str, ...], districts: tuple[str, ...]
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
