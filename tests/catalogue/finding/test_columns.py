"""Columns hold what was put into them, and what others add to the same memory stays theirs."""

from hypothesis import given
from hypothesis import strategies as st

from naru.catalogue.finding.columns import ANY_DAY, NONE, Columns
from tests.catalogue.finding.offers import offers

ROWS = st.lists(st.tuples(st.integers(1, 1 << 40), offers, st.integers(-1, 5)), max_size=4)


def told(columns):
    return list(
        zip(
            columns.course.tolist(),
            columns.run.tolist(),
            columns.first.tolist(),
            columns.fee.tolist(),
            columns.point.tolist(),
            (columns.opens < columns.closes).tolist(),
            strict=True,
        )
    )


def plainly(rows):
    return [
        (
            course,
            one.run_id,
            (ANY_DAY if one.always else NONE) if one.first is None else one.first,
            NONE if one.fee is None else one.fee,
            point,
            bool(one.opens and one.opens[0] < one.opens[1]),
        )
        for course, one, point in rows
    ]


@given(st.lists(ROWS, max_size=4), ROWS, ROWS)
def test_two_that_go_on_from_the_same_columns_do_not_see_each_other(steps, left, right):
    columns, before = Columns(), []
    for step in steps:
        columns, before = columns.with_more(step), before + step
    one, other = columns.with_more(left), columns.with_more(right)
    assert told(columns) == plainly(before)
    assert told(one) == plainly(before + left)
    assert told(other) == plainly(before + right)
