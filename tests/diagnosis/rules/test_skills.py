"""From what was done to skills, each with its source."""

from naru.diagnosis.rules.skills import Source, level_of, sources

TAUGHT = {("care", "body"): ["skill.a", "skill.b"], ("shop", "serve"): ["skill.b"]}


def test_every_source_of_a_skill_is_kept():
    assert sources({"care": ["body"], "shop": ["serve", "unheard"]}, TAUGHT) == (
        Source("skill.a", "care", "body"),
        Source("skill.b", "care", "body"),
        Source("skill.b", "shop", "serve"),
    )
    assert sources({}, TAUGHT) == ()


def test_the_highest_level_counts():
    known = {"alone": ["skill.a", "skill.b"], "teaches": ["skill.b"]}
    assert [level_of(one, **known) for one in ("skill.a", "skill.b", "skill.c")] == [2, 3, 1]
