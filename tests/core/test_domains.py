"""Columns whose rules are those of their types refuse what a rule of the table would."""

import pytest
from django.db import IntegrityError, connection, transaction

from naru.enrolments.enums import Channel
from naru.enrolments.models import Claim
from tests.enrolments.factories import IntakeFactory, claim_at
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_every_channel_is_taken_and_no_other():
    for channel in Channel:
        claim_at(IntakeFactory(), ResidentFactory(), channel=channel)
    kept = Claim.objects.order_by("pk").values_list("channel", flat=True)
    assert list(kept) == Channel.values
    with pytest.raises(IntegrityError, match="claim_channel_known"), transaction.atomic():
        claim_at(IntakeFactory(), ResidentFactory(), channel="PIGEON")


@pytest.mark.parametrize("column", ["turn", "earlier"])
def test_nothing_counts_below_zero(column):
    told = {"intake": IntakeFactory(), "resident": ResidentFactory(), "earlier": 0}
    with pytest.raises(IntegrityError, match="claim_counts_from_zero"), transaction.atomic():
        Claim.objects.create(**told | {column: -1, "at": "2026-11-24T03:00Z"})


def test_such_a_column_is_compared_and_listed_like_any_other():
    claim = claim_at(IntakeFactory(), ResidentFactory(), channel=Channel.PAPER, turn=2)
    found = Claim.objects.filter(channel__in=[Channel.PAPER], turn__gt=1, channel__startswith="P")
    assert found.get() == claim
    again = [
        Claim(intake=IntakeFactory(), resident=claim.resident, earlier=n, at=claim.at)
        for n in (1, 2)
    ]
    assert len(Claim.objects.bulk_create(again)) == 2


def test_the_rule_is_of_the_type_and_not_of_the_table():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE contypid <> 0), count(*) FILTER (WHERE conrelid <> 0)"
            " FROM pg_constraint WHERE conname IN ('claim_channel_known', 'claim_counts_from_zero')"
        )
        assert cursor.fetchone() == (2, 0)
