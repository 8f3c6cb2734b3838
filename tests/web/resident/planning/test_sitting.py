"""When to apply for an exam, in words, on each day."""

from datetime import date

import pytest

from naru.web.resident.planning.sitting import sitting_of
from tests.occupations.factories import ExamFactory
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db
FIRST, SECOND = (
    (date(2027, 1, 12), date(2027, 1, 15)),
    (date(2027, 2, 1), date(2027, 2, 1)),
)
DAYS = date(2027, 2, 6), date(2027, 2, 27)
RESULT = "결과 2027년 3월 10일(수)"


@pytest.mark.parametrize(
    ("on", "apply", "later"),
    [
        (
            date(2027, 1, 1),
            f"접수 2027년 1월 12일(화)부터 2027년 1월 15일(금)까지, {RESULT}",
            ["2027년 2월 1일(월)"],
        ),
        (
            date(2027, 1, 16),
            f"접수 2027년 2월 1일(월) 하루, {RESULT}",
            [],
        ),
        (date(2027, 2, 2), f"접수는 2027년 2월 1일(월)에 끝남, {RESULT}", []),
    ],
)
def test_the_time_that_one_can_still_use(on, apply, later):
    told = sitting_of(ExamFactory(windows=[FIRST, SECOND]), planned=DAYS, on=on)
    assert (told.apply, told.later, told.origin, told.sample) == (apply, later, "", True)


def test_what_the_pack_states_has_its_source_without_a_day():
    source = SourceFactory(title_ko="협회 공고", url="")
    exam = ExamFactory(sample=False, source=source)
    exam.windows.all().delete()
    told = sitting_of(exam, planned=DAYS, on=date(2027, 1, 1))
    assert told.apply == f"접수 기간은 아직 알 수 없음, {RESULT}"
    assert (told.origin, told.href, told.sample) == ("일정 출처: 협회 공고", "", False)


def test_where_it_moved_is_told_while_it_is_held(noon):
    planned = date(2027, 2, 5), date(2027, 2, 27)
    exam = ExamFactory()
    told = sitting_of(exam, planned=planned, on=date(2027, 1, 1))
    assert told.moved == "2027년 2월 6일(토)부터 2027년 2월 27일(토)까지"
    assert sitting_of(exam, planned=DAYS, on=date(2027, 1, 1)).moved == ""
    exam.withdrawn_at = noon
    assert sitting_of(exam, planned=planned, on=date(2027, 1, 1)).moved == ""
