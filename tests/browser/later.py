"""Time that a story does not wait for: what was agreed for later is now, as if it had been agreed
earlier; what the clock does then is done by the jobs of the worker.
"""

from datetime import timedelta

import psycopg

from tests.browser.site import Site

JOB = """
import sys
from datetime import timedelta
from django.utils import timezone
from naru.accounts.models import User
from naru.enrolments.models import Bulletin, Intake
from naru.enrolments.services import settling
from naru.flows import door_tasks, learning_tasks, tasks
from naru.flows.offer_seats import offer_seats
from naru.residents.models import Resident
from naru.scholarships.models import Round

def door():
    return Intake.objects.get(run__public_id=sys.argv[2]).pk

def number():
    settling.settle(intake_ids=[door()], at=timezone.now())

def offer():
    now = timezone.localtime()
    noon = now.replace(hour=12, minute=0)
    by_day = noon if noon > now else noon + timedelta(days=1)
    offer_seats(intake_id=door(), terms=door_tasks.terms_at(now), at=by_day)

def told():
    for bulletin in Bulletin.objects.filter(intake__run__public_id=sys.argv[2]):
        door_tasks.tell_of(bulletin.pk)

def grant():
    tasks.settle_round(Round.objects.get(code=sys.argv[2]).pk)

def books():
    tasks.check_all_books(User.objects.get(email=sys.argv[2]).pk)

{
    "books": books,
    "number": number,
    "follow": lambda: door_tasks.follow_door(door()),
    "offer": offer,
    "off": lambda: door_tasks.tell_of_call_off(door()),
    "told": told,
    "grant": grant,
    "points": lambda: tasks.move_points(0),
    "freeze": lambda: door_tasks.freeze_draws(0),
    "badges": lambda: learning_tasks.settle_badges(Resident.objects.get(name=sys.argv[2]).pk),
    "ask": lambda: learning_tasks.follow_up(0),
}[sys.argv[1]]()
"""
CODE = """
import sys
from django.utils import timezone
from naru.places.models import Place
from naru.spaces.pack import bench_terms_on
from naru.spaces.services import arriving
now = timezone.now()
place = Place.objects.current().get(code=sys.argv[1])
print(arriving.code_of(place.pk, terms=bench_terms_on(timezone.localdate(now)), at=now))
"""
DECIDED = """
import sys
from datetime import timedelta
from django.utils import timezone
from naru.policies.reading.book import rulebook
from naru.policies.services import enquiries
from naru.residents.models import Resident
who = Resident.objects.get(user__email=sys.argv[1])
at = timezone.now() - timedelta(days=int(sys.argv[3]))
told = {"resident": who, "policy": sys.argv[2], "book": rulebook(), "by": who.user}
print(enquiries.ask(**told, at=at).public_id)
"""
DOOR = """
UPDATE enrolments_intake i SET opens_at = opens_at - %(by)s, closes_at = closes_at - %(by)s
FROM catalogue_run r WHERE r.id = i.run_id AND r.public_id = %(run)s"""
DRAW = """
UPDATE enrolments_draw d SET committed_at = committed_at - %(by)s, known_at = known_at - %(by)s,
    reveal_until_at = reveal_until_at - %(by)s, frozen_at = frozen_at - %(by)s
FROM enrolments_intake i, catalogue_run r
WHERE i.id = d.intake_id AND r.id = i.run_id AND r.public_id = %(run)s"""
ROUND = """
UPDATE scholarships_round SET apply_from_at = apply_from_at - %(by)s,
    apply_until_at = apply_until_at - %(by)s, draw_from_at = draw_from_at - %(by)s,
    results_on = results_on - %(by)s, use_until_on = use_until_on - %(by)s
WHERE code = %(code)s"""
COURSE = """
UPDATE catalogue_run SET starts_on = starts_on - %(days)s, last_on = last_on - %(days)s
WHERE public_id = %(run)s"""
MEETINGS = """
UPDATE catalogue_session s SET starts_at = starts_at - %(by)s, ends_at = ends_at - %(by)s
FROM catalogue_run r WHERE r.id = s.run_id AND r.public_id = %(run)s"""
PLACES = """
UPDATE scholarships_use u SET sessions =
    (SELECT array_agg(day - %(days)s ORDER BY day) FROM unnest(u.sessions) AS day)
FROM catalogue_run r WHERE r.id = u.run_id AND r.public_id = %(run)s"""
GRANT = """
UPDATE scholarships_grant g SET use_until_on = g.use_until_on - %(days)s
FROM scholarships_application a, scholarships_round r
WHERE a.id = g.application_id AND r.id = a.round_id AND r.code = %(code)s"""
SITTING = """
UPDATE spaces_sitting s SET starts_at = s.starts_at - x.by, ends_at = s.ends_at - x.by
FROM (SELECT sitting_id, starts_at - now() + interval '5 minutes' AS by FROM spaces_booking
      WHERE public_id = %(booking)s) x WHERE s.id = x.sitting_id"""
