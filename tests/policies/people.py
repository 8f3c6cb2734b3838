"""Plainly synthetic people whose facts fit together, for Seoul's own rules."""

from datetime import date, timedelta

TODAY = date(2026, 11, 24)
SCHEMES = (
    *("TOMORROW_LEARNING_CARD", "LIFELONG_VOUCHER", "UNEMPLOYMENT_BENEFIT"),
    *("PUBLIC_JOB", "CONTRIBUTION_JOB", "MERCHANT_SUPPORT"),
)


def person(rng, on=TODAY):
    """Everything about one made-up resident of 35 to 72, or of a town nearby."""
    works = rng.choices(
        ["EMPLOYED", "GRADUAL_RETIREMENT", "SELF_EMPLOYED", "LOOKING", "RESTING", "RETIRED"],
        [40, 3, 20, 17, 10, 10],
    )[0]
    merchant = works == "SELF_EMPLOYED" and rng.random() < 0.7
    lives = rng.random() < 0.85
    poor = rng.random()
    now = frozenset(name for name in SCHEMES if rng.random() < 0.12)
    return {
        "birth_on": on - timedelta(days=rng.randrange(35 * 365, 72 * 365)),
        "lives_in_city": lives,
        "works_in_city": works in ("EMPLOYED", "SELF_EMPLOYED") and (lives or rng.random() < 0.6),
        "studies_in_city": rng.random() < 0.05,
        "business_in_city": merchant and (lives or rng.random() < 0.5),
        "employment": works,
        "basic_livelihood": poor < 0.04,
        "near_poor": 0.04 <= poor < 0.09,
        "welfare_proof_on": on - timedelta(days=rng.randrange(0, 400)),
        "registered_disability": rng.random() < 0.06,
        "household_size": rng.randint(1, 5),
        "household_income_won": rng.randrange(0, 9_000_000, 10_000),
        "benefits_now": now,
        "benefits_before": frozenset(
            name
            for name in ("MERCHANT_DIGITAL:2024", "SHARED_OFFICE_FULL_TERM")
            if rng.random() < 0.03
        ),
        "job_hours_overlap": "PUBLIC_JOB" in now and rng.random() < 0.5,
        "small_merchant": merchant,
        "business_opened_on": on - timedelta(days=rng.randrange(0, 6_000)),
        "business_closed": rng.random() < 0.1,
        "guarantee_default": rng.random() < 0.04,
        "barred_trade": rng.random() < 0.03,
    }


def partial(rng, blank, on=TODAY):
    """The same with each fact left blank by chance."""
    return {name: value for name, value in person(rng, on).items() if rng.random() >= blank}
