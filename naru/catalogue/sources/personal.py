"""Taking personal data out of a row before anything else sees it.

Columns that name people go whole (each importer lists them); in free text, numbers of mobile
telephones, e-mail addresses, resident registration numbers and names of staff give way to a
mark. Numbers of an office's line stay: they are the institution's, and "questions?" needs them.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from naru.catalogue.sources.markup import CONTROL

MOBILE = re.compile(
    r"(?<![\w-])(?:\+?82[-\s]?)?0?1[016-9][-.\s)]{0,2}\d{3,4}[-.\s]{0,2}\d{4}(?![0-9A-Za-z_])"
)
MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
RESIDENT_NUMBER = re.compile(r"(?<!\d)\d{6}\s?-\s?[0-9*]{7}(?!\d)")
MOBILE_CORE = re.compile(r"1[016-9][-.\s)]{0,2}\d{3,4}[-.\s]{0,2}\d{4}")
RESIDENT_CORE = re.compile(r"-\s?[0-9*]{7}")
"""What stands in every such number and begins with a sign that is quickly looked for."""

SIGNS_OF_NUMBERS = re.compile(r"[\d+][\d+\-.\s)]{8,}")
"""A mobile number lies in one of these as a whole: to look for it there alone is much faster."""

UNIX_SECONDS = re.compile(r"(?!.*(?:01|82))1[6-9][0-9]{8}")
"""A cell of ten digits and nothing else that sources mean as seconds since 1970 (`values.day`).
Of mobile numbers without their 0 only those of 016 to 019 look so, and these ended in 2021. Where
the column speaks of a telephone it is one of these all the same."""

OF_TELEPHONES = re.compile("TEL|PHON|MOBILE|CELL|전화|휴대|연락처", re.IGNORECASE)
"""In names of columns."""

SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원"
    "천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부"
)
STAFF = re.compile(
    r"((?:담당\s*강사|담당자?|강사|책임자|대표자?)\s*(?:명|성함|이름)?\s*[:：]\s*)"
    rf"([{SURNAMES}][가-힣]{{2}}|[{SURNAMES}][가-힣](?=\s*(?:[(☎]|주무관|팀장|과장|선생|님)))"
    r"(?=\s*(?:$|[\s,./()·\n<☎]|주무관|팀장|과장|대리|실장|선생|강사|매니저|님|씨))"
)
RANKED = re.compile(
    rf"(?<![가-힣])([{SURNAMES}][가-힣]{{2}})\s?(?=(?:주무관|팀장|과장|대리|실장|매니저)(?!급))"
)
SHORTEST = 6
REPEATED = 60
"""Texts up to this length come again and again: places, classes, dates."""

LABELLED = re.compile("담당|강사|책임|대표")
RANK = re.compile("주무관|팀장|과장|대리|실장|매니저")
NAME_MARK, PHONE_MARK, MAIL_MARK, NUMBER_MARK = "(이름)", "(휴대전화)", "(이메일)", "(번호)"
NOT_NAMES = frozenset(
    (
        "전문가",
        "이용자",
        "신청자",
        "공무원",
        "교수진",
        "강사진",
        "이메일",
        "우리동",
        "유경험",
        "현직자",
    )
)
"""Words of three syllables that begin like a surname and follow "강사:" or "담당:"."""


def without(row: Mapping[Any, Any], drop: Collection[str], keep: Collection[str]) -> dict[str, Any]:
    """The row without the columns in `drop` and without people in its texts.

    `keep` names columns that hold identifiers or addresses of pages, which are left as they are.
    Control characters and halves of surrogate pairs go too: the database cannot hold them.
    """
    made = {
        _name(key if type(key) is str else str(key)): value
        if key in keep and _storable(value)
        else _short_kept(value)
        if type(value) is str and len(value) <= REPEATED
        else _scrubbed(value, drop, keep)
        for key, value in row.items()
        if key not in drop and key is not None
    }
    for name in _telephones(tuple(made)):
        if UNIX_SECONDS.fullmatch(str(made[name])):
            made[name] = PHONE_MARK
    return made


def scrub(text: str) -> str:
    """The text with marks in place of people."""
    if len(text) < SHORTEST:
        return text
    return _short(text) if len(text) <= REPEATED else _scrub(text)


def _scrub(text: str) -> str:
    if "@" in text:
        text = MAIL.sub(MAIL_MARK, text)
    if RESIDENT_CORE.search(text):
        text = RESIDENT_NUMBER.sub(NUMBER_MARK, text)
    if MOBILE_CORE.search(text) and not UNIX_SECONDS.fullmatch(text):
        text = _replaced(text, _numbers(text), PHONE_MARK)
    if text.isascii():
        return text
    if LABELLED.search(text):
        text = STAFF.sub(_unless_a_word, text)
    if RANK.search(text):
        text = _replaced(text, _ranked(text), NAME_MARK + " ")
    return text


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """The mobile numbers in order; looked at with a sign before and after, which they look at."""
    for signs in SIGNS_OF_NUMBERS.finditer(text):
        yield from MOBILE.finditer(text, max(signs.start() - 1, 0), signs.end() + 1)


def _ranked(text: str) -> Iterator[re.Match[str]]:
    """The names before a rank in order: each three syllables and perhaps a blank before it."""
    for rank in RANK.finditer(text):
        for start in range(max(rank.start() - 4, 0), max(rank.start() - 2, 0)):
            inside = start > 0 and "가" <= text[start - 1] <= "힣"
            match = None if inside else RANKED.match(text, start)
            if match and match.end() == rank.start():
                yield match


def _replaced(text: str, found: Iterable[re.Match[str]], mark: str) -> str:
    parts: list[str] = []
    at = 0
    for match in found:
        parts += (text[at : match.start()], mark)
        at = match.end()
    return "".join((*parts, text[at:])) if parts else text


_short = lru_cache(maxsize=2048)(_scrub)


def _unless_a_word(match: re.Match[str]) -> str:
    return match[0] if match[2] in NOT_NAMES else match[1] + NAME_MARK


def _scrubbed(value: Any, drop: Collection[str], keep: Collection[str]) -> Any:
    if isinstance(value, str):
        return _short_kept(value) if len(value) <= REPEATED else scrub(_clean(value))
    if isinstance(value, Mapping):
        return without(value, drop, keep)
    if isinstance(value, list):
        return [_scrubbed(one, drop, keep) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _clean(text: str) -> str:
    return text if text.isprintable() else CONTROL.sub("", text)


@lru_cache(maxsize=1024)
def _telephones(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if OF_TELEPHONES.search(name))


_name = lru_cache(maxsize=1024)(_clean)


@lru_cache(maxsize=2048)
def _short_kept(text: str) -> str:
    cleaned = _clean(text)
    return cleaned if len(cleaned) < SHORTEST else _scrub(cleaned)


def _storable(value: Any) -> bool:
    return not isinstance(value, str) or value.isprintable() or not CONTROL.search(value)
