"""What counts towards a degree, chosen so that least is missing, and what is missing."""

from datetime import date

from naru.credits.rules.choosing import count
from naru.credits.rules.counting import Need
from naru.credits.rules.plain import ADVANCE, LIBERAL, Why
from tests.credits.made import AUTUMN, BACHELOR, LIMITS, SPRING, licence, line


def counts(*lines, degree=BACHELOR):
    counted, book = count(lines, degree=degree, limits=LIMITS, major="computing")
    return {one.line.key: one.why or one.counts_as for one in counted}, book


def test_nothing_leaves_everything_missing():
    told, book = counts()
    assert (told, book.need) == ({}, Need(total=140, major=60, liberal=30, accredited=18))
    assert (book.need.is_met, book.need.short) == (False, 248)


def test_advance_credits_never_count_here():
    told, book = counts(line("a", kind=ADVANCE, category="", field=""))
    assert (told, book.total) == ({"a": Why.ADVANCE}, 0)


def test_another_major_counts_as_elective():
    told, book = counts(line("a"), line("b", field="business"), line("c", category=LIBERAL))
    assert told == {"a": "MAJOR", "b": "ELECTIVE", "c": "LIBERAL"}
    assert book.need == Need(total=131, major=57, liberal=27, accredited=9)


def test_a_subject_counts_once():
    told, _book = counts(line("a", subject="same"), line("b", subject="same", ended_on=AUTUMN))
    assert told == {"a": "MAJOR", "b": Why.SAME}


def test_a_term_holds_24_and_a_year_42():
    spring = [line(f"s{n}") for n in range(9)]
    autumn = [line(f"t{n}", ended_on=AUTUMN) for n in range(7)]
    winter = line("w", ended_on=date(2028, 2, 20))
    told, book = counts(*spring, *autumn, winter)
    assert [key for key, what in told.items() if what == Why.TERM] == ["s8"]
    assert [key for key, what in told.items() if what == Why.YEAR] == ["t6", "w"]
    assert book.total == 42


def test_one_institution_gives_105_at_most():
    days = [date(year, month, 20) for year in range(2027, 2032) for month in (6, 12)]
    many = [line(f"{day}.{n}", ended_on=day) for day in days for n in range(7)]
    told, book = counts(*many)
    assert (book.total, list(told.values()).count(Why.BODY)) == (105, 70 - 35)
    _told, book = counts(*many, line("other", body="else", ended_on=date(2032, 6, 20)))
    assert book.total == 108


def test_three_licences_count_one_of_them_outside_the_major_and_no_limit_of_terms_holds():
    terms = [line(f"s{n}") for n in range(8)]
    found = [licence(f"l{n}", major=major) for n, major in enumerate(("", "", "computing"))]
    told, book = counts(*terms, *found)
    assert [told[key] for key in ("l0", "l1", "l2")] == ["ELECTIVE", Why.OUTSIDE, "MAJOR"]
    assert (book.total, book.accredited) == (24 + 12, 24)
    told, book = counts(*terms, *found, licence("l3"), licence("l4"))
    left = [told[key] for key in ("l0", "l1")]
    assert left == [Why.LICENCES, Why.LICENCES]
    assert {told[key] for key in ("l2", "l3", "l4")} == {"MAJOR"}
    assert (book.total, book.accredited) == (24 + 18, 24)


def test_licences_are_not_accredited_courses():
    _told, book = counts(licence("a", 60), line("b", accredited=False, ended_on=SPRING))
    assert book.need == Need(total=77, major=0, liberal=30, accredited=18)


def test_of_a_full_term_those_count_that_leave_least_missing():
    electives = [line(f"e{n}", field="business") for n in range(8)]
    told, book = counts(*electives, line("m"), line("l", category=LIBERAL))
    assert (told["m"], told["l"], book.total) == ("MAJOR", "LIBERAL", 24)
    assert [key for key, what in told.items() if what == Why.TERM] == ["e6", "e7"]


def test_larger_subjects_fill_a_term_better():
    told, book = counts(line("a", 22), line("b", 12), line("c", 12))
    assert (told, book.total) == ({"a": Why.TERM, "b": "MAJOR", "c": "MAJOR"}, 24)
