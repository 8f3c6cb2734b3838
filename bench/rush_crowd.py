"""The people of the rush: made in the database as logged in, each with the form already open."""

import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from naru.accounts.models import User
from naru.enrolments.models import Crowd, Intake
from naru.enrolments.queries import door
from naru.residents.models import Resident
from naru.web.known import seen
from naru.web.resident.enrolments import keys
from naru.web.sessions import SessionStore
from tests.enrolments.factories import IntakeFactory
from tests.residents.factories import code_of


@dataclass(frozen=True)
class Person:
    """Somebody before the door, as the browser knows them."""

    resident_id: int
    intake_id: int
    path: str
    cookies: str
    body: str

    def request(self, port: int) -> bytes:
        """The click as it goes over the line."""
        return (
            f"POST {self.path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {self.cookies}\r\n"
            "Accept-Language: ko\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(self.body)}\r\n\r\n{self.body}"
        ).encode()


def doors(number: int, *, seats: int, at: datetime) -> list[Intake]:
    """Open doors of runs that cost nothing, with so many seats each."""
    times = {"opens_at": at - timedelta(hours=1), "closes_at": at + timedelta(days=7)}
    return [
        IntakeFactory(capacity=seats, offers_until_at=at + timedelta(days=9), **times)
        for _ in range(number)
    ]


def crowd(number: int, intakes: Sequence[Intake], *, at: datetime, first: int) -> list[Person]:
    """So many residents with a session each, named from `first` on, evenly at the doors."""
    users = User.objects.bulk_create(
        (
            User(email=f"rush{n}@example.org", name=f"가상인물{n}")
            for n in range(first, first + number)
        ),
        batch_size=2_000,
    )
    residents = Resident.objects.bulk_create(
        (
            Resident(user=user, code=code_of(n + 7_000_000), name=user.name, registered_at=at)
            for n, user in enumerate(users, first)
        ),
        batch_size=2_000,
    )
    sessions = [(secrets.token_hex(16), user) for user in users]
    kept = log_in(sessions, until=at + timedelta(minutes=30))
    return [
        _person(resident, session, intakes[n % len(intakes)])
        for n, (resident, session) in enumerate(zip(residents, kept, strict=True))
    ]


def walk_ins(number: int, *, at: datetime) -> int:
    """So many residents without a log-in; the number of the first, the others follow it."""
    made = Resident.objects.bulk_create(
        (
            Resident(code=code_of(n + 50_000_000), name="가상주민", registered_at=at)
            for n in range(number)
        ),
        batch_size=5_000,
    )
    return made[0].pk


def rest() -> None:
    """As the tables of a city are after a night: rows that were just made cost whoever reads them
    first a write to the log of the database.
    """
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def wait_for_numbers(longest: float = 60) -> None:
    """Until every click has its number and its application."""
    end = time.monotonic() + longest
    while door.unsettled() or Crowd.objects.exists():
        if time.monotonic() > end:
            raise SystemExit(f"clicks are without a number after {longest} s")
        time.sleep(0.05)


def log_in(made: Sequence[tuple[str, User]], *, until: datetime) -> list[Session]:
    """Their sessions, and the lists of log-ins in which people see them."""
    kept = Session.objects.bulk_create(session_rows(made, until=until), 2_000)
    UserSession.objects.bulk_create(
        (UserSession(user=user, ip="127.0.0.1", session_key=key) for key, user in made), 2_000
    )
    return kept


def session_rows(made: Sequence[tuple[str, User]], *, until: datetime) -> Iterator[Session]:
    """What the site keeps of somebody logged in, under the key that their cookie carries."""
    store = SessionStore()
    for key, user in made:
        data = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        yield Session(session_key=key, session_data=store.encode(data), expire_date=until)


def _person(resident: Resident, session: Session, intake: Intake) -> Person:
    """With the form as the page makes it for whoever comes for the first time."""
    token, run, user = secrets.token_hex(16), intake.run, resident.user
    store = SessionStore(session.session_key)
    store.take(session.session_data, session.expire_date, now=timezone.now())
    comer = keys.Comer(intake.pk, resident.pk, user.pk, 0, seen(store, user))
    return Person(
        resident_id=resident.pk,
        intake_id=intake.pk,
        path=f"/courses/{run.course.public_id}/{run.public_id}/apply/",
        cookies=f"sessionid={session.session_key}; csrftoken={token}",
        body=f"csrfmiddlewaretoken={token}&key={keys.make_first(comer)}",
    )
