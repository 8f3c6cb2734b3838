"""Five kinds of questions: what is an answer, and what is right."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.lessons.rules.marking import (
    Key,
    Kind,
    NotAnAnswer,
    is_right,
    mark,
    plain,
    read,
    to_number,
)

SINGLE = Key(kind=Kind.SINGLE, options=4, right=(2,))
MULTIPLE = Key(kind=Kind.MULTIPLE, options=4, right=(0, 3))
ORDER = Key(kind=Kind.ORDER, options=3, right=(0, 1, 2))
NUMBER = Key(
    kind=Kind.NUMBER, number=Decimal("12.5"), tolerance=Decimal("0.1"), units=("킬로그램", "kg")
)
TEXT = Key(kind=Kind.TEXT, accepted=("절대 참조", "absolute reference"))


@pytest.mark.parametrize(
    ("key", "told", "answer", "right"),
    [
        (SINGLE, "2", 2, True),
        (SINGLE, 0, 0, False),
        (MULTIPLE, ["3", "0"], (0, 3), True),
        (MULTIPLE, ["3"], (3,), False),
        (MULTIPLE, ["0", "1", "3"], (0, 1, 3), False),
        (ORDER, ["0", "1", "2"], (0, 1, 2), True),
        (ORDER, ["0", "2", "1"], (0, 2, 1), False),
        (NUMBER, "12.5", "12.5", True),
        (NUMBER, " 12.6 kg ", "12.6 kg", True),
        (NUMBER, "12.4킬로그램", "12.4킬로그램", True),
        (NUMBER, "12.61", "12.61", False),
        (NUMBER, "열둘", "열둘", False),
        (TEXT, " 절대참조", "절대참조", True),
        (TEXT, "ABSOLUTE  Reference", "ABSOLUTE  Reference", True),
        (
            TEXT,
            "ＡＢＳＯＬＵＴＥ　ＲＥＦＥＲＥＮＣＥ",
            "ＡＢＳＯＬＵＴＥ　ＲＥＦＥＲＥＮＣＥ",
            True,
        ),
        (TEXT, "상대 참조", "상대 참조", False),
    ],
)
def test_answers_are_read_and_marked(key, told, answer, right):
    assert read(key, told) == answer
    assert is_right(key, answer) is right


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (SINGLE, "4"),
        (SINGLE, "-1"),
        (SINGLE, True),
        (SINGLE, "²"),
        (SINGLE, None),
        (SINGLE, ["1"]),
        (SINGLE, "1" * 1000),
        (MULTIPLE, []),
        (MULTIPLE, ["1", "1"]),
        (MULTIPLE, "1"),
        (MULTIPLE, ["9"]),
        (ORDER, ["0", "1"]),
        (ORDER, ["0", "1", "1"]),
        (NUMBER, ""),
        (NUMBER, 12.5),
        (TEXT, "   "),
        (TEXT, "가" * 201),
        (TEXT, {"right": True}),
    ],
)
def test_what_is_no_answer_is_refused(key, told):
    with pytest.raises(NotAnAnswer):
        read(key, told)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,200", "1200"),
        ("-1,234,567.5", "-1234567.5"),
        ("３．５", "3.5"),
        ("−4", "-4"),
        (".5", "0.5"),
        ("7.", "7"),
        ("1,20", None),
        ("1,2000", None),
        (",200", None),
        ("1.2.3", None),
        ("1e9", None),
        ("NaN", None),
        ("--4", None),
        ("", None),
        ("9" * 31, None),
    ],
)
def test_numbers_as_people_type_them(text, number):
    assert to_number(text) == (None if number is None else Decimal(number))


@given(st.text(max_size=60))
def test_any_text_is_read_as_a_number_or_not(text):
    found = to_number(text, units=("원",))
    assert found is None or found.is_finite()


@given(st.text(max_size=60))
def test_plain_text_stays_plain(text):
    assert not any(letter.isspace() for letter in plain(text))


@given(st.sets(st.integers(0, 3), min_size=1))
def test_several_are_right_together_or_not_at_all(chosen):
    answer = read(MULTIPLE, [str(one) for one in chosen])
    assert is_right(MULTIPLE, answer) is (chosen == {0, 3})


def test_marks_are_never_rounded_up():
    assert [mark(right, 8) for right in (0, 4, 5, 8)] == [0, 50, 62, 100]
    assert mark(0, 0) == 0
