"""The statements by themselves: each part of an offering lands once, whatever is said twice."""

import json
from datetime import datetime, timedelta

import pytest
from django.db import connection

from naru.catalogue.models import Session, Skill
from naru.catalogue.services import inserting
from tests.catalogue import sent
from tests.catalogue.importing import bring

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2026-12-01T19:00:00+09:00")


def run_statement(statement, **params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def test_sessions_that_begin_together_are_one(noon):
    bring(sent.FORM, [sent.form(수업일="")], at=noon)
    rows = """
        SELECT r.id, '{"sessions": [
            {"starts_at": "2026-12-01T19:00+09:00", "ends_at": "2026-12-01T20:00+09:00"},
            {"starts_at": "2026-12-01T19:00+09:00", "ends_at": "2026-12-01T21:00+09:00"}
        ]}'::jsonb AS offering FROM catalogue_run r
    """
    for _ in range(2):
        run_statement(inserting.insert_sessions(rows))
    kept = Session.objects.get()
    assert (kept.starts_at, kept.ends_at, kept.mode) == (AT, AT + timedelta(hours=1), "UNKNOWN")


def test_skills_named_twice_are_one(noon):
    bring(sent.FORM, [sent.form(**{"배우는 기술": "", "NCS 코드": "", "NCS 판": ""})], at=noon)
    rows = """
        SELECT c.id, '{"skills": [{"name": "엑셀"}, {"name": "엑셀"}]}'::jsonb AS offering
        FROM catalogue_course c
    """
    run_statement(inserting.insert_skills(rows))
    assert Skill.objects.get().name == "엑셀"


def test_offering_without_anything_but_a_title_is_unknown_throughout(noon):
    offering = 'SELECT 901 AS id, \'{"title": "이름만"}\'::jsonb AS offering'
    run_statement(inserting.insert_courses(offering), at=noon)
    run_statement(
        inserting.insert_runs("SELECT 902 AS id, 901 AS course_id, '{}'::jsonb AS offering"),
        at=noon,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(c), to_jsonb(r) FROM catalogue_course c, catalogue_run r")
        course, run = map(json.loads, cursor.fetchone())
    ours = {"id", "public_id", "made_at", "changed_at", "title", "course_id"}
    assert run.pop("materials_won") == 0
    said = {str(v) for row in (course, run) for k, v in row.items() if k not in ours}
    assert said == {"", "None", "UNKNOWN", "False", "[]"}
