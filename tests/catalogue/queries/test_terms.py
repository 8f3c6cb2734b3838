"""Last term's runs on the dates of the next: same weekday, same hour, holidays give way."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from naru.catalogue.queries import terms
from naru.catalogue.services.own import runs
from tests.catalogue.own import AT, RUN, Staff

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Seoul")


@pytest.fixture
def staff():
    return Staff()


def between(staff, first=date(2026, 9, 1), last=date(2026, 12, 31)):
    return terms.runs_between(staff.organisation, first=first, last=last)


def test_a_term_holds_what_began_in_it(staff):
    course = staff.course(publish=True)
    run = staff.run(course)
    gone = staff.run(course, number="2")
    runs.take_back_run(run_id=gone.pk, by=staff.user, at=AT)
    staff.run(course, number="3", publish=False)
    staff.run(course, number="4", starts_on="2027-01-05", last_on="2027-01-12", sessions=[])
    Staff().run(Staff().course(publish=True))
    assert list(between(staff)) == [run, gone]


def test_weeks_later_everything_keeps_its_weekday_and_hour(staff):
    staff.run(staff.course(publish=True), status="FULL")
    (copy,) = terms.copies(between(staff), weeks=14, rests=[], zone=ZONE)
    assert copy.told == {
        **RUN,
        "starts_on": "2027-03-09",
        "last_on": "2027-03-16",
        "apply_from_at": "2027-02-26T01:00:00+00:00",
        "apply_until_at": "2027-03-08T15:00:00+00:00",
        "sessions": [
            {**one, "starts_at": f"{day}T10:00:00+00:00", "ends_at": f"{day}T12:00:00+00:00"}
            for one, day in zip(RUN["sessions"], ("2027-03-09", "2027-03-16"), strict=True)
        ],
    }
    assert (copy.starts_on, copy.last_on, copy.gave_way, copy.made) == (
        date(2027, 3, 9),
        date(2027, 3, 16),
        (),
        None,
    )


def test_holidays_give_way(staff):
    staff.run(staff.course(publish=True))
    rest = date(2027, 3, 9)
    (copy,) = terms.copies(between(staff), weeks=14, rests=[rest], zone=ZONE)
    assert (copy.starts_on, copy.last_on, copy.gave_way) == (
        date(2027, 3, 16),
        date(2027, 3, 23),
        (rest,),
    )


def test_a_run_without_meetings_moves_its_days(staff):
    told = {"sessions": [], "last_on": None, "apply_from_at": None, "apply_until_at": None}
    staff.run(staff.course(publish=True), **told)
    (copy,) = terms.copies(between(staff), weeks=1, rests=[date(2026, 12, 8)], zone=ZONE)
    assert (copy.starts_on, copy.last_on) == (date(2026, 12, 8), None)


@pytest.mark.parametrize("number", [1, 5])
def test_two_queries_for_one_run_or_many(staff, number, django_assert_num_queries):
    course = staff.course(publish=True)
    for one in range(number):
        staff.run(course, number=str(one + 1))
    with django_assert_num_queries(3):
        assert len(terms.copies(between(staff), weeks=1, rests=[], zone=ZONE)) == number
