"""Wrong codes are counted by network and together, for an hour."""

from datetime import timedelta

import pytest

from naru.diagnosis.models import CodeTries
from naru.diagnosis.rules import codes
from naru.diagnosis.services import tries

pytestmark = pytest.mark.django_db
HERE, THERE = "a" * 64, "f" * 64


def test_after_too_many_wrong_codes_one_waits_for_the_next_hour(noon):
    for _try in range(codes.MOST_TRIES):
        tries.refuse_too_many(whence=HERE, at=noon)
        tries.note_wrong(whence=HERE, at=noon)
    with pytest.raises(tries.TooManyTries):
        tries.refuse_too_many(whence=HERE, at=noon)
    tries.refuse_too_many(whence=THERE, at=noon)
    tries.refuse_too_many(whence=HERE, at=noon + timedelta(hours=1))


def test_many_networks_together_are_held_back_too(noon, monkeypatch):
    monkeypatch.setattr(codes, "MOST_TRIES_TOGETHER", 2)
    tries.note_wrong(whence=HERE, at=noon)
    tries.note_wrong(whence=THERE, at=noon)
    with pytest.raises(tries.TooManyTries):
        tries.refuse_too_many(whence="c" * 64, at=noon)


def test_counts_of_hours_that_are_over_go(noon):
    tries.note_wrong(whence=HERE, at=noon - timedelta(hours=2))
    tries.note_wrong(whence=HERE, at=noon)
    assert tries.forget(at=noon) == 2
    assert CodeTries.objects.count() == 2
