"""English sentences about rules: short, literal, no idioms."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from naru.policies.rules.facts import FACTS, Kind, Value
from naru.policies.rules.nearest import Step
from naru.policies.rules.phrases import Speech, but_one, runs, years_of
from naru.policies.rules.trees import Condition

YES_NO = {
    "lives_in_city": ("You live in {city}", "You do not live in {city}"),
    "works_in_city": ("You work in {city}", "You do not work in {city}"),
    "studies_in_city": ("You study in {city}", "You do not study in {city}"),
    "business_in_city": (
        "You head a business located in {city}",
        "You do not head a business located in {city}",
    ),
    "basic_livelihood": (
        "You are a basic livelihood recipient",
        "You are not a basic livelihood recipient",
    ),
    "near_poor": ("You are recognised as near-poor", "You are not recognised as near-poor"),
    "registered_disability": (
        "You are registered as disabled",
        "You are not registered as disabled",
    ),
    "job_hours_overlap": (
        "The hours overlap with the work you have",
        "The hours do not overlap with the work you have",
    ),
    "small_merchant": ("You are a small merchant", "You are not a small merchant"),
    "business_closed": ("Your business is resting or closed", "Your business is open"),
    "guarantee_default": (
        "You have an unpaid guaranteed debt",
        "You have no unpaid guaranteed debt",
    ),
    "barred_trade": ("Your trade cannot be supported", "Your trade can be supported"),
}
CHOICES = {
    "employment": {
        "EMPLOYED": "employed",
        "GRADUAL_RETIREMENT": "working part-time in gradual retirement",
        "SELF_EMPLOYED": "running your own business",
        "LOOKING": "looking for work",
        "RESTING": "taking a rest from work",
        "RETIRED": "retired",
    },
}
NOT_CHOICES = {
    "employment": {
        "EMPLOYED": ("You are not employed", "you are no longer employed"),
        "GRADUAL_RETIREMENT": (
            "You are not working part-time in gradual retirement",
            "you end your part-time work in gradual retirement",
        ),
        "SELF_EMPLOYED": (
            "You do not run your own business",
            "you no longer run your own business",
        ),
        "LOOKING": ("You are not looking for work", "you no longer look for work"),
        "RESTING": ("You are not taking a rest from work", "you end your rest from work"),
        "RETIRED": ("You are not retired", "you are no longer retired"),
    },
}
"""Where all answers but one will do: that it is not so, and that it ends."""

NUMBERS = {
    "age": ("Your age is ", ""),
    "year_age": ("Your age, counted as this year minus your year of birth, is ", ""),
    "income_percent": ("Your household income is ", "% of the median"),
    "proof_days": ("Your certificate is ", " days old"),
    "business_months": ("Your business is ", " months old"),
    "household_size": ("Your household has ", " members"),
    "household_income_won": ("Your household income a month is ", " won"),
}
DAYS = {
    "birth_on": "You were born",
    "welfare_proof_on": "Your certificate was issued",
    "business_opened_on": "Your business started",
}
QUESTIONS = {
    "birth_on": "When were you born?",
    "lives_in_city": "Do you live in {city}?",
    "works_in_city": "Do you work in {city}?",
    "studies_in_city": "Do you study in {city}?",
    "business_in_city": "Do you head a business located in {city}?",
    "employment": "What work do you do now?",
    "basic_livelihood": "Do you receive basic livelihood support?",
    "near_poor": "Are you recognised as near-poor?",
    "welfare_proof_on": "When was your basic livelihood or near-poor certificate issued?",
    "registered_disability": "Are you registered as disabled?",
    "household_size": "How many people live in your household, you included?",
    "household_income_won": "What is your household's income a month?",
    "benefits_now": "Do you have any of these supports now?",
    "benefits_before": "Have you had any of these supports before?",
    "job_hours_overlap": "Do the hours overlap with another public job of yours?",
    "small_merchant": "Are you a small merchant?",
    "business_opened_on": "When did your business start?",
    "business_closed": "Is your business resting or closed?",
    "guarantee_default": "Do you owe a credit guarantee body a guaranteed debt?",
    "barred_trade": "Is your trade night entertainment, gambling or speculation?",
}
STEPS = {
    ("lives_in_city", True): "you move to {city}",
    ("lives_in_city", False): "you move out of {city}",
    ("works_in_city", True): "you come to work in {city}",
    ("works_in_city", False): "you no longer work in {city}",
    ("studies_in_city", True): "you come to study in {city}",
    ("studies_in_city", False): "you no longer study in {city}",
    ("business_in_city", True): "you come to have a business in {city}",
    ("business_in_city", False): "you no longer have a business in {city}",
    ("basic_livelihood", True): "you are made a basic livelihood recipient",
    ("basic_livelihood", False): "you are no longer a basic livelihood recipient",
    ("near_poor", True): "you are recognised as near-poor",
    ("near_poor", False): "you are no longer near-poor",
    ("job_hours_overlap", True): "the hours overlap",
    ("job_hours_overlap", False): "the hours are moved so that they do not overlap",
    ("small_merchant", True): "you become a small merchant",
    ("small_merchant", False): "you are no longer a small merchant",
    ("guarantee_default", True): "you have an unpaid guaranteed debt",
    ("guarantee_default", False): "you settle the unpaid guaranteed debt",
}
UNITS = {
    "years": "years",
    "months": "months",
    "weeks": "weeks",
    "days": "days",
    "hours": "hours",
    "won": "won",
    "points": "points",
    "percent": "%",
    "people": "people",
    "times": "times",
}
"""The word of each unit of a parameter; days and tables by household have none."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class English:
    """The English sentence makers."""

    one_of_these = "One of these is enough"
    all_of_these = "All of these together"
    elsewhere = "The rule of the other programme is not published yet"
    silent: ClassVar[Mapping[str, str]] = {
        "age": "The notice says nothing about age. Please ask before you apply.",
        "residence": "The notice says nothing about where you live. Please ask before you apply.",
    }

    def requirement(self, condition: Condition, wanted: bool, by: Speech) -> str:
        fact = condition.fact
        if fact in YES_NO:
            return YES_NO[fact][condition.value is not wanted].format(city=by.city)
        if fact in CHOICES:
            return _choice(condition, wanted)
        if fact in NUMBERS:
            return _number(condition, wanted)
        if fact in DAYS:
            return _dated(condition, wanted)
        return _schemes(condition, wanted, by)

    def standing(self, fact: str, value: Value, by: Speech) -> str:
        if fact in YES_NO:
            return YES_NO[fact][not value].format(city=by.city)
        if fact in CHOICES:
            return f"You are {CHOICES[fact][str(value)]}"
        if fact in NUMBERS:
            before, unit = NUMBERS[fact]
            return f"{before}{_measured(fact, value)}{unit}"
        if fact in DAYS:
            return f"{DAYS[fact]} on {day(value)}"
        names = _scheme_names(value, by)
        now = fact == "benefits_now"
        if not names:
            return "You have no other support" if now else "You have had no support"
        return f"You {'have' if now else 'have had'} the {_listed(names, 'and the')}"

    def question(self, fact: str, by: Speech) -> str:
        return QUESTIONS[fact].format(city=by.city)

    def step(self, change: Step, present: object, by: Speech) -> str:
        fact, value = FACTS[change.fact], change.values[0]
        if isinstance(value, bool):
            return STEPS[change.fact, value].format(city=by.city)
        if fact.kind is Kind.SCHEMES and isinstance(value, frozenset):
            left = present - value if isinstance(present, frozenset) else value
            return f"you no longer have the {_listed(_scheme_names(left, by), 'and the')}"
        if fact.kind is Kind.WON:
            return f"your household income falls to {value:,} won a month or less"
        if fact.kind is Kind.CHOICE:
            said = CHOICES[change.fact]
            chosen = [name for name in fact.choices if name in change.values]
            if excepted := but_one(change.fact, chosen):
                return NOT_CHOICES[change.fact][excepted][1]
            named = [said[name] for name in chosen]
            return f"you come to be {_listed(named, 'or')}"
        return "you get a new certificate"

    def suggestion(self, halves: Sequence[str], later: date | None, sure: bool) -> str:
        when = f" from {day(later)}" if later else ""
        how = f" if {_listed(halves, 'and')}" if halves else ""
        return f"You can {'apply' if sure else 'ask again'}{when}{how}."


