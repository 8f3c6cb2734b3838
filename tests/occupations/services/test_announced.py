"""Taking Q-Net's schedule: twice is once, the pack gives way, what cannot be read is not gone."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from naru.occupations.models import Certificate, Exam, ExamWindow
from naru.occupations.rules.rounds import Sent, schedule
from naru.occupations.services.announced import Answer, NotASchedule, take, years_of
from tests.occupations.factories import ExamFactory
from tests.occupations.qnet import KNOWN, NO_PRACTICAL, PRACTICAL, WRITTEN, listed, part, row

pytestmark = pytest.mark.django_db
READ_ON = date(2026, 11, 24)
EXTRA = part("doc", "20270125", "20270128", "20270206", "20270227", "20270310")
EIGHT = [row(number, grade) for number in (1, 2) for grade in ("기사", "기능사")]
"""Two rounds for three certificates, each in two parts: twelve exams."""


@pytest.fixture(autouse=True)
def certificates():
    listed()


def bring(rows, at, *, believe_loss=False, complete=True, read_on=READ_ON, about=frozenset()):
    found = schedule([Sent(one) for one in rows], KNOWN)
    about |= years_of(found.sittings)
    answer = Answer(found, source="qnet", read_on=read_on, about=about, complete=complete)
    return take(answer, at=at, believe_loss=believe_loss)


def content():
    return [list(model.objects.order_by("pk").values()) for model in (Exam, ExamWindow)]


def counts(taken):
    return [(one.new, one.changed, one.unchanged, one.withdrawn) for one in taken.changes]


def holding(**lookup):
    """Rounds by number, as often as they hold."""
    found = Exam.objects.filter(withdrawn_at__isnull=True, **lookup).order_by("round")
    return sorted(int(one.round.rsplit(":", 1)[1]) for one in found)


def test_rounds_with_their_times_and_their_source(noon):
    taken = bring([row(1), row(1, **EXTRA)], noon)
    assert counts(taken) == [(2, 0, 0, 0), (3, 0, 0, 0)]
    exam = Exam.objects.get(part="WRITTEN")
    assert (exam.certificate.code, exam.round, exam.round_ko, exam.round_en) == (
        "cert.engineer", "qnet:2027:T:1", "2027년 1회", "2027, round 1",
    )  # fmt: skip
    assert (exam.starts_on, exam.last_on, exam.result_on, exam.fee_won, exam.fee) == (
        date(2027, 2, 6), date(2027, 2, 27), date(2027, 3, 10), None, None,
    )  # fmt: skip
    assert (exam.sample, exam.read_on, exam.source.code, exam.apply_url) == (
        False, READ_ON, "qnet", "https://qnet.example.org",
    )  # fmt: skip
    assert [(one.from_on, one.until_on) for one in exam.windows.current()] == [
        (date(2027, 1, 12), date(2027, 1, 15)),
        (date(2027, 1, 25), date(2027, 1, 28)),
    ]


def test_the_same_again_changes_nothing_but_when_it_was_true(noon):
    bring(EIGHT, noon)
    before = content()
    again = bring(EIGHT, noon + timedelta(days=1))
    assert (again.writes, counts(again)) == (0, [(0, 0, 12, 0), (0, 0, 12, 0)])
    assert content() == before
    later = bring(EIGHT, noon, read_on=date(2026, 12, 1))
    assert later.writes == 0
    assert set(Exam.objects.values_list("read_on", flat=True)) == {date(2026, 12, 1)}


def test_days_that_moved_and_a_further_time_to_apply(noon):
    bring([row(1)], noon)
    moved = row(1, pracExamEndDt="20270503", pracPassDt="20270605")
    taken = bring([moved, {**moved, **EXTRA}], noon)
    assert counts(taken) == [(0, 1, 1, 0), (1, 0, 2, 0)]
    assert Exam.objects.get(part="PRACTICAL").last_on == date(2027, 5, 3)
    less = bring([row(1)], noon)
    assert counts(less)[1] == (0, 0, 2, 1)
    assert Exam.objects.get(part="WRITTEN").windows.current().count() == 1


def test_what_vanished_is_withdrawn_and_can_come_back(noon):
    bring(EIGHT, noon)
    taken = bring(EIGHT[:3], noon)
    assert (counts(taken)[0], taken.kept) == ((0, 0, 8, 4), 0)
    gone = Exam.objects.filter(withdrawn_at=noon)
    assert {(one.certificate.code, one.round) for one in gone} == {
        ("cert.beauty", "qnet:2027:T:2"), ("cert.fitter", "qnet:2027:T:2"),
    }  # fmt: skip
    assert counts(bring(EIGHT, noon))[0] == (0, 4, 8, 0)
    assert not Exam.objects.filter(withdrawn_at__isnull=False).exists()


def test_a_grade_or_a_year_that_a_file_does_not_speak_of_holds_on(noon):
    bring(EIGHT, noon)
    bring([row(1, implYy="2028", **NO_PRACTICAL, **part("doc", *NEXT_YEAR))], noon)
    bring([row(1), row(2)], noon)
    assert holding(certificate__code="cert.fitter") == [1, 1, 2, 2]
    assert holding(certificate__code="cert.engineer") == [1, 1, 1, 2, 2]


NEXT_YEAR = ("20280112", "20280115", "20280206", "20280227", "20280310")


def test_a_source_that_shrinks_by_more_than_half_takes_nothing_away(noon):
    rows = [row(number) for number in (1, 2, 3)]
    bring(rows, noon)
    assert bring(rows[:1], noon).kept == 4
    assert holding() == [1, 1, 2, 2, 3, 3]
    nothing = bring([], noon, about=frozenset({("cert.engineer", 2027, "T")}))
    assert (nothing.kept, nothing.writes) == (6, 0)
    assert bring(rows[:1], noon, believe_loss=True).kept == 0
    assert holding() == [1, 1]


def test_an_answer_that_is_not_all_of_it_takes_nothing_away(noon):
    bring([row(1), row(1, **EXTRA), row(2)], noon)
    taken = bring([row(1)], noon, complete=False, believe_loss=True)
    assert (taken.kept, taken.writes) == (2, 0)
    assert holding() == [1, 1, 2, 2]
    assert ExamWindow.objects.current().count() == 5


@pytest.mark.parametrize(("spoiled", "kept"), [({"implSeq": "?"}, 2), ({"docRegStartDt": "?"}, 1)])
def test_a_row_that_cannot_be_read_takes_nothing_away(noon, spoiled, kept):
    bring([row(1), row(2), row(2, **EXTRA), row(3)], noon)
    before = content()
    assert bring([row(1), row(2, **spoiled), row(3)], noon).kept == kept
    assert content() == before


def test_a_row_that_contradicts_its_round_does_not_end_a_time_to_apply(noon):
    bring([row(1), row(1, **EXTRA)], noon)
    before = content()
    assert bring([row(1), row(1, **{**EXTRA, "docExamStartDt": "20270207"})], noon).kept == 0
    assert content() == before


def test_rounds_of_the_pack_give_way_where_the_year_was_announced(noon):
    fitter = Certificate.objects.get(code="cert.fitter")
    samples = [ExamFactory(certificate=fitter, round=f"r{number}") for number in (1, 2)]
    year = {name: date(2028, 2, 6) for name in ("starts_on", "last_on", "result_on")}
    other = ExamFactory(certificate=fitter, **year)
    alone = ExamFactory(certificate=Certificate.objects.get(code="cert.realtor"))
    taken = bring([row(1, "기능사")], noon)
    assert taken.gave_way == 2
    for one in (*samples, other, alone):
        one.refresh_from_db()
    assert [one.withdrawn_at for one in (*samples, other, alone)] == [noon, noon, None, None]
    assert bring([row(1, "기능사")], noon).writes == 0


def test_what_is_no_schedule_is_refused_whole(noon):
    with pytest.raises(NotASchedule, match="시험 일정이 아닙니다"), transaction.atomic():
        bring([{"SVCID": "S1"}], noon)
    assert Exam.objects.count() == 0


def test_a_death_on_the_way_leaves_all_as_it_was(noon):
    bring([row(1)], noon)
    before = content()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bring([row(1, **{**WRITTEN, **PRACTICAL, "docPassDt": "20270311"}), row(2)], noon)
        raise ZeroDivisionError
    assert content() == before


def test_the_fee_of_the_certificate_holds_for_its_announced_rounds(noon):
    bring([row(1)], noon)
    Certificate.objects.filter(code="cert.engineer").update(
        written_fee_won=19_400, fee_source=Exam.objects.first().source
    )
    fees = {one.part: one.fee for one in Exam.objects.select_related("certificate")}
    assert fees == {"WRITTEN": 19_400, "PRACTICAL": None}