BOOKING = """
UPDATE spaces_booking b SET starts_at = s.starts_at, ends_at = s.ends_at
FROM spaces_sitting s WHERE s.id = b.sitting_id AND b.public_id = %(booking)s"""
TAUGHT_BY = """
SELECT u.email FROM accounts_user u JOIN spaces_sitting s ON s.instructor_id = u.id
JOIN spaces_booking b ON b.sitting_id = s.id WHERE b.public_id = %(booking)s"""
CERTIFIED = """
UPDATE credentials_certificate SET issued_at = issued_at - %(by)s
WHERE public_id = %(certificate)s"""


def days_pass_at_the_door(site: Site, run: str, *, by: timedelta, draw: bool = True) -> None:
    """So much time goes by for those who applied for a run and for its draw."""
    _do(site, (DOOR, DRAW) if draw else (DOOR,), run=run, by=by)


def days_pass_at_the_round(site: Site, code: str, *, by: timedelta) -> None:
    """So much time goes by for a round of the scholarship and whoever applied in it."""
    _do(site, (ROUND,), code=code, by=by)


def days_pass_with_points(site: Site, code: str, *, days: int) -> None:
    """So many days go by for whoever was granted points in a round."""
    _do(site, (GRANT,), code=code, days=days)


def days_pass_in_class(site: Site, run: str, *, days: int, by_points: bool = False) -> None:
    """So many days go by for a run that meets, and for places in it that points are kept for."""
    places = (PLACES,) if by_points else ()
    _do(site, (COURSE, MEETINGS, *places), run=run, days=days, by=timedelta(days=days))


def the_sitting_begins(site: Site, booking: str) -> str:
    """It began five minutes ago; its instructor's address."""
    _do(site, (SITTING, BOOKING), booking=booking)
    with psycopg.connect(site.database_url) as connection:
        row = connection.execute(TAUGHT_BY, {"booking": booking}).fetchone()
    assert row is not None
    return row[0]


def months_pass_since(site: Site, certificate: str, *, by: timedelta) -> None:
    """The certificate was issued so long ago."""
    _do(site, (CERTIFIED,), certificate=certificate, by=by)


def job(site: Site, name: str, *words: str) -> None:
    """The turn of the worker or the settler; neither runs beside the site of the tests. Clicks are
    numbered at the door of one run alone: at others some wait that other tests look at.
    """
    site.beside.run(JOB, name, *words)


def on_the_wall(site: Site, place: str) -> str:
    """The address that a camera reads from the drawing at the entrance of a place (its code)."""
    return f"/here/{site.beside.run(CODE, place).strip()}/"


def decided(site: Site, email: str, policy: str, *, days_ago: int) -> str:
    """A decision about somebody, asked for and signed so many days ago; the receipt's number."""
    return site.beside.run(DECIDED, email, policy, str(days_ago)).strip()


def _do(site: Site, statements: tuple[str, ...], **values: object) -> None:
    with psycopg.connect(site.database_url) as connection:
        for statement in statements:
            assert connection.execute(statement, values).rowcount >= 1, statement
