"""A city at size, for measuring: hundreds of thousands of invented residents around the demo's.

people -> courses, runs and meetings -> doors and who stands at them -> lessons and how far people
are -> talks, bookings and the trail -> certificates and receipts, which are signed one by one.

Rows come from `scale/*.sql`, a whole table a statement and the same rows every time; each file is
one transaction. What the database holds of a table that a file fills, keys and indexes, is taken
off and put back in the same transaction: checked and built once for all rows, not a row at a time.
The demo's people stand in the middle of it: their inbox, class or desk is long.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from naru.accounts.models import User
from naru.catalogue.enums import Mode, Payer
from naru.core.refusals import Refusal
from naru.flows.complete_course import finish_lesson
from naru.lessons.models import Learning
from naru.lessons.pack import completion_rule
from naru.lessons.queries.standing import lessons_of
from naru.lessons.rules.completion import kind_of
from naru.lessons.rules.document import Document, Lesson
from naru.lessons.services.versions import digest_of
from naru.policies.reading.book import rulebook
from naru.policies.services import enquiries
from naru.residents.queries import resident_of

FILES = ("people", "courses", "seats", "numbered", "lessons", "talks", "practice", "sequences")
FOLDER = Path(__file__).parent / "scale"
RESIDENTS, COURSES, APPLICATIONS, PROGRESS, HEAVY = 300_000, 100_000, 1_500_000, 5_000_000, 3_000
SIGNED = 300
"""So many people have completed a course, and so many an official answer."""
SEATS, GAVE_UP, STAND, LESSONS, MINUTES = 55, 5, 75, 10, 6
"""At each door: seats, who gave theirs up, everybody; then what is learnt there."""
BUSY, BODY, OURS = "resident@demo.example", "demo-institute", "@scale.example"
ZONE = timezone.get_default_timezone_name()
FILLED = re.compile(r"^INSERT INTO (\w+)", re.MULTILINE)
MEMORY = "SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '256MB'"
HELD = """
WITH filled AS (SELECT unnest(%s::regclass[]) AS name),
held AS (
    SELECT contype = 'f' AS last, conrelid AS name, conname::text AS called,
           format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) AS off,
           format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
                  pg_get_constraintdef(oid)) AS back, conindid AS index, contype
    FROM pg_constraint WHERE contype IN ('f', 'u', 'x')
    UNION ALL
    SELECT false, indrelid, indexrelid::regclass::text,
           format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid), indexrelid,
           'i'
    FROM pg_index
    WHERE indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE contype <> 'f')
)
SELECT off, back FROM held JOIN filled USING (name)
WHERE (contype = 'f' OR index NOT IN (SELECT conindid FROM pg_constraint WHERE contype = 'f'))
      AND back NOT LIKE '%%)::text[]%%'
ORDER BY last, called
"""
"""Of some tables: how each foreign key and index is taken off, and put back as it was. What others
refer to stays, and what would come back in other words (a list of texts is told as it was read).
"""


@dataclass(frozen=True)
class Size:
    """How many rows a share of the whole city makes; each at least as many as every file needs."""

    share: float

    def of(self, whole: int, *, least: int = 1) -> int:
        """That share of so many."""
        return max(least, round(whole * self.share))

    def numbers(self) -> dict[str, int]:
        """By the names in the files."""
        learnings = self.of(PROGRESS // LESSONS)
        applications = self.of(APPLICATIONS, least=STAND)
        return {
            "residents": self.of(RESIDENTS, least=300),
            "courses": self.of(COURSES, least=100),
            "applications": applications // STAND * STAND,
            "doors": applications // STAND,
            "packages": -(-learnings // SEATS),
            "learnings": learnings,
            "heavy": self.of(HEAVY, least=12),
            "signed": self.of(SIGNED),
        }


class SeedScale:
    """Makes it all around the demo's people, who have to be there; `at` is now."""

    def __init__(self, *, share: float, at: datetime) -> None:
        self.at = at
        self.numbers = Size(share).numbers()

    def make(self, told: Callable[[str], object] = lambda step: None) -> None:
        """Everything, each step told as it begins."""
        for name in FILES:
            told(name)
            self._run(name)
        told("certificates")
        self._complete()
        told("receipts")
        self._ask()

    def _run(self, name: str) -> None:
        """All statements of one file."""
        statements = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
        with transaction.atomic(durable=True), _bare(FILLED.findall(statements)):
            _execute(statements, self._words())

    def _words(self) -> dict[str, Any]:
        on = timezone.localdate(self.at)
        rule = completion_rule(kind_of(mode=Mode.ONLINE, payer=Payer.NOBODY), on=on)
        document = _lessons()
        return {
            **self.numbers,
            "seats": SEATS,
            "gave_up": GAVE_UP,
            "lessons": LESSONS,
            "at": self.at,
            "on": on,
            "zone": ZONE,
            "rule": json.dumps(rule.record()),
            "document": json.dumps(document.as_json()),
            "digest": digest_of(document),
        }

    def _complete(self) -> None:
        """Learners of the demo's provider finish lessons until they have completed."""
        theirs = Learning.objects.filter(
            version__package__course__provider__organisation__code=BODY
        )
        first = theirs.filter(completion=None, resident__user__email__endswith=OURS)
        whole = first.select_related("version", "resident__user").order_by("pk")
        for one in whole[: self.numbers["signed"]]:
            left = set(one.progress.filter(done_at=None).values_list("lesson", flat=True))
            for lesson in (each for each in lessons_of(one) if each.code in left):
                if finish_lesson(learning=one, lesson=lesson, at=self.at) is not None:
                    break

    def _ask(self) -> None:
        """The demo's first resident asks about every rule, and others about the first of them."""
        busy = User.objects.get(email=BUSY)
        rules = sorted(rulebook().policies)
        self._answers(busy, rules)
        others = User.objects.filter(email__endswith=OURS).order_by("pk")
        for one in others[: self.numbers["signed"]]:
            self._answers(one, rules[:1])

    def _answers(self, user: User, rules: Iterable[str]) -> None:
        """What is published and can be told from what is known; the rest stays unasked."""
        resident, book = resident_of(user), rulebook()
        if resident is None:
            return
        for policy in rules:
            with suppress(Refusal):
                enquiries.ask(resident=resident, policy=policy, book=book, by=user, at=self.at)


@contextmanager
def _bare(tables: list[str]) -> Iterator[None]:
    """These tables without what is checked by the row; it is put back, and checked, at the end."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, [tables])
        held = cursor.fetchall()
    _execute(";".join([MEMORY, *(off for off, _back in reversed(held))]))
    yield
    _execute("SET CONSTRAINTS ALL IMMEDIATE")
    for _off, back in held:
        _execute(back)


def _execute(statements: str, words: dict[str, Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements, words)


def _lessons() -> Document:
    """What every online course at size teaches."""
    text = "칸은 가로줄과 세로줄이 만나는 자리이고, 이름은 글자와 수로 부릅니다. " * 30
    taught = [
        Lesson(
            code=f"l{number}",
            title_ko=f"{number + 1}과",
            title_en=f"Lesson {number + 1}",
            minutes=MINUTES,
            text_ko=f"## 칸과 줄\n\n{text}",
        )
        for number in range(LESSONS)
    ]
    return Document(taught)
