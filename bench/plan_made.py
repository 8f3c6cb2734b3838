"""Made-up catalogues and people for the planner: seeded, with chains of levels and prerequisites.

Level L of a skill needs level L-1 before, one course in ten another skill too; 45 % go at one's own
pace, the others meet once a week in the evening, by day or at the weekend, in one of 25 districts.
"""

import math
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from naru.planning.rules import practice
from naru.planning.rules.plain import Meeting, Offering, Person, Question, Sittings, Tuning, Want

TODAY = date(2026, 3, 2)
WEEKS = 26
HOURS = {"evening": (19, 22), "day": (10, 13), "weekend": (10, 13)}
DISTRICTS = 25


@dataclass(frozen=True)
class Catalogue:
    """Offerings with the district of each; None for what is online."""

    skills: int
    offerings: tuple[tuple[int | None, Offering], ...]


def catalogue(courses: int, seed: int = 1) -> Catalogue:
    """That many courses, some with two runs."""
    chance = random.Random(seed * 1_000_003 + courses)
    skills = max(40, int(8 * courses**0.4))
    made: list[tuple[int | None, Offering]] = []
    for number in range(courses):
        made += _course(chance, number, skills)
    return Catalogue(skills, tuple(made))


def practised(asked: Question, skills: int = 2) -> Question:
    """The same, who also practises so many of the skills at a bench, a fortnight each."""
    person = asked.person
    found: list[Offering] = []
    for want in person.wants[:skills]:
        found += _benches(want, person)
    wants = practice.wants(found)
    return replace(
        asked,
        person=replace(person, wants=(*person.wants, *wants)),
        offerings=(*asked.offerings, *found),
    )


def _benches(want: Want, person: Person) -> list[Offering]:
    """Fortnights from the sixth week, one every four weeks; none of what they know already."""
    code, level = practice.code_of(want.skill), person.have.get(want.skill, 0) + 1
    every_day = tuple((day, 9 * 60, 21 * 60) for day in range(1, 8))
    days = [TODAY + timedelta(weeks=5 + week) for week in range(0, WEEKS - 6, 4)]
    return [
        Offering(
            key=practice.key_of("bench", want.skill, day),
            course=code,
            gives=((code, 1),),
            needs=((want.skill, level),),
            starts_on=day,
            last_on=day + timedelta(days=13),
            travel_minutes=30,
            risk=20,
            sittings=Sittings(1, 120, every_day),
        )
        for day in days
        if level <= want.level
    ]


def question(made: Catalogue, seed: int, wants: int = 6, tuning: Tuning | None = None) -> Question:
    """One person with so many target skills of level 2 to 4 and 600,000 won."""
    chance = random.Random(seed)
    need = {s: chance.choice([2, 3, 3, 4]) for s in chance.sample(range(made.skills), wants)}
    have = {
        skill: chance.choice([0, 1, 1, 2])
        for skill in [*chance.sample(range(made.skills), made.skills // 4), *list(need)[:4]]
    }
    home = chance.randrange(DISTRICTS)
    person = Person(
        today=TODAY,
        wants=tuple(Want(f"s{s}", level, chance.choice([1, 2, 3, 5])) for s, level in need.items()),
        have={f"s{skill}": level for skill, level in have.items() if level},
        free=_free(chance),
        care={},
        weekly_minutes=chance.choice([8, 10, 12, 16]) * 60,
        money_won=600_000,
        travel_minutes=60,
        deadline_on=TODAY + timedelta(days=7 * WEEKS - 1),
    )
    offerings = tuple(
        offering if place is None else replace(offering, travel_minutes=_way(place, home))
        for place, offering in made.offerings
    )
    return Question(person, offerings, tuning or Tuning())


def _course(chance: random.Random, number: int, skills: int) -> list[tuple[int | None, Offering]]:
    skill, level = chance.randrange(skills), chance.choices([1, 2, 3, 4], [40, 30, 20, 10])[0]
    gives = {skill: level}
    for _more in range(chance.choices([0, 1, 2], [55, 30, 15])[0]):
        gives.setdefault(chance.randrange(skills), max(1, level - 1))
    needs = [(f"s{skill}", level - 1)] if level > 1 else []
    if chance.random() < 0.1:
        needs.append((f"s{chance.randrange(skills)}", 1))
    kind = chance.choices(["online", "evening", "day", "weekend"], [45, 25, 18, 12])[0]
    hours = chance.choice([8, 12, 16, 20, 30, 40, 60])
    course = Offering(
        key=f"o{number}",
        course=f"c{number}",
        gives=tuple((f"s{given}", reached) for given, reached in gives.items()),
        needs=tuple(needs),
        fee_won=chance.choice([0, 0, 0, 20, 50, 80, 120, 180, 250]) * 1000,
    )
    if kind == "online":
        week = chance.choice([2, 3, 4])
        weeks = math.ceil(hours / week)
        return [(None, replace(course, own_pace=True, weeks=weeks, weekly_minutes=week * 60))]
    place, risk = chance.randrange(DISTRICTS), chance.choice([0, 5, 10, 20, 40])
    weekday = 5 + chance.randrange(2) if kind == "weekend" else chance.randrange(5)
    begin, end = HOURS[kind]
    runs: list[tuple[int | None, Offering]] = []
    for start in sorted(chance.sample(range(WEEKS), chance.choice([1, 1, 2]))):
        first = TODAY + timedelta(days=7 * start + weekday)
        days = [first + timedelta(weeks=week) for week in range(math.ceil(hours / 3))]
        run = replace(
            course,
            key=f"o{number}.{start}",
            starts_on=first,
            last_on=days[-1],
            meetings=tuple(Meeting(day, begin * 60, end * 60) for day in days),
            risk=risk,
        )
        runs.append((place, run))
    return runs


def _free(chance: random.Random) -> dict[int, tuple[tuple[int, int], ...]]:
    free: dict[int, list[tuple[int, int]]] = {}
    for day in chance.sample(range(1, 6), chance.randint(2, 5)):
        free.setdefault(day, []).append((17 * 60, 24 * 60))
    for day in chance.sample(range(6, 8), chance.randint(0, 2)):
        free.setdefault(day, []).append((8 * 60, 15 * 60))
    if chance.random() < 0.5:
        for day in chance.sample(range(1, 6), chance.randint(1, 4)):
            free.setdefault(day, []).append((8 * 60, 15 * 60))
    return {day: tuple(windows) for day, windows in free.items()}


def _way(place: int, home: int) -> int:
    """Minutes one way between two of 25 districts around a ring."""
    apart = abs(place - home)
    return 10 + 3 * min(apart, DISTRICTS - apart)
