"""Answers are changed until the questions close, and can always be taken back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from naru.outcomes.models import FollowUp
from naru.outcomes.services import answering
from tests.outcomes.factories import asked
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_from_answer_to_nothing(noon):
    one = asked(at=noon)
    given = {"follow_up_id": one.pk, "at": noon}
    with refused(answering.NothingSaid):
        answering.answer(answers={}, **given)
    answering.answer(answers={"work": "own"}, **given)
    assert answering.answer(answers={"work": "hired"}, **given).answers == {"work": "hired"}
    late = {"follow_up_id": one.pk, "at": noon + timedelta(days=28)}
    with refused(answering.Over):
        answering.answer(answers={"work": "own"}, **late)
    gone = answering.withdraw(no_more=False, **late)
    assert (gone.answers, gone.answered_at, gone.no_more) == ({}, None, False)
    answering.forget(resident=one.resident)
    assert FollowUp.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("follow_up_closes_later", {"closes_at": "2020-01-01T00:00Z"}),
        ("follow_up_answered_at_a_time", {"answers": {"work": "own"}}),
        (
            "follow_up_withdrawn_is_empty",
            {"answered_at": "2026-12-01T00:00Z", "withdrawn_at": "2026-12-01T00:00Z"},
        ),
    ],
)
def test_the_database_refuses_what_cannot_be(noon, name, changed):
    one = asked(at=noon)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        FollowUp.objects.filter(pk=one.pk).update(**changed)
