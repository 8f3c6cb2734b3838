"""Facts of rows, and what differs between two tellings."""

import pytest

from naru.catalogue.models import Course, Run
from naru.catalogue.queries import facts
from tests.catalogue.own import COURSE, RUN


def test_what_a_source_told_has_the_form_of_the_tables():
    told = {
        **RUN,
        "apply_from_at": "2026-11-20T10:00:00+09:00",
        "apply_until_at": "2026-12-01T00:00:00+09:00",
        "sessions": [
            {"starts_at": f"{day}T19:00:00+09:00", "ends_at": f"{day}T21:00+09:00", "mode": "FIELD"}
            for day in ("2026-12-01", "2026-12-08")
        ],
        "title": "엑셀로 배우는 가게 장부",
        "hours": "16",
        "registered": 3,
    }
    assert facts.facts_of(Run, told) == RUN
    assert facts.facts_of(Course, told) == {"title": COURSE["title"], "hours": "16.0"}


def test_nothing_told_is_nothing():
    assert (facts.facts_of(Run, {}), facts.facts_of(Course, {})) == ({}, {})


def test_differences_name_what_was_told_before_and_after():
    after = {**COURSE, "age_from": 45, "blocks": [], "skills": [{"name": "장부", "ncs_code": ""}]}
    del after["summary"]
    assert facts.differences(COURSE, after) == {
        "summary": ["장부를 엑셀로 옮깁니다.", None],
        "blocks": ["첫 주: 표 만들기", ""],
        "age_from": [40, 45],
        "skills": [["엑셀 02030202"], ["장부"]],
    }
    assert facts.differences(RUN, {**RUN, "latitude": 37.5}) == {}
    moved = facts.differences(RUN, {**RUN, "sessions": RUN["sessions"][:1]})
    first, second = (
        f"{day}T10:00:00+00:00/{day}T12:00:00+00:00" for day in ("2026-12-01", "2026-12-08")
    )
    assert moved == {"sessions": [[first, second], [first]]}


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ({"kind": "heading", "text": "첫째"}, "첫째"),
        ({"kind": "list", "ordered": False, "items": ["하나", "둘"]}, "- 하나\n- 둘"),
        ({"kind": "table", "rows": [["주", "내용"], ["1", "표"]]}, "주 | 내용\n1 | 표"),
    ],
)
def test_a_description_as_it_was_typed(block, text):
    assert facts.text_of([block, {"kind": "paragraph", "text": "끝"}]) == f"{text}\n끝"
