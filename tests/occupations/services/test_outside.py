"""Taking lists of others: twice is once, editions stand side by side, what left is withdrawn."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.occupations.enums import Part, RowReason, Scheme
from naru.occupations.models import OutsideEntry, OutsideNeed, RefusedRow, Release
from naru.occupations.rules.lists import Entry, Needed, Parsed, Refused
from naru.occupations.services.outside import MostlyRefused, take

pytestmark = pytest.mark.django_db
JOBS = [Entry("OCCUPATION", f"11-101{n}.00", f"Job {n}") for n in range(3)]
SKILLS = [Entry("SKILL", "2.A.1", "Reading"), Entry("SKILL", "2.A.2", "Listening")]
NEEDS = [
    Needed(2, "11-1010.00", "2.A.1", importance=4, level=5),
    Needed(3, "11-1011.00", "2.A.1", importance=2, level=1),
    Needed(4, "11-1011.00", "2.A.2", importance=3, level=3),
]


def bring(at, parsed, *, edition="2025", digest="a"):
    return take(scheme=Scheme.ONET, edition=edition, digest=digest * 64, parsed=parsed, at=at)


def jobs(entries=JOBS, refused=()):
    return Parsed("OCCUPATIONS", list(entries), [], list(refused))


def needs(found=NEEDS, refused=()):
    return Parsed("NEEDS", list(SKILLS), list(found), list(refused))


def content():
    return [
        sorted(map(str, model.objects.values_list()))
        for model in (Release, RefusedRow, OutsideEntry, OutsideNeed)
    ]


def test_the_same_file_again_writes_nothing(noon):
    bring(noon, jobs(refused=[Refused(9, "NO_NAME", "x | ")]))
    first = bring(noon, needs(), digest="b")
    assert (first.before, first.release.rows_read) == (False, 3)
    before = content()
    later = noon + timedelta(days=1)
    assert bring(later, jobs(), digest="a").before
    assert bring(later, needs(), digest="b").before
    assert content() == before
    assert list(RefusedRow.objects.values_list("line", "reason", "said")) == [
        (9, RowReason.NO_NAME, "x | ")
    ]


def test_editions_stand_side_by_side(noon):
    bring(noon, jobs())
    newer = [Entry("OCCUPATION", "11-1010.00", "Job of another name")]
    bring(noon, jobs(newer), edition="2026")
    names = OutsideEntry.objects.filter(code="11-1010.00").order_by("edition")
    assert list(names.values_list("edition", "name")) == [
        ("2025", "Job 0"),
        ("2026", "Job of another name"),
    ]
    assert OutsideEntry.objects.filter(edition="2025", withdrawn_at=None).count() == 3


def test_what_left_the_file_is_withdrawn_and_comes_back(noon):
    bring(noon, jobs())
    bring(noon, needs(), digest="b")
    later = noon + timedelta(days=1)
    bring(later, jobs(JOBS[1:]), digest="c")
    gone = OutsideEntry.objects.get(code="11-1010.00")
    assert gone.withdrawn_at == later
    told = bring(later, needs(), digest="b")
    assert [(row.line, row.reason) for row in told.release.refused.all()] == [
        (2, RowReason.NO_OCCUPATION)
    ]
    assert OutsideNeed.objects.get(occupation=gone).withdrawn_at == later
    bring(later, jobs(), digest="d")
    bring(later, needs(), digest="b")
    gone.refresh_from_db()
    assert gone.withdrawn_at is None
    assert OutsideNeed.objects.filter(withdrawn_at=None).count() == 3


def test_ends_that_are_not_there_are_refused_with_their_line(noon):
    bring(noon, jobs())
    odd = [*NEEDS, Needed(5, "99-9999.00", "2.A.1"), Needed(6, "11-1010.00", "9.Z")]
    told = bring(noon, needs(odd), digest="b").release
    assert list(told.refused.order_by("line").values_list("line", "reason", "said")) == [
        (5, "NO_OCCUPATION", "99-9999.00 | 2.A.1"),
        (6, "NO_SKILL", "11-1010.00 | 9.Z"),
    ]


def test_another_file_by_mistake_changes_nothing(noon):
    bring(noon, jobs())
    before = content()
    bad = [Refused(n, "ODD_CODE", "x") for n in range(3)]
    with pytest.raises(MostlyRefused), transaction.atomic():
        bring(noon, jobs(JOBS[:1], bad), digest="c")
    with pytest.raises(MostlyRefused), transaction.atomic():
        bring(noon, jobs([]), edition="2027")
    assert content() == before


WRONG = {
    "release_once_per_part": (Release, {}),
    "release_scheme_and_part_known": (Release, {"part": "PAGES"}),
    "release_digest_is_sha256": (Release, {"digest": "x", "part": Part.SKILLS}),
    "release_has_edition": (Release, {"edition": ""}),
    "refused_row_reason_known": (RefusedRow, {"reason": "MOOD"}),
    "outside_entry_once": (OutsideEntry, {}),
    "outside_entry_scheme_and_kind_known": (OutsideEntry, {"kind": "PET"}),
    "outside_entry_named": (OutsideEntry, {"name": ""}),
    "outside_need_once": (OutsideNeed, {}),
    "outside_need_importance_in_range": (OutsideNeed, {"importance": 6}),
    "outside_need_level_in_range": (OutsideNeed, {"level": 8}),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_database_refuses(name, noon):
    bring(noon, jobs(refused=[Refused(9, "NO_NAME", "x")]))
    bring(noon, needs(), digest="b")
    model, spoiled = WRONG[name]
    row = model.objects.order_by("pk").first()
    columns = [one.attname for one in model._meta.concrete_fields if not one.primary_key]
    values = {column: getattr(row, column) for column in columns} | spoiled
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.create(**values)
