"""Small made-up cities: a few thousand people, with much left unknown where a test wants it."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from naru.city.pack import Pack
from naru.policies.rules.facts import EMPLOYMENT
from naru.simulation.reading.part import read_alone
from naru.simulation.rules.synthetic import Attribute, Band, Case, Money, Recipe

TODAY = date(2026, 11, 24)
SEOUL = settings.BASE_DIR / "cities" / "seoul"
FLAGS = (
    *("lives_in_city", "works_in_city", "studies_in_city", "business_in_city"),
    *("registered_disability", "basic_livelihood", "near_poor", "small_merchant"),
    *("business_closed", "guarantee_default", "barred_trade", "job_hours_overlap"),
)
BANDS = tuple(
    Band(district, sex, age, age + 5, people)
    for district, sex, age, people in (
        *(("riverside", "male", 40, 310), ("riverside", "male", 45, 205)),
        *(("riverside", "female", 40, 290), ("riverside", "female", 45, 333)),
        *(("hillside", "male", 40, 120), ("hillside", "male", 45, 7)),
        *(("hillside", "female", 40, 99), ("hillside", "female", 45, 136)),
    )
)


def flag(fact, yes, known=1000):
    return Attribute(fact, known, (Case({}, {fact: (yes, yes)}),))


def recipe(people=1500, known=1000, seed=7, bands=BANDS, stands_on=TODAY):
    """Two districts, ages 40 to 49, every fact drawn; `known` per mille of each answer is told."""
    return Recipe(
        seed,
        people,
        stands_on,
        bands,
        (
            Attribute("birth_on", known, ()),
            *(flag(fact, 450, known) for fact in FLAGS),
            Attribute("employment", known, (Case({}, dict.fromkeys(EMPLOYMENT, (1, 2))),)),
            Attribute(
                "household_size", known, (Case({}, {str(n): (n, 7 - n) for n in range(1, 7)}),)
            ),
            Attribute("household_income_won", known, (_money(),)),
            Attribute("welfare_proof_on", known, (Case({"near_poor": (True,)}, {}, (0, 400)),)),
            Attribute("business_opened_on", known, (Case({}, {}, (0, 9000)),)),
            Attribute("benefits_now", known, (_schemes("LEARNING_CARD", "VOUCHER", "PUBLIC_JOB"),)),
            Attribute("benefits_before", known, (_schemes("VOUCHER", "PUBLIC_JOB:2024"),)),
        ),
    )


def _money():
    middles = {1: 2_100_000, 2: 3_200_000, 3: 4_000_000}
    return Case({}, {}, money=Money("household_size", middles, 600, 10_000))


def _schemes(*names):
    return Case({}, dict.fromkeys(names, (300, 200)))


@lru_cache(maxsize=1)
def seoul():
    """Everything Seoul's pack says to simulation."""
    return read_alone(Pack(Path(SEOUL)))
