"""Reads about notices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.core.ready import Ready
from naru.notices import rules
from naru.notices.enums import WORDS, Kind
from naru.notices.models import Notice
from naru.residents.models import Resident


@dataclass(frozen=True)
class Told:
    """A notice in the reader's words; `page` is the URL name where one can act on it.

    `path` is where a message that leaves the site leads, in the reader's language.
    """

    notice: Notice
    subject: str
    body: str
    page: str
    path: str


def told(notice: Notice, *, language: str | None = None) -> Told:
    """The notice in one language, by default the one of the page that is being made."""
    words = WORDS[Kind(notice.kind)]
    zone = ZoneInfo(settings.TIME_ZONE)
    code = (language or get_language() or settings.LANGUAGE_CODE)[:2]
    with override(code):
        subject, body = (
            rules.filled(str(text), notice.params, zone=zone, language=code)
            for text in (words.subject, words.body)
        )
        token = notice.params.get("token") if words.link else None
        path = reverse(words.link, args=[token]) if token else reverse(words.page)
    return Told(notice=notice, subject=subject, body=body, page=words.page, path=path)


def notices_of(resident: Resident) -> QuerySet[Notice]:
    """What a resident was told, the latest first."""
    return _latest(resident)


def has_unread(resident: Resident) -> bool:
    """Whether anything that a resident was told is not marked as read."""
    return Notice.objects.filter(resident=resident).unread().exists()


def inbox_of(resident: Resident, *, limit: int | None = None) -> list[Told]:
    """The same with its words; everything unless `limit` says how much."""
    return [told(notice) for notice in _last(limit)(resident.pk)]


@cache
def _last(limit: int | None) -> Ready[Notice]:
    return Ready(lambda resident: _latest(resident)[:limit], int)


def _latest(resident: Resident | int) -> QuerySet[Notice]:
    return Notice.objects.filter(resident=resident).order_by("-at", "-pk")


def was_told(
    resident: Resident,
    kind: Kind,
    *,
    params: Mapping[str, object] | None = None,
    since: datetime | None = None,
) -> bool:
    """Whether a resident was told this before, with these parameters, since then."""
    rows = Notice.objects.filter(resident=resident, kind=kind)
    if params:
        rows = rows.filter(params__contains=dict(params))
    if since:
        rows = rows.filter(at__gt=since)
    return rows.exists()


def told_about(resident: Resident, kinds: Iterable[Kind]) -> list[Told]:
    """What a resident was told about these matters, the latest first."""
    rows = Notice.objects.filter(resident=resident, kind__in=list(kinds)).order_by("-at", "-pk")
    return [told(notice) for notice in rows]


def export_notices(resident: Resident) -> list[Section]:
    """Everything the resident was told, for taking along."""
    return [
        Section(
            key="notices",
            title=_("알림"),
            labels={
                "at": _("언제"),
                "subject": _("제목"),
                "body": _("내용"),
                "mail": _("이메일"),
                "text": _("문자"),
            },
            rows=[
                {
                    "at": one.notice.at,
                    "subject": one.subject,
                    "body": one.body,
                    "mail": one.notice.get_mail_display(),
                    "text": one.notice.get_text_display(),
                }
                for one in inbox_of(resident)
            ],
        )
    ]
