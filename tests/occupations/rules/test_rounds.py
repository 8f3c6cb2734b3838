"""Rows of Q-Net's schedule become rounds of our certificates; what cannot is named."""

from datetime import date
from itertools import permutations

import pytest

from naru.occupations.rules.rounds import Refused, Schedule, Sent, Sitting, Which, schedule
from tests.occupations.qnet import (
    BEAUTY,
    ENGINEER,
    FITTER,
    KNOWN,
    NO_PRACTICAL,
    NO_WRITTEN,
    REALTOR,
    part,
    professional,
    row,
)

EXTRA = part("doc", "20270125", "20270128", "20270206", "20270227", "20270310")
LEFT_OVER = part("doc", "20270201", "20270202", "20270206", "20270227", "20270310")


def read(*rows, asked="", known=KNOWN):
    return schedule([Sent(one, asked) for one in rows], known)


def days(month, first, last):
    return date(2027, month, first), date(2027, month, last)


def test_a_row_is_a_round_of_every_certificate_of_its_rank():
    found = read(row(1), row("2", "기능사"))
    assert found.refused == ()
    which = Which(ENGINEER.code, 2027, "T", 1)
    assert found.sittings[:3] == (
        Sitting(
            Which(BEAUTY.code, 2027, "T", 2),
            "PRACTICAL",
            date(2027, 4, 17),
            date(2027, 5, 2),
            date(2027, 6, 4),
            (days(3, 22, 25),),
        ),
        Sitting(
            Which(BEAUTY.code, 2027, "T", 2),
            "WRITTEN",
            *days(2, 6, 27),
            date(2027, 3, 10),
            (days(1, 12, 15),),
        ),
        Sitting(
            which, "PRACTICAL", date(2027, 4, 17), date(2027, 5, 2), date(2027, 6, 4),
            (days(3, 22, 25),),
        ),
    )  # fmt: skip
    assert {one.which.certificate for one in found.sittings} == {
        ENGINEER.code, FITTER.code, BEAUTY.code,
    }  # fmt: skip


def test_the_same_round_with_further_times_to_apply_is_one_round_in_whatever_order():
    rows = [row(1, **EXTRA), row(1), row(1, **LEFT_OVER)]
    told = {read(*some).sittings for some in permutations(rows)}
    assert len(told) == 1
    practical, written = told.pop()
    assert written.windows == (
        days(1, 12, 15),
        days(1, 25, 28),
        (date(2027, 2, 1), date(2027, 2, 2)),
    )
    assert practical.windows == (days(3, 22, 25),)


def test_a_row_with_other_exam_days_than_the_regular_one_is_refused():
    other = part("doc", "20270125", "20270128", "20270207", "20270227", "20270310")
    found = read(row(1, **other), row(1))
    assert [(one.row, one.reason) for one in found.refused] == [(1, "OTHER_DAYS")]
    written = next(one for one in found.sittings if one.part == "WRITTEN")
    assert (written.first, written.windows) == (date(2027, 2, 6), (days(1, 12, 15),))
    assert found.doubtful == {written.which}


def test_a_round_without_a_written_part_has_the_practical_one_alone():
    found = read(row(101, "기능사", **NO_WRITTEN), known=[FITTER])
    assert [(one.which.number, one.part) for one in found.sittings] == [(101, "PRACTICAL")]


def test_a_professional_exam_is_known_by_its_name_and_may_have_one_part():
    alone = read(professional(**NO_PRACTICAL))
    assert [(one.which.certificate, one.part) for one in alone.sittings] == [
        (REALTOR.code, "WHOLE"),
    ]  # fmt: skip
    both = read(professional(), professional(implSeq="2", **NO_PRACTICAL))
    assert [one.part for one in both.sittings] == ["PRACTICAL", "WRITTEN", "WRITTEN"]
    named = read(row(1, "미용사 (일반)"))
    assert {one.which.certificate for one in named.sittings} == {BEAUTY.code}


def test_whose_rows_were_asked_for_by_name_has_no_round_of_its_rank():
    own = row(7, "무엇이든")
    found = schedule([Sent(own, FITTER.code), Sent(row(1, "기능사"))], KNOWN)
    assert {(one.which.certificate, one.which.number) for one in found.sittings} == {
        (FITTER.code, 7), (BEAUTY.code, 1),
    }  # fmt: skip
    assert found.refused == ()


