"""Keeping one answer: the last one counts, what was not asked is refused kindly."""

from datetime import timedelta

import pytest
from django.db import transaction

from naru.diagnosis.enums import Part
from naru.diagnosis.models import Answer, Run
from naru.diagnosis.queries.runs import answers_of
from naru.diagnosis.services import answering
from tests.diagnosis.made import begun, go_through, tell
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_an_answer_is_kept_and_leads_on(noon):
    run = begun()
    assert tell(run, Part.DOMAINS, "work-1", "4") == "finance-1"
    assert tell(run, Part.DOMAINS, "finance-1") == "contribution-1"
    assert answers_of(run)["domains"] == {"work-1": 4, "finance-1": None}
    run.refresh_from_db()
    assert run.touched_at == noon


def test_answering_prolongs_what_belongs_to_nobody_and_nothing_else(noon):
    later = noon + timedelta(days=59)
    mine, kept = begun(), begun(ResidentFactory())
    for run in (mine, kept):
        tell(run, Part.DOMAINS, "work-1", "4", at=later)
    ends = dict(Run.objects.values_list("pk", "code_until_at"))
    days = timedelta(days=60)
    assert ends == {mine.pk: later + days, kept.pk: noon + days}


def test_going_back_and_answering_again_leads_to_what_is_still_open():
    run = begun()
    go_through(run, Part.VALUES)
    assert tell(run, Part.VALUES, "1", "second", shown=_shown(run, "1")) is None
    assert answers_of(run)["values"]["1"]["chosen"] == "second"


@pytest.mark.parametrize(
    ("part", "step", "sent", "shown", "refusal"),
    [
        (Part.DOMAINS, "nothing", ["1"], "", answering.NoSuchQuestion),
        (Part.DOMAINS, "work-1", ["9"], "", answering.NotOffered),
        (Part.VALUES, "2", ["first"], "x", answering.EarlierFirst),
        (Part.VALUES, "1", ["first"], "x", answering.PairChanged),
        (Part.SKILLS, "in-care", ["boat"], "", answering.EarlierFirst),
    ],
)
def test_forged_steps_are_refused_and_change_nothing(part, step, sent, shown, refusal):
    run = begun()
    with pytest.raises(refusal), transaction.atomic(savepoint=True):
        tell(run, part, step, *sent, shown=shown or " ")
    assert Answer.objects.count() == 0


def _shown(run, step):
    value = answers_of(run)["values"][step]
    return f"{'+'.join(value['first'])}/{'+'.join(value['second'])}"
