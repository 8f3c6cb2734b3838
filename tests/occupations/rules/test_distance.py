"""How far it is, and that the answer says why."""

from naru.occupations.rules.distance import (
    ESSENTIAL,
    USEFUL,
    Distance,
    Gap,
    Profile,
    Wanted,
    closest_profiles,
    distance,
    nearest,
)

CARE = Profile(
    "occ.care",
    (Wanted("body-care", 3), Wanted("listening", 2), Wanted("first-aid", 1, USEFUL)),
)
DESK = Profile("occ.desk", (Wanted("excel", 2), Wanted("listening", 2)))
CODE = Profile("occ.code", (Wanted("python", 3), Wanted("sql", 2)))
ALL = (CODE, CARE, DESK)


def test_it_says_what_is_held_and_what_is_missing_of_the_rest():
    found = distance(CARE, {"body-care": 1, "listening": 4, "juggling": 4})
    assert found == Distance(
        code="occ.care",
        have=1,
        wanted=3,
        score=56,  # 9 of 16 points: 3 of 9 for care, 6 of 6 for listening, 0 of 1
        gaps=(Gap("body-care", 3, 1, ESSENTIAL), Gap("first-aid", 1, 0, USEFUL)),
        met=("listening",),
    )


def test_nothing_held_is_zero_and_everything_is_a_hundred():
    assert distance(CARE, {}).score == 0
    whole = distance(CARE, {"body-care": 3, "listening": 2, "first-aid": 1})
    assert (whole.score, whole.have, whole.gaps) == (100, 3, ())


def test_a_hundred_is_only_said_when_nothing_is_missing():
    big = Profile("occ.big", (*(Wanted(f"s{n}", 4) for n in range(40)), Wanted("last", 1, USEFUL)))
    assert distance(big, {f"s{n}": 4 for n in range(40)}).score == 99


def test_an_essential_skill_weighs_more_than_one_that_helps():
    essential = distance(CARE, {"listening": 2, "first-aid": 1})
    useful = distance(CARE, {"body-care": 3, "listening": 2})
    assert essential.have == useful.have == 2
    assert essential.score < useful.score


def test_the_nearest_come_first_and_those_that_share_nothing_not_at_all():
    found = nearest(ALL, {"listening": 2, "excel": 1})
    assert [(one.code, one.score) for one in found] == [("occ.desk", 75), ("occ.care", 37)]
    assert nearest(ALL, {}) == []
    assert [one.code for one in nearest(ALL, {"listening": 2, "excel": 1}, limit=1)] == ["occ.desk"]


def test_equal_shares_stand_in_the_same_order_every_time():
    twins = [Profile(f"occ.{name}", (Wanted("x", 2),)) for name in "cab"]
    assert [one.code for one in nearest(twins, {"x": 2})] == ["occ.a", "occ.b", "occ.c"]


def test_from_one_occupation_to_its_neighbours():
    assert [one.code for one in closest_profiles(CARE, ALL)] == ["occ.desk"]


def test_more_of_a_skill_never_takes_one_further_away():
    held = {"body-care": 0, "listening": 0}
    scores = []
    for level in range(5):
        held["body-care"] = level
        scores.append(distance(CARE, held).score)
    assert scores == sorted(scores)
    assert len(set(scores)) == 4
