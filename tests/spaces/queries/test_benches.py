"""Where a skill can be practised this week, the nearest first."""

from datetime import timedelta

import pytest

from naru.spaces.enums import State
from naru.spaces.queries import benches
from tests.occupations.factories import SkillFactory
from tests.places.factories import DistrictFactory
from tests.residents.factories import ResidentFactory
from tests.spaces.factories import (
    NOON,
    TERMS,
    TOMORROW,
    BenchFactory,
    BookingFactory,
    RoomFactory,
    SittingFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WEEK = {"from_at": NOON, "until_at": NOON + 7 * DAY}


def bench(skill, *, north=0.0, **more):
    district = DistrictFactory(latitude=10.0 + north)
    return BenchFactory(place__district=district, with_skills=[skill, SkillFactory()], **more)


def test_the_nearest_with_a_seat_free_this_week_and_a_constant_number_of_queries(
    django_assert_num_queries,
):
    skill, home = SkillFactory(), DistrictFactory()
    far, near = bench(skill, north=0.2), bench(skill, north=0.1)
    lost = BenchFactory(place__district=None, with_skills=[skill])
    for one in (far, near, lost):
        SittingFactory(bench=one)
    later = SittingFactory(bench=near, starts_at=TOMORROW + DAY)
    full = bench(skill, seats=1)
    BookingFactory(sitting=SittingFactory(bench=full))
    SittingFactory(bench=bench(skill), starts_at=TOMORROW + 7 * DAY)
    SittingFactory(bench=bench(SkillFactory()))
    with django_assert_num_queries(2):
        found = benches.benches_for([skill.code], near=home, **WEEK)
    assert [one.bench for one in found] == [near, far, lost]
    assert found[0].sittings[1] == later
    assert found[0].skills == [skill]
    assert found[0].place == near.place
    assert [one.reach and one.reach.metres for one in found] == [11_120, 22_239, None]


def test_without_a_home_all_of_them_by_time():
    skill = SkillFactory()
    late, soon = bench(skill), bench(skill)
    SittingFactory(bench=late, starts_at=TOMORROW + DAY)
    SittingFactory(bench=soon)
    found = benches.benches_for([skill.code], near=None, **WEEK)
    assert [one.bench for one in found] == [soon, late]


def test_skills_that_some_bench_is_for():
    skill = SkillFactory(name_ko="가")
    bench(skill)
    SkillFactory()
    withdrawn = bench(SkillFactory(), withdrawn_at=NOON)
    found = benches.skills_to_practise()
    assert skill in found
    assert not set(withdrawn.skills.all()) & set(found)


def test_skills_by_the_names_under_which_courses_teach_them():
    by_name, by_words = SkillFactory(name_ko="톱질"), SkillFactory(taught_as=["엑셀", "표 계산"])
    SkillFactory(taught_as=["엑셀"])
    BenchFactory(with_skills=[by_name, by_words, SkillFactory(taught_as=["용접"])])
    assert set(benches.taught_as(["톱질", "엑셀"])) == {by_name.code, by_words.code}
    assert benches.taught_as([]) == []


def test_what_somebody_has_at_once_and_missed_lately():
    person = ResidentFactory()
    BookingFactory(resident=person)
    BookingFactory(resident=person, room=RoomFactory(), starts_at=TOMORROW + DAY)
    for days, state in ((3, State.NO_SHOW), (70, State.NO_SHOW), (5, State.EXCUSED)):
        BookingFactory(resident=person, sitting__starts_at=NOON - days * DAY, state=state)
    assert benches.open_bookings(person, at=NOON) == 1
    assert benches.open_bookings(person, at=TOMORROW + DAY) == 0
    assert benches.missed(person, terms=TERMS, at=NOON) == 1
