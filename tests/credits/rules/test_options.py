"""What can be taken: each subject in each term its body teaches, and licences."""

from datetime import date

from naru.credits.rules.options import LicenceOffer, Offer, School, Taught, first_days, options_of
from tests.credits.made import LIMITS, ON, line, option

OFFER = Offer(
    schools=(
        School(
            "open", "열린", "Open", True, 50_000, (2,),
            (
                Taught("c", "c", "C", "C", 3, major="computing"),
                Taught("law", "law", "법", "Law", 3, major="law"),
                Taught("art", "art", "미술", "Art", 2, liberal=True),
            ),
        ),
    ),
    licences=(LicenceOffer("sqld", "SQLD", "SQLD", 6, "computing", 150_000, 3),),
    term_weeks=15,
    horizon_terms=3,
)  # fmt: skip


def test_terms_begin_in_march_and_september():
    assert list(first_days(LIMITS, after=ON, number=3)) == [
        date(2027, 3, 1),
        date(2027, 9, 1),
        date(2028, 3, 1),
    ]
    assert list(first_days(LIMITS, after=date(2026, 3, 1), number=1)) == [date(2026, 9, 1)]


def test_subjects_of_other_majors_are_left_out():
    dated = option(line("run"))
    found = options_of(OFFER, [dated], limits=LIMITS, major="computing", on=ON)
    told = [(one.line.key, one.line.ended_on, one.cost_won, one.line.category) for one in found]
    assert told == [
        ("run", date(2027, 6, 13), 100, "MAJOR"),
        ("open.c.2027-09-01", date(2027, 12, 14), 150_000, "MAJOR"),
        ("open.art.2027-09-01", date(2027, 12, 14), 100_000, "LIBERAL"),
        ("licence.sqld", date(2027, 2, 27), 150_000, "MAJOR"),
    ]


def test_a_licence_of_another_major_is_elective():
    found = options_of(OFFER, [], limits=LIMITS, major="law", on=ON)
    assert (found[-1].line.category, found[-1].line.field) == ("ELECTIVE", "")
