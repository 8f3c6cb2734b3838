"""A bank's file of money that came in, CSV or Excel, as rows of plain values.

A file is read whole or not at all: a row that cannot be read is told with its line.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from naru.catalogue.sources import excel
from naru.catalogue.sources.failures import NotReadable
from naru.core.money import won_from_words
from naru.payments.rules.bank_rows import Line
from naru.payments.rules.numbers import digits

WHEN, WON, NUMBER, PAYER, REF = "거래일시", "입금액", "가상계좌번호", "입금자명", "거래번호"
NEEDED = (WHEN, WON, NUMBER)
MOST_ROWS = 1000
TIMES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y.%m.%d %H:%M:%S", "%Y/%m/%d %H:%M:%S")
ENCODINGS = ("utf-8-sig", "cp949")


@dataclass(frozen=True)
class ReadFile:
    """Rows, or what has to be mended before any is taken."""

    lines: list[Line]
    faults: list[str]


def read_bank_file(path: Path) -> ReadFile:
    """All rows of the file with the columns above; the last two may be missing."""
    try:
        rows = list(excel.rows(path, NEEDED) if _is_excel(path) else _csv_rows(path))
    except NotReadable as error:
        return ReadFile([], [str(error)])
    if len(rows) > MOST_ROWS:
        return ReadFile(
            [], [_("한 번에 %(n)s줄까지 받습니다. 나누어 올려 주세요.") % {"n": MOST_ROWS}]
        )
    lines, faults = [], []
    for number, row in enumerate(rows, start=2):
        if not any(str(cell or "").strip() for cell in row.values()):
            continue
        try:
            lines.append(_line(number, row))
        except ValueError as error:
            faults.append(_("%(n)s번째 줄: %(what)s") % {"n": number, "what": error})
    if not lines and not faults:
        faults = [_("줄이 없는 파일입니다.")]
    return ReadFile([] if faults else lines, faults)


def _is_excel(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == excel.ZIP


def _csv_rows(path: Path) -> Iterator[Mapping[str, object]]:
    content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        reader = csv.DictReader(text.splitlines())
        names = {str(name or "").strip() for name in reader.fieldnames or ()}
        if missing := [name for name in NEEDED if name not in names]:
            raise _Missing(missing)
        reader.fieldnames = [str(name or "").strip() for name in reader.fieldnames or ()]
        yield from reader
        return
    raise _Missing(list(NEEDED))


class _Missing(NotReadable):
    """The header lacks columns, or the file is no text."""

    def __init__(self, columns: list[str]) -> None:
        self.columns = columns

    def __str__(self) -> str:
        return _("첫 줄에 이런 칸이 있어야 합니다: %(columns)s") % {
            "columns": ", ".join(self.columns)
        }


def _line(number: int, row: Mapping[str, object]) -> Line:
    won = won_from_words(str(row.get(WON) or ""))
    if not won.isdecimal() or not 0 < int(won) < 2**31:
        raise ValueError(_("금액을 읽을 수 없습니다."))
    return Line(
        line=number,
        paid_at=_time(row.get(WHEN)),
        won=int(won),
        number=digits(str(row.get(NUMBER) or "").strip())[:30],
        payer=str(row.get(PAYER) or "").strip()[:80],
        ref=str(row.get(REF) or "").strip()[:60],
    )


def _time(cell: object) -> datetime:
    if isinstance(cell, datetime):
        return timezone.make_aware(cell)
    text = str(cell or "").strip()
    for form in TIMES:
        try:
            return timezone.make_aware(datetime.strptime(text, form))  # noqa: DTZ007 - made aware
        except ValueError:
            continue
    raise ValueError(_("거래일시를 읽을 수 없습니다. 2026-12-01 09:30:00처럼 적어 주세요."))
