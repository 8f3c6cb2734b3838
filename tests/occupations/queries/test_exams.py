"""Which exams Q-Net holds, and when one may apply for a round."""

from datetime import date, timedelta

import pytest
from django.db.models import prefetch_related_objects

from naru.occupations.models import Exam
from naru.occupations.queries import exams
from naru.occupations.rules.rounds import Known
from tests.occupations.factories import CertificateFactory, ExamFactory
from tests.occupations.qnet import KNOWN, listed
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db
JANUARY, FEBRUARY = (
    (date(2027, 1, 12), date(2027, 1, 15)),
    (date(2027, 2, 1), date(2027, 2, 2)),
)


def test_those_that_others_hold_or_that_the_pack_lost_are_not_qnets(noon):
    listed()
    CertificateFactory(held_by_ko="대한상공회의소", held_by_en="Chamber", item_code="0001")
    CertificateFactory(kind="LICENCE", item_code="0002")
    CertificateFactory(withdrawn_at=noon, item_code="0003")
    CertificateFactory(code="cert.z", name_ko="세무사", item_code="0004")
    found = exams.held_by_qnet()
    assert found == sorted([*KNOWN, Known("cert.z", "S", "", "세무사")])
    assert exams.items_of_qnet() == {"0004": "cert.z"}


@pytest.mark.parametrize(
    ("on", "asked", "later"),
    [
        (date(2026, 12, 1), JANUARY, [FEBRUARY]),
        (date(2027, 1, 15), JANUARY, [FEBRUARY]),
        (date(2027, 1, 16), FEBRUARY, []),
        (date(2027, 2, 3), FEBRUARY, []),
    ],
)
def test_the_time_to_apply_is_the_open_or_the_next_or_the_last_one(noon, on, asked, later):
    exam = ExamFactory(windows=[FEBRUARY, JANUARY])
    gone = exam.windows.create(from_on=on, until_on=on + timedelta(days=9), withdrawn_at=noon)
    prefetch_related_objects([exam], exams.with_windows())
    window = exams.window_on(exam, on)
    assert (window.from_on, window.until_on) == asked
    assert [(one.from_on, one.until_on) for one in exams.windows_after(exam, window)] == later
    assert gone not in exam.windows.all()


def test_a_round_without_any_time_to_apply():
    exam = ExamFactory()
    exam.windows.all().delete()
    assert exams.window_on(exam, date(2027, 1, 1)) is None
    assert exams.windows_after(exam, None) == []


def test_years_that_were_announced():
    stated, told = (
        ExamFactory(),
        ExamFactory(sample=False, source=SourceFactory(), read_on=date(2026, 11, 24)),
    )
    assert exams.announced_years() == {(told.certificate_id, 2027)}
    assert [*Exam.objects.stated(), *Exam.objects.imported()] == [stated, told]
