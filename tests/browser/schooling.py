"""A school in stages as days go by: what its provider and the worker do meanwhile, on pages that
other stories walk.
"""

from datetime import timedelta

import psycopg

from tests.browser.site import Site

DOORS = """
CREATE TEMP TABLE mine ON COMMIT DROP AS
SELECT i.id AS intake, i.run_id AS run, coalesce(s.number, 0) AS stage FROM enrolments_intake i
LEFT JOIN schools_module m ON m.intake_id = i.id LEFT JOIN schools_stage s ON s.id = m.stage_id
JOIN schools_term t ON t.entrance_id = i.id OR t.id = s.term_id WHERE t.public_id = %s"""
"""Every door of the term; that of the entrance as of stage 0."""
OPENS = """
SELECT min(i.opens_at) - now() FROM mine JOIN enrolments_intake i ON i.id = mine.intake
WHERE mine.stage = %s"""
SHARES = """
SELECT max(s.ends_at) - now() FROM mine JOIN catalogue_session s ON s.run_id = mine.run
WHERE mine.stage = 0"""
PASS = (
    """UPDATE enrolments_intake i SET opens_at = opens_at - %(by)s, closes_at = closes_at - %(by)s,
    offers_until_at = offers_until_at - %(by)s FROM mine WHERE i.id = mine.intake""",
    """UPDATE enrolments_review r SET published_at = published_at - %(by)s,
    decide_at = decide_at - %(by)s, frozen_at = frozen_at - %(by)s,
    decided_at = decided_at - %(by)s FROM mine WHERE r.intake_id = mine.intake""",
    """UPDATE catalogue_run r SET starts_on = starts_on - %(days)s, last_on = last_on - %(days)s
    FROM mine WHERE r.id = mine.run""",
    """UPDATE catalogue_session s SET starts_at = starts_at - %(by)s, ends_at = ends_at - %(by)s
    FROM mine WHERE s.run_id = mine.run""",
)
MEANWHILE = """
import sys
from django.utils import timezone
from naru.enrolments.enums import Came
from naru.enrolments.models import Application, Review, Statement
from naru.enrolments.pack import attendance_terms
from naru.enrolments.services import attendance, reviews, statements
from naru.flows import door_tasks, learning_tasks
from naru.flows.close_term import close_term
from naru.flows.freeze_review import freeze_review
from naru.schools.models import Term
now, term = timezone.now(), Term.objects.get(public_id=sys.argv[2])
by, terms = term.by, attendance_terms(timezone.localdate(now))

def admit():
    freeze_review(intake_id=term.entrance_id, at=now)
    for one in Statement.objects.filter(claim__intake=term.entrance_id):
        points = [each.most for each in term.entrance.review.rule.criteria]
        words = "뜻이 뚜렷합니다."
        statements.score(statement_id=one.pk, points=points, words=words, by=by, at=now)
    reviews.decide(intake_id=term.entrance_id, at=now)
    door_tasks.follow_door(term.entrance_id)

def come(door, sessions):
    seated = Application.objects.filter(intake=door, state="SEATED").values_list("pk", flat=True)
    marks = dict.fromkeys(seated, Came.PRESENT)
    for session in sessions:
        attendance.mark(session_id=session.pk, marks=marks, terms=terms, by=by, at=now)
    return marks

def teach():
    for stage in term.stages.filter(number=sys.argv[3]):
        for module in stage.modules.select_related("intake__run"):
            door = module.intake
            if come(door, door.run.sessions.all()):
                close_term(intake_id=door.pk, terms=terms, by=by, at=now)

def certify():
    for claim in term.entrance.claims.all():
        learning_tasks.settle_school_certificate(claim.pk)

def share():
    come(term.entrance, term.entrance.run.sessions.order_by("-starts_at")[:1])

{"admit": admit, "teach": teach, "certify": certify, "share": share}[sys.argv[1]]()
"""


def modules_open(site: Site, term: str, *, stage: int) -> None:
    """The day has come on which one chooses the modules of the stage."""
    _pass(site, term, OPENS, stage)


def is_over(site: Site, term: str) -> None:
    """The sharing day was an hour ago."""
    _pass(site, term, SHARES)


def admitted(site: Site, term: str) -> None:
    """Everybody who applied was read, and the review is decided."""
    site.beside.run(MEANWHILE, "admit", term)


def taught(site: Site, term: str, *, stage: int) -> None:
    """Everybody came to what they chose in the stage, and its classes are closed."""
    site.beside.run(MEANWHILE, "teach", term, str(stage))


def certified(site: Site, term: str) -> None:
    """Whoever has completed every stage has the certificate of the school."""
    site.beside.run(MEANWHILE, "certify", term)


def shared(site: Site, term: str) -> None:
    """Everybody came to the sharing day."""
    site.beside.run(MEANWHILE, "share", term)


def _pass(site: Site, term: str, until: str, *words: object) -> None:
    with psycopg.connect(site.database_url) as connection:
        connection.execute(DOORS, [term])
        row = connection.execute(until, words).fetchone()
        assert row is not None
        by = row[0] + timedelta(hours=1)
        for statement in PASS:
            connection.execute(statement, {"by": by, "days": by.days})
