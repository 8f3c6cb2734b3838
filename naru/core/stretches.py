"""One at a time: times of the same owner never meet, held by PostgreSQL as it comes (decision 34).

Exclusion needs an operator class for numbers that PostgreSQL only has in an extension. So owner
and minutes stand in one range: each owner has a stretch of minutes of their own, and ranges of
different owners never meet.
"""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeOperators
from django.db.models import F, Func, Q

STRETCH = 100_000_000
"""Minutes of one owner's stretch: from 1970 far into the twenty-second century."""


class Stretch(Func):
    """`[starts_at, ends_at)` in minutes, in the stretch of whoever the first column names."""

    output_field = BigIntegerRangeField()
    minutes = "(%(owner)s * {0} + (extract(epoch from %({1})s AT TIME ZONE 'UTC') / 60)::bigint)"
    template = f"int8range({minutes.format(STRETCH, 'starts')}, {minutes.format(STRETCH, 'ends')})"
    arity = 3

    def as_sql(self, compiler: Any, connection: Any, *_more: Any, **_extra: Any) -> Any:
        """The three columns in their places."""
        owner, starts, ends = (compiler.compile(one)[0] for one in self.get_source_expressions())
        return self.template % {"owner": owner, "starts": starts, "ends": ends}, []


def one_at_a_time(owner: str, *, name: str, while_: Q) -> ExclusionConstraint:
    """Rows `while_` they take time never meet for the same `owner`; without one they may."""
    return ExclusionConstraint(
        name=name,
        expressions=[(Stretch(F(owner), F("starts_at"), F("ends_at")), RangeOperators.OVERLAPS)],
        condition=while_ & Q((f"{owner}__isnull", False)),
    )
