"""Rounds are written with their times to apply; what is not among them is withdrawn, or let be."""

from datetime import date, timedelta

import pytest

from naru.occupations.models import Exam, ExamWindow
from naru.occupations.services.rounds import save_rounds
from tests.occupations.factories import CertificateFactory

pytestmark = pytest.mark.django_db
FIRST, SECOND = (
    (date(2027, 1, 12), date(2027, 1, 15)),
    (date(2027, 2, 1), date(2027, 2, 2)),
)


def a_round(certificate, *windows, code="r1"):
    days = {name: date(2027, 3, 1) for name in ("starts_on", "last_on", "result_on")}
    names = {"round_ko": "1회", "round_en": "round 1", "fee_won": None, "source_id": None}
    told = {"certificate_id": certificate.pk, "round": code, "part": "WRITTEN", "sample": True}
    return {**told, **names, **days, "apply_url": "", "windows": windows}


def save(*rows, at, keep=None):
    changes = save_rounds(rows, among=Exam.objects.all(), at=at, keep_windows=keep)
    return [(one.new, one.changed, one.unchanged, one.withdrawn) for one in changes]


def open_windows():
    return list(ExamWindow.objects.current().values_list("from_on", flat=True))


def test_a_time_to_apply_ends_and_comes_back(noon):
    one = CertificateFactory()
    assert save(a_round(one, FIRST, SECOND), at=noon) == [(1, 0, 0, 0), (2, 0, 0, 0)]
    assert save(a_round(one, FIRST, SECOND), at=noon) == [(0, 0, 1, 0), (0, 0, 2, 0)]
    assert save(a_round(one, FIRST), at=noon) == [(0, 0, 1, 0), (0, 0, 1, 1)]
    assert open_windows() == [FIRST[0]]
    longer = (SECOND[0], SECOND[1] + timedelta(days=1))
    assert save(a_round(one, FIRST, longer), at=noon)[1] == (0, 1, 1, 0)
    assert open_windows() == [FIRST[0], SECOND[0]]


def test_times_that_are_only_added_to(noon):
    one = CertificateFactory()
    save(a_round(one, FIRST), at=noon)
    kept = Exam.objects.all()
    assert save(a_round(one, SECOND), at=noon, keep=kept) == [(0, 0, 1, 0), (1, 0, 0, 0)]
    assert open_windows() == [FIRST[0], SECOND[0]]
    ExamWindow.objects.update(withdrawn_at=noon)
    assert save(a_round(one, FIRST), at=noon, keep=kept)[1] == (0, 1, 0, 0)
    assert open_windows() == [FIRST[0]]


def test_a_round_that_left_keeps_its_times(noon):
    one = CertificateFactory()
    save(a_round(one, FIRST), a_round(one, SECOND, code="r2"), at=noon)
    assert save(a_round(one, FIRST), at=noon) == [(0, 0, 1, 1), (0, 0, 1, 0)]
    assert Exam.objects.get(round="r2").withdrawn_at == noon
    assert open_windows() == [FIRST[0], SECOND[0]]
    assert save(at=noon) == [(0, 0, 0, 1)]
