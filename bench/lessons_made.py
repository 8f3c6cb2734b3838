"""The learners of `bench.lessons`: made in the database as logged in, each at a lesson."""

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Model, UUIDField
from django.urls import reverse
from django.utils import timezone

from bench.rush_crowd import log_in
from naru.accounts.models import User
from naru.lessons.models import Learning, Progress, Watch
from naru.residents.rules import CODE_ALPHABET
from tests.enrolments.factories import IntakeFactory
from tests.lessons.learners import document, learner, version_of

COURSES, LESSONS, OPENED, AT_ONCE = 20, 12, 3, 2_000
CODES = [f"l{n}" for n in range(LESSONS)]
TEXT = (
    "## 칸과 줄\n\n" + "칸은 가로줄과 세로줄이 만나는 자리이고, 이름은 글자와 수로 부릅니다. " * 60
)
NAME = "가상학습자"
CODE = f"translate(to_hex(s.n + 268435456), '0123456789abcdef', '{CODE_ALPHABET[:16]}')"
"""The number of a resident in eight letters; those of factories begin otherwise."""


@dataclass(frozen=True)
class Learner:
    """Somebody at a lesson, as the browser knows them."""

    learning_id: int
    watch_page: uuid.UUID
    path: str
    cookies: str
    token: str

    def beat(self, port: int, number: int) -> bytes:
        """A sign of life as it goes over the line."""
        body = f"page={self.watch_page}&number={number}&csrfmiddlewaretoken={self.token}"
        return (
            f"POST {reverse('learning_beat')} HTTP/1.1\r\nHost: localhost:{port}\r\n"
            f"Cookie: {self.cookies}\r\nAccept-Language: ko\r\nConnection: close\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


def enrol(number: int, *, learners: int) -> None:
    """So many people with a seat in 20 courses, who opened three lessons; `learners` may log in.

    One is made as tests make theirs; the others are copies of their rows, so that all that a
    table asks for is there. At the end all is on disk, as in a database that ran for long: what
    comes back after a crash then goes through the learners' work, not through ours.
    """
    at = timezone.now()
    told = document(lessons=CODES)
    for lesson in told["lessons"]:
        lesson["text_ko"] = TEXT
    first = learner(told=told, at=at)
    opened = Progress.objects.create(
        learning=first, lesson=CODES[0], opened_at=at, last_on=timezone.localdate(at)
    )
    intakes = [IntakeFactory(capacity=number) for _ in range(COURSES)]
    versions = [version_of(one.run.course, told, at=at) for one in intakes]
    seat, person = first.application, first.resident
    _copies(
        person.user,
        f"SELECT n FROM generate_series(1, {learners}) n",
        email="'learner' || s.n || '@example.org'",
        name=f"'{NAME}' || s.n",
    )
    _copies(
        person,
        f"SELECT n, u.id AS user_id FROM generate_series(1, {number}) n"
        " LEFT JOIN accounts_user u ON u.email = 'learner' || n || '@example.org'",
        user_id="s.user_id",
        code=CODE,
        name=f"'{NAME}' || s.n",
    )
    _copies(
        seat.claim,
        f"SELECT id FROM residents_resident WHERE id <> {person.pk}",
        resident_id="s.id",
        intake_id=_one_of(intakes, "s.id"),
    )
    _copies(
        seat,
        "SELECT *, row_number() OVER (PARTITION BY intake_id ORDER BY id) AS no"
        f" FROM enrolments_claim WHERE id <> {seat.claim_id}",
        claim_id="s.id",
        intake_id="s.intake_id",
        resident_id="s.resident_id",
        seat_no="s.no",
    )
    _copies(
        first,
        f"SELECT id, resident_id FROM enrolments_application WHERE id <> {seat.pk}",
        application_id="s.id",
        resident_id="s.resident_id",
        version_id=_one_of(versions, "s.resident_id"),
    )
    _copies(
        opened,
        "SELECT l.id, n FROM lessons_learning l,"
        f" generate_series(0, {OPENED - 1}) n WHERE l.id <> {first.pk}",
        learning_id="s.id",
        lesson="'l' || s.n",
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def sit_down(*, at: datetime) -> list[Learner]:
    """Whoever may log in has done so, and opened the first lesson just now."""
    learnings = list(
        Learning.objects.filter(resident__user__email__startswith="learner")
        .filter(resident__name__startswith=NAME)
        .select_related("resident__user")
        .order_by("pk")
    )
    keys = [(secrets.token_hex(16), _user(one)) for one in learnings]
    log_in(keys, until=at + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    Progress.objects.filter(learning__in=learnings, lesson=CODES[0]).update(opened_at=at)
    watches = Watch.objects.bulk_create(
        (
            Watch(
                resident_id=one.resident_id,
                learning=one,
                lesson=CODES[0],
                page=uuid.uuid4(),
                nominal=timedelta(minutes=10),
                last_at=at,
            )
            for one in learnings
        ),
        batch_size=AT_ONCE,
    )
    made = []
    for one, watch, (key, _person) in zip(learnings, watches, keys, strict=True):
        token = secrets.token_hex(16)
        made.append(
            Learner(
                learning_id=one.pk,
                watch_page=watch.page,
                path=reverse("learning_lesson", args=[one.public_id, CODES[0]]),
                cookies=f"sessionid={key}; csrftoken={token}",
                token=token,
            )
        )
    return made


def kept() -> dict[int, tuple[int, timedelta]]:
    """By learning: the last sign of life that is kept, and the time that counts."""
    numbers = dict(Watch.objects.values_list("learning", "number"))
    times = Progress.objects.filter(lesson=CODES[0], learning__in=numbers)
    return {
        learning: (numbers[learning], time)
        for learning, time in times.values_list("learning", "time")
    }


def _user(learning: Learning) -> User:
    user = learning.resident.user
    assert user is not None
    return user


def _one_of(rows: Sequence[Model], number: str) -> str:
    return f"(ARRAY{[one.pk for one in rows]}::bigint[])[{number} % {len(rows)} + 1]"


def _copies(row: Model, source: str, **given: str) -> None:
    """A copy of the row for each row `s` of the source, with other values where given (SQL)."""
    table = row._meta.db_table
    told = {}
    for field in row._meta.concrete_fields:
        if not field.primary_key:
            own = isinstance(field, UUIDField) and field.unique
            told[field.column] = "gen_random_uuid()" if own else f"t.{field.column}"
    told |= given
    columns, values = ", ".join(told), ", ".join(told.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns})"
            f" SELECT {values} FROM {table} t, ({source}) s WHERE t.id = {row.pk}"
        )