def test_blank_days_and_other_spellings():
    said = part("doc", "2027-01-12", "2027.01.15", "2027-02-06 00:00:00.0", "-", "Null")
    (one,) = read(row(1, **said, **NO_PRACTICAL)).sittings
    assert (one.first, one.last, one.result) == (date(2027, 2, 6), date(2027, 2, 6), None)
    assert one.windows == (days(1, 12, 15),)
    xml = {name: value or None for name, value in row(1, **NO_WRITTEN).items()}
    assert [one.part for one in read(xml).sittings] == ["PRACTICAL"]


WRONG = [
    ({"implYy": "27"}, "ODD_ROUND"),
    ({"implSeq": "네 번째"}, "ODD_ROUND"),
    ({"implSeq": None}, "ODD_ROUND"),
    ({"qualgbCd": "X"}, "ODD_KIND"),
    ({"qualgbCd": "C"}, "NOT_FOR_ALL"),
    ({"qualgbCd": "W"}, "NOT_FOR_ALL"),
    ({"description": "국가기술자격 기능장 (2027년도 제1회)"}, "NOT_OURS"),
    ({"description": ""}, "NOT_OURS"),
    ({"qualgbCd": "S"}, "NOT_OURS"),
    ({**NO_WRITTEN, **NO_PRACTICAL}, "NO_DAYS"),
]


@pytest.mark.parametrize(("columns", "reason"), WRONG)
def test_a_row_that_is_no_round_of_ours_is_named_and_stops_no_other(columns, reason):
    found = read(row(1), row(2, **columns), row(3))
    assert [(one.row, one.reason) for one in found.refused] == [(2, reason)]
    assert {one.which.number for one in found.sittings} == {1, 3}
    assert found.whole == (reason not in ("ODD_ROUND", "ODD_KIND"))


HALVES = [
    ({"docRegStartDt": "20271345"}, "ODD_DAY", "docRegStartDt = 20271345"),
    ({"docExamStartDt": "soon"}, "ODD_DAY", "docExamStartDt = soon"),
    ({"docPassDt": "20370310"}, "ODD_DAY", "docPassDt = 20370310"),
    ({"docRegEndDt": ""}, "MISSING_DAY", "docRegEndDt"),
    ({"docRegStartDt": "20270116"}, "DISORDER", "2027-01-16, 2027-01-15"),
    ({"docRegEndDt": "20270206"}, "DISORDER", "2027-02-06, 2027-02-06"),
]


@pytest.mark.parametrize(("columns", "reason", "said"), HALVES)
def test_a_part_with_wrong_days_is_named_and_the_other_is_taken(columns, reason, said):
    found = read(row(1, **columns))
    (refused,) = found.refused
    assert (refused.row, refused.reason) == (1, reason)
    assert said in refused.said
    assert refused.said.startswith("2027 | 1 | T | 국가기술자격 기사")
    assert [one.part for one in found.sittings] == ["PRACTICAL"]
    assert found.doubtful == {Which(ENGINEER.code, 2027, "T", 1)}


def test_rows_of_something_else():
    other = read({"SVCID": "S1"}, {"": "text"})
    assert {one.reason for one in other.refused} == {"NOT_A_ROUND"}
    assert (other.is_something_else, other.read) == (True, 2)
    assert not read({"SVCID": "S1"}, row(1)).is_something_else
    assert read() == Schedule((), (), frozenset(), 0)
    assert not read().is_something_else


def test_a_long_row_is_cut_short():
    (refused,) = read(row(1, "가" * 900)).refused
    assert refused == Refused(1, "NOT_OURS", refused.said)
    assert len(refused.said) == 200


def test_who_has_no_written_part_gets_none_of_its_rank():
    known = [one._replace(practical_only=one == FITTER) for one in KNOWN]
    found = read(row(2, "기능사"), known=known)
    assert {(one.which.certificate, one.part) for one in found.sittings} == {
        (FITTER.code, "PRACTICAL"),
        (BEAUTY.code, "PRACTICAL"),
        (BEAUTY.code, "WRITTEN"),
    }
    assert found.refused == ()
