"""Writing users and organisations. Callers hold the transaction."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts import rules
from naru.accounts.enums import Scope
from naru.accounts.models import ApiToken, ApiUse, Organisation, User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.core.tables import Change, Row, align

COUNT = """
INSERT INTO accounts_apiuse (caller, minute_at, requests) VALUES (%s, %s, 1)
ON CONFLICT ON CONSTRAINT api_use_once_a_minute
DO UPDATE SET requests = accounts_apiuse.requests + 1 RETURNING requests
"""


class ExpiryTooFar(Refusal):
    message = _("이용 기한은 내일부터 400일 안에서 정해 주세요.")


class AlreadyRevoked(Refusal):
    message = _("이미 폐기한 토큰입니다. 더 하실 일은 없습니다.")


@transaction.atomic(savepoint=False)
def save_organisations(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these organisations exist as given, by `code`.

    Others are left alone: people join them, and they also come from elsewhere than the pack.
    """
    return align(Organisation, key=["code"], rows=rows, at=at, withdraw=False)


@transaction.atomic(savepoint=False)
def make_api_token(
    *,
    name: str,
    contact: str,
    scopes: Sequence[Scope],
    expires_on: date,
    created_by: User,
    at: datetime,
    today: date,
) -> tuple[ApiToken, rules.Secret]:
    """A new token and its secret, which nobody can read again."""
    if not rules.expiry_is_sensible(expires_on=expires_on, today=today):
        raise ExpiryTooFar
    secret = rules.new_secret()
    token = ApiToken.objects.create(
        name=name,
        contact=contact,
        shown=secret.shown,
        digest=secret.digest,
        scopes=list(scopes),
        created_by=created_by,
        created_at=at,
        expires_on=expires_on,
    )
    return token, secret


@transaction.atomic(savepoint=False)
def end_api_token(*, token_id: int, at: datetime) -> ApiToken:
    """Revoke the token from this moment on; it stays in the list, since its use is on record."""
    token = locked(ApiToken.objects.all(), pk=token_id)
    if token.revoked_at is not None:
        raise AlreadyRevoked
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    return token


def note_api_token_used(token: ApiToken, *, on: date) -> None:
    """Keep the day of the last use: at most one write a token and day."""
    if token.last_used_on != on:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=on)


def count_api_use(*, caller: str, minute_at: datetime) -> int:
    """Count one request; returns how many the caller has made in that minute, this one too.

    One statement, so that many processes at once lose no count.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [caller, minute_at])
        row = cursor.fetchone()
    return int(row[0])


@transaction.atomic(savepoint=False)
def forget_api_use(*, at: datetime) -> int:
    """Drop counts of minutes that are over; returns how many rows went."""
    gone, _kinds = ApiUse.objects.filter(minute_at__lt=at - timedelta(minutes=5)).delete()
    return gone
