"""Counting wrong codes, so that nobody can try them all."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from naru.core.refusals import Refusal
from naru.diagnosis.models import CodeTries
from naru.diagnosis.rules import codes

TOGETHER = "everybody"
COUNT = """
INSERT INTO diagnosis_codetries (whence, hour_at, wrong) VALUES (%s, %s, 1), (%s, %s, 1)
ON CONFLICT (whence, hour_at) DO UPDATE SET wrong = diagnosis_codetries.wrong + 1
"""


class TooManyTries(Refusal):
    message = _("번호를 여러 번 잘못 적으셨습니다. 한 시간 뒤에 다시 하거나 전화해 주세요.")


@transaction.atomic(savepoint=False)
def note_wrong(*, whence: str, at: datetime) -> None:
    """One more wrong code from there, in one statement; always in the same order of rows."""
    hour_at = _hour(at)
    with connection.cursor() as cursor:
        first, second = sorted([whence, TOGETHER])
        cursor.execute(COUNT, [first, hour_at, second, hour_at])


def refuse_too_many(*, whence: str, at: datetime) -> None:
    """`TooManyTries` where this hour's wrong codes are used up, there or together."""
    rows = CodeTries.objects.filter(whence__in=[whence, TOGETHER], hour_at=_hour(at))
    used = dict(rows.values_list("whence", "wrong"))
    own, together = used.get(whence, 0), used.get(TOGETHER, 0)
    if own >= codes.MOST_TRIES or together >= codes.MOST_TRIES_TOGETHER:
        raise TooManyTries


@transaction.atomic(savepoint=False)
def forget(*, at: datetime) -> int:
    """Drop counts of hours that are over; returns how many rows went."""
    gone, _kinds = CodeTries.objects.filter(hour_at__lt=_hour(at) - timedelta(hours=1)).delete()
    return gone


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
