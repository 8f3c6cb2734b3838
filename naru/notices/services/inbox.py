"""Writing notices. Callers hold the transaction: a notice goes out only if the change stays."""

from datetime import date, datetime

from django.db import transaction

from naru.accounts.models import User
from naru.core import jobs
from naru.notices.enums import WORDS, Kind, MailRule, MailState, MessageState
from naru.notices.models import Notice
from naru.residents import queries as residents
from naru.residents.enums import ConsentKind, ContactWish
from naru.residents.models import Resident

Value = str | int | date | datetime


@transaction.atomic(savepoint=False)
def send(*, resident: Resident, kind: Kind, at: datetime, **params: Value) -> Notice | None:
    """Tell a resident; mail or text it too where they wish so, mail it where the kind demands it.

    News are told only with consent; without it nothing is written and None comes back.
    """
    words = WORDS[kind]
    if words.news and not residents.has_consent(resident, ConsentKind.NEWS):
        return None
    notice = Notice.objects.create(
        resident=resident,
        kind=kind,
        params=_plain(params),
        at=at,
        mail=MailState.WAITING if _is_mailed(words.mail, resident) else MailState.NONE,
        text=MessageState.WAITING if _is_texted(words.mail, resident) else MessageState.NONE,
    )
    _mail_later(notice)
    if notice.text == MessageState.WAITING:
        jobs.defer("notices.deliver_text", notice_id=notice.pk)
    return notice


@transaction.atomic(savepoint=False)
def send_to_staff(*, user: User, kind: Kind, at: datetime, **params: Value) -> Notice:
    """Tell a member of staff, here and by mail."""
    notice = Notice.objects.create(
        user=user, kind=kind, params=_plain(params), at=at, mail=MailState.WAITING
    )
    _mail_later(notice)
    return notice


@transaction.atomic(savepoint=False)
def put_entry(*, notice: Notice, invite: bytes) -> None:
    """Let the notice's mail carry a calendar entry; called in the transaction that wrote it."""
    notice.invite = invite.decode()
    notice.save(update_fields=["invite"])


@transaction.atomic(savepoint=False)
def mark_read(*, resident: Resident, at: datetime) -> int:
    """The resident has seen everything told up to now; returns how much was new."""
    unread = Notice.objects.filter(resident=resident, at__lte=at).unread()
    return unread.update(read_at=at)


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> int:
    """Erase everything a resident was told; returns how many notices are gone."""
    gone, _tables = Notice.objects.filter(resident=resident).delete()
    return gone


def _is_mailed(rule: MailRule, resident: Resident) -> bool:
    if resident.user_id is None or rule == MailRule.NEVER:
        return False
    return rule == MailRule.ALWAYS or resident.contact_wish == ContactWish.EMAIL


def _is_texted(rule: MailRule, resident: Resident) -> bool:
    wished = resident.contact_wish == ContactWish.SMS and bool(resident.phone)
    return wished and rule != MailRule.NEVER


def _mail_later(notice: Notice) -> None:
    if notice.mail == MailState.WAITING:
        jobs.defer("notices.deliver", notice_id=notice.pk)


def _plain(params: dict[str, Value]) -> dict[str, str | int]:
    """Dates and times as ISO text, as JSON keeps them."""
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in params.items()
    }
