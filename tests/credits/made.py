"""Credits, degrees and options, made for tests of plain rules."""

from datetime import date

from naru.credits.rules.options import Option
from naru.credits.rules.plain import BANK, LIBERAL, LICENCE, MAJOR, Degree, Limits, Line
from naru.credits.rules.ways import Question

ON = date(2026, 11, 29)
SPRING, AUTUMN = date(2027, 6, 13), date(2027, 12, 14)
BACHELOR = Degree("bachelor", 140, 60, 30, one_body=105, licences=3, licences_outside=1)
LIMITS = Limits(
    year=42, term=24, accredited=18, attendance_percent=80, mark=60, second_term_month=9
)


def line(key, amount=3, **told):
    """A class of a major at an accredited body, unless told otherwise."""
    given = {
        "kind": BANK,
        "subject": key,
        "ended_on": SPRING,
        "category": MAJOR,
        "field": "computing" if told.get("category", MAJOR) == MAJOR else "",
        "body": "open",
        "accredited": True,
    }
    return Line(key=key, credits=amount, **(given | told))


def licence(key, amount=6, major="computing", **told):
    return line(
        key,
        amount,
        kind=LICENCE,
        body="",
        accredited=False,
        category=MAJOR if major else "ELECTIVE",
        field=major,
        **told,
    )


def option(one, cost_won=100):
    return Option(line=one, starts_on=ON, cost_won=cost_won, name_ko=one.key, name_en=one.key)


def asks(*options, held=(), degree=BACHELOR, limits=LIMITS):
    return Question(degree, limits, "computing", tuple(held), tuple(options), ON)


__all__ = ["AUTUMN", "BACHELOR", "LIBERAL", "LIMITS", "ON", "SPRING", "asks", "licence", "line"]
