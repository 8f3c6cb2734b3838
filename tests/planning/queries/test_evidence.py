"""A person's files, what a mentor may see of them, and the person's own copy."""

import hashlib

import pytest

from naru.planning.queries.evidence import (
    evidence_of,
    evidence_with,
    export_evidence,
    plain_evidence,
)
from tests.files.samples import PDF, png
from tests.planning.factories import NOON, StepFactory, shown_by
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_own_files_what_mentors_see_and_the_copy(django_assert_num_queries):
    step = StepFactory()
    resident = step.route.plan.resident
    first = shown_by(resident, step=step)
    hidden = shown_by(resident, png(), title="일기", for_mentor=False)
    gone = shown_by(resident, PDF + b"\n", title="지난 것")
    gone.upload.erased_at = NOON
    gone.upload.save()
    with django_assert_num_queries(1):
        assert evidence_of(resident) == [hidden, first]
    assert evidence_of(resident, for_mentor=True) == [first]
    assert evidence_with(first.upload.public_id) == first
    assert evidence_with(first.upload.public_id, resident=ResidentFactory()) is None
    assert evidence_with(gone.upload.public_id) is None
    told = plain_evidence(resident)[1]
    assert told == {
        "title": "처음 만든 의자",
        "made_on": "2026-11-24",
        "file": "의자.pdf",
        "type": "application/pdf",
        "size": len(PDF),
        "digest": hashlib.sha256(PDF).hexdigest(),
        "step": step.title,
        "skill": None,
        "for_mentor": True,
        "keep_until_on": "2031-11-24",
    }
    (section,) = export_evidence(resident)
    assert (section.key, [row["title"] for row in section.rows]) == (
        "plan_evidence", ["일기", "처음 만든 의자"],
    )  # fmt: skip
