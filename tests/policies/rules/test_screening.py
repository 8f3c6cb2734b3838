"""The result page's order, and what is told when rules change."""

from datetime import date

from naru.policies.rules.rulebook import Standing
from naru.policies.rules.screening import Changed, Group, changed, screened
from naru.policies.rules.verdicts import screen
from tests.policies.factories import TODAY, book, cond, every, version

AGE = cond("age", "between", 40, 64)
RESIDENT = cond("lives_in_city", "is", True)
BOOK = book(
    {
        "old": cond("age", "at_least", 65),
        "open": [version(None, standing=Standing.OPEN)],
        "silent": [version(None, standing=Standing.NOT_PUBLISHED)],
        "far": every(cond("near_poor", "is", True), cond("small_merchant", "is", True)),
        "near": cond("near_poor", "is", True),
        "mine": every(AGE, RESIDENT),
        "asks": cond("works_in_city", "is", True),
        "young": cond("age", "at_most", 39),
    }
)
FACTS = {
    "birth_on": date(1980, 5, 5),
    "lives_in_city": True,
    "near_poor": False,
    "small_merchant": False,
}


def test_every_programme_stands_in_its_group_nearest_first():
    lines = screened(BOOK, FACTS, TODAY)
    assert [(line.group, line.verdict.policy) for line in lines] == [
        (Group.NOW, "mine"),
        (Group.NOW, "open"),
        (Group.COULD, "near"),
        (Group.COULD, "far"),
        (Group.ASKS, "asks"),
        (Group.CANNOT, "old"),
        (Group.CANNOT, "young"),
        (Group.UNPUBLISHED, "silent"),
    ]
    assert [bool(line.changes) for line in lines] == [line.group is Group.COULD for line in lines]


def test_what_is_answered_otherwise_is_told():
    before = screen(BOOK, FACTS, TODAY)
    assert changed(before, BOOK, FACTS, TODAY) == ()
    later = book(
        {
            "mine": every(cond("age", "between", 50, 64), RESIDENT),
            "near": cond("near_poor", "is", False),
            "fresh": RESIDENT,
            "asks": RESIDENT,
            "silent": RESIDENT,
        }
    )
    assert changed(before, later, FACTS, TODAY) == (
        Changed("fresh", False, True),
        Changed("mine", True, False),
        Changed("near", False, True),
        Changed("open", True, False),
    )


def test_a_birthday_is_a_change_too():
    facts = {**FACTS, "birth_on": date(1986, 11, 25)}
    before = screen(BOOK, facts, TODAY)
    assert changed(before, BOOK, facts, date(2026, 11, 25)) == (
        Changed("mine", False, True),
        Changed("young", True, False),
    )
