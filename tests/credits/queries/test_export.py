"""The ledger for one's own copy and for other programs."""

import pytest

from naru.credits.queries.export import export_credits, transcript_of
from naru.credits.services import wishing
from tests.catalogue.own import Staff
from tests.credits.classes import close, mark, person, taught

pytestmark = pytest.mark.django_db


def test_everything_is_taken_along(noon):
    staff = Staff()
    door = taught(staff, at=noon)
    mark(door, staff, (70, 0, 0), at=noon)
    close(door, staff, at=noon)
    mark(door, staff, (10, 0, 0), at=noon, why="잘못")
    me = person(door, 1)
    wishing.choose(resident=me, degree="bachelor", major="computing", by=me.user, at=noon)
    entries, marks, wish = export_credits(me)
    assert [(row["credits"], row["why"]) for row in entries.rows] == [(2, ""), (-2, "잘못")]
    assert [row["mark"] for row in marks.rows] == [10]
    assert [(row["degree"], row["major"]) for row in wish.rows] == [("bachelor", "computing")]
    told = transcript_of(me, at=noon)
    first, second = told["lines"]
    assert (told["format"], told["name"]) == ("naru-credits/1", me.name)
    assert (second["takes_back"], first["takes_back"]) == (first["id"], None)
