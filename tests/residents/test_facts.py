"""The closed list of facts is whole: each fact once, each with a reason and a reader."""

from naru.residents import facts
from naru.residents.enums import ConsentKind, Fact, FactGroup, FactKind


def test_every_fact_is_defined_once():
    assert [one.fact for one in facts.DEFINITIONS] == list(Fact)


def test_every_fact_says_why_and_who_sees_it():
    assert all(str(one.why) and str(one.seen_by) for one in facts.DEFINITIONS)


def test_every_group_asks_something():
    assert all(facts.in_group(group) for group in FactGroup)


def test_facts_about_welfare_and_health_need_consent():
    assert facts.under_consent(ConsentKind.SENSITIVE) == [
        Fact.BASIC_LIVELIHOOD,
        Fact.NEAR_POOR,
        Fact.REGISTERED_DISABILITY,
        Fact.WELFARE_PROOF_ON,
        Fact.BENEFITS_NOW,
        Fact.BENEFITS_BEFORE,
    ]


def test_facts_of_a_kind_are_named():
    assert facts.of_kind(FactKind.NUMBER, FactKind.WON) == [
        "household_size",
        "household_income_won",
    ]


def test_schemes_are_named_by_the_city_pack():
    now = facts.BY_FACT[Fact.BENEFITS_NOW]
    assert now.labels["LIFELONG_VOUCHER"] == "국가 평생교육바우처"
    assert "GRADUAL_RETIREMENT" in facts.BY_FACT[Fact.EMPLOYMENT].choices
