"""What is refused before a file is kept, and what the database refuses whatever we do."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from naru.audit.models import Entry
from naru.files.models import Upload
from naru.occupations.models import Skill
from naru.planning.models import Evidence
from naru.planning.rules.terms import EvidenceTerms
from naru.planning.services import evidence
from naru.planning.services.comments import NumberInWords
from naru.planning.services.evidence import EvidenceFull, NotYetMade, SameFileTwice, Shown
from naru.planning.services.plans import NotYourStep
from tests.planning.factories import NOON, TODAY, StepFactory, shown_by
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
SHOWN = Shown(title="처음 만든 의자", made_on=TODAY)
TERMS = EvidenceTerms(most=1, years=5)


@pytest.mark.parametrize(
    ("said", "no"),
    [
        ({"title": "900101-1234567 합격"}, NumberInWords),
        ({"made_on": date(2026, 11, 25)}, NotYetMade),
    ],
)
def test_words_and_days_that_cannot_be(said, no):
    with pytest.raises(no):
        evidence.check(
            resident=ResidentFactory(), shown=replace(SHOWN, **said), terms=TERMS, on=TODAY
        )


def test_nobody_elses_step_and_only_so_many_files():
    resident, step = ResidentFactory(), StepFactory()
    with pytest.raises(NotYourStep), transaction.atomic():
        evidence.check(resident=resident, shown=replace(SHOWN, step=step), terms=TERMS, on=TODAY)
    evidence.check(resident=resident, shown=SHOWN, terms=TERMS, on=TODAY)
    shown_by(resident)
    with pytest.raises(EvidenceFull), transaction.atomic():
        evidence.check(resident=resident, shown=SHOWN, terms=TERMS, on=TODAY)


def test_the_same_bytes_are_kept_once_a_person_and_taken_away_whole():
    one, other = shown_by(ResidentFactory()), shown_by(ResidentFactory())
    with pytest.raises(SameFileTwice), transaction.atomic():
        evidence.add(
            resident=one.resident, upload=other.upload, shown=SHOWN, by=one.resident.user, at=NOON
        )
    upload = evidence.take_away(evidence=one, by=one.resident.user, at=NOON)
    assert list(Evidence.objects.all()) == [other]
    assert Upload.objects.filter(pk=upload.pk).exists()
    assert Entry.objects.latest("pk").action == "planning.evidence_taken_away"


def test_the_database_keeps_a_title_without_a_number_and_one_thing():
    one, step = shown_by(ResidentFactory()), StepFactory()
    skill = Skill.objects.first()
    for said, name in (
        ({"title": ""}, "evidence_has_a_title"),
        ({"title": "900101-1234567"}, "evidence_title_without_number"),
        ({"step": step, "skill": skill}, "evidence_of_one_thing"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Evidence.objects.filter(pk=one.pk).update(**said)