def day(value: object) -> str:
    """ "Monday 2 March 2026"."""
    if not isinstance(value, date):
        raise TypeError(value)
    return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def _listed(words: Sequence[str], joint: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _choice(condition: Condition, wanted: bool) -> str:
    fact, value = condition.fact, condition.value
    named = value if isinstance(value, frozenset) else frozenset((str(value),))
    chosen = [name for name in FACTS[fact].choices if (name in named) is wanted]
    if excepted := but_one(fact, chosen):
        return NOT_CHOICES[fact][excepted][0]
    fitting = [CHOICES[fact][name] for name in chosen]
    return f"You are {_listed(fitting, 'or')}"


def _measured(fact: str, value: object) -> str:
    return f"{value:,}" if fact == "household_income_won" else f"{value}"


def _number(condition: Condition, wanted: bool) -> str:
    fact, value = condition.fact, condition.value
    before, unit = NUMBERS[fact]
    if isinstance(value, tuple):
        low, high = (_measured(fact, bound) for bound in value)
        return f"{before}{'' if wanted else 'not '}between {low} and {high}{unit}"
    words = {
        ("at_least", True): "at least",
        ("at_most", True): "at most",
        ("at_least", False): "less than",
        ("at_most", False): "more than",
    }
    return f"{before}{words[condition.operator, wanted]} {_measured(fact, value)}{unit}"


def _dated(condition: Condition, wanted: bool) -> str:
    value, start = condition.value, DAYS[condition.fact]
    if isinstance(value, tuple):
        span = f"between {day(value[0])} and {day(value[1])}"
        return f"{start} {span}" if wanted else f"{start} on a day not {span}"
    words = {
        ("from", True): "on or after",
        ("until", True): "on or before",
        ("from", False): "before",
        ("until", False): "after",
    }
    return f"{start} {words[condition.operator, wanted]} {day(value)}"


def _scheme_names(value: object, by: Speech) -> list[str]:
    chosen = value if isinstance(value, frozenset) else frozenset()
    names = []
    for name, years in years_of(chosen).items():
        spans = [f"{a}" if a == b else f"{a}-{b}" for a, b in runs(years)]
        names.append(f"{by.schemes[name]} ({', '.join(spans)})" if years else by.schemes[name])
    return names


def _schemes(condition: Condition, wanted: bool, by: Speech) -> str:
    names = _scheme_names(condition.value, by)
    having = (condition.operator == "has_any") is wanted
    now = condition.fact == "benefits_now"
    if having:
        whole = f"the {names[0]}" if len(names) == 1 else f"one of these: {_listed(names, 'or')}"
        return f"You {'have' if now else 'have had'} {whole}"
    if len(names) == 1:
        return f"You {'do not have' if now else 'have not had'} the {names[0]}"
    return f"You {'have' if now else 'have had'} none of these: {_listed(names, 'or')}"


PHRASES = English()
