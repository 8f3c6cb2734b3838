"""Decisions about residents from plain values: no Django, no database, no clock."""

import re
import unicodedata
from datetime import date, datetime, timedelta

VISIT = timedelta(minutes=30)
"""How long one purpose covers the looks at one record."""
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters of a resident code: none that look alike on paper."""
CODE_LENGTH = 8
OLDEST = 120
PHONE_MIN, PHONE_MAX = 8, 15

_SPLIT_NUMBER = re.compile(r"(?<!\d)\d{6}\s?[-–—.·]\s?\d{7}(?!\d)")
_JOINED_NUMBER = re.compile(r"(?<!\d)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{7}(?!\d)")
_NATIONAL = re.compile(r"0(?:10\d{8}|2\d{7,8}|[3-6]\d\d{7,8}|70\d{8}|50\d{8,9}|1[16789]\d{7,8})")
_PUBLIC = re.compile(r"1[568]\d{6}")


def holds_registration_number(text: str) -> bool:
    """Whether the text holds what looks like a resident registration number.

    Six digits, a dash and seven digits always do; thirteen digits in a row do when the first
    six are a possible date. Full-width digits count as digits.
    """
    plain = unicodedata.normalize("NFKC", text)
    return bool(_SPLIT_NUMBER.search(plain) or _JOINED_NUMBER.search(plain))


def e164(text: str) -> str | None:
    """A telephone number in international form, or None for what is not one.

    Korean numbers may be written with or without blanks and dashes ("010-1234-5678",
    "02 120" is a short code and refused); others start with "+".
    """
    plain = re.sub(r"[\s().\-‐–]", "", unicodedata.normalize("NFKC", text))
    if plain.startswith("+82"):
        plain = plain[3:] if plain[3:].startswith("0") else "0" + plain[3:]
    if _NATIONAL.fullmatch(plain):
        return "+82" + plain[1:]
    if _PUBLIC.fullmatch(plain):
        return "+82" + plain
    digits = plain[1:]
    if plain.startswith("+") and digits.isascii() and digits.isdigit() and digits[0] != "0":
        return plain if PHONE_MIN <= len(digits) <= PHONE_MAX else None
    return None


def national(phone: str) -> str:
    """A stored number as people here read it: "+821012345678" as "010-1234-5678"."""
    if not phone.startswith("+82"):
        return phone
    rest = phone[3:]
    if _PUBLIC.fullmatch(rest):
        return f"{rest[:4]}-{rest[4:]}"
    head = 1 if rest.startswith("2") else 2
    return f"0{rest[:head]}-{rest[head:-4]}-{rest[-4:]}"


def spell_code(draw: bytes) -> str:
    """A resident code from random bytes, one letter each."""
    return "".join(CODE_ALPHABET[byte % len(CODE_ALPHABET)] for byte in draw[:CODE_LENGTH])


def read_code(text: str) -> str:
    """A code as typed ("k7qm – 3rxd"), as it is stored ("K7QM3RXD")."""
    return re.sub(r"[\s\-‐–—]", "", unicodedata.normalize("NFKC", text)).upper()


def show_code(code: str) -> str:
    """A code in two halves, as it is printed."""
    return f"{code[:4]}-{code[4:]}"


def mask_name(name: str) -> str:
    """A name of which only the first and last letter show: 홍○동, 김○."""
    match len(name):
        case 0 | 1:
            return "○" * len(name)
        case 2:
            return name[0] + "○"
        case length:
            return name[0] + "○" * (length - 2) + name[-1]


def visit_runs(*, began_at: datetime, at: datetime) -> bool:
    """Whether a purpose given at `began_at` still covers a look at `at`."""
    return began_at <= at < began_at + VISIT


def age_on(birth_on: date, day: date) -> int:
    """Age in full years on the day (만 나이)."""
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))


def possible_birth(birth_on: date, *, today: date) -> bool:
    """Not in the future and not beyond the oldest age there is."""
    return birth_on <= today and age_on(birth_on, today) <= OLDEST


def erase_due_on(*, asked_on: date, waiting_days: int) -> date:
    """The first day on which a record may be erased."""
    return asked_on + timedelta(days=waiting_days)


def fits(
    kind: str, value: object, *, choices: tuple[str, ...] = (), at_least: int = 0, at_most: int = 0
) -> bool:
    """Whether a JSON value is a possible answer of this type (names of `FactKind`).

    A date is "2026-11-24"; a truth value is never taken for a number.
    """
    match kind:
        case "YES_NO":
            return isinstance(value, bool)
        case "NUMBER" | "WON":
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and at_least <= value <= at_most  # type: ignore[operator]
        case "DATE":
            return isinstance(value, str) and _is_date(value)
        case "CHOICE":
            return isinstance(value, str) and value in choices
        case "SCHEMES":
            return isinstance(value, list) and _distinct(value) and _schemes(value, choices)
        case "DISTRICT":
            return isinstance(value, str) and bool(value)
    raise ValueError(f"unknown kind {kind!r}")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _schemes(values: list[object], choices: tuple[str, ...]) -> bool:
    """Names of schemes, with the year where it matters: "VOUCHER" or "VOUCHER:2024"."""
    parts = [str(value).partition(":") for value in values]
    return all(name in choices and (not colon or _is_year(year)) for name, colon, year in parts)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == len("2024")


def _distinct(values: list[object]) -> bool:
    return all(isinstance(value, str) for value in values) and len(set(map(str, values))) == len(
        values
    )
