"""Versions of questionnaires: twice is once, another text under the same number is refused."""

from datetime import date

import pytest
from django.db import transaction

from naru.diagnosis.enums import Part
from naru.diagnosis.services.questionnaires import VersionChanged, load

pytestmark = pytest.mark.django_db
VERSION = {"part": Part.VALUES, "version": 1, "from_on": date(2026, 1, 1), "body": {}}


def test_a_version_is_kept_once(noon):
    assert load(**VERSION, digest="a" * 64, at=noon) is True
    assert load(**VERSION, digest="a" * 64, at=noon) is False
    with pytest.raises(VersionChanged), transaction.atomic(savepoint=True):
        load(**VERSION, digest="b" * 64, at=noon)
