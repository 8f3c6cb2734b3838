"""Every fact of an offering has a column, and every column of a table can be told."""

from naru.catalogue.models import Course, Run, Session, Skill
from naru.catalogue.services import columns
from naru.catalogue.sources.offering import FACTS

OURS = {
    *("id", "public_id", "made_at", "changed_at", "gone_at", "provider_id", "course_id", "run_id"),
    *("number", "is_draft", "copied_from_id"),
}
BY_NAME = {
    "provider_name": "provider_id",
    "district": "district_id",
    "residence_district": "residence_district_id",
}


def told_to(model):
    return {field.attname for field in model._meta.fields} - OURS


def test_columns_are_those_of_the_tables():
    assert set(columns.COURSE) == told_to(Course)
    assert set(columns.RUN) == told_to(Run)
    assert set(columns.SESSION) | {"place_id"} == told_to(Session)
    assert set(columns.SKILL) == told_to(Skill)


def test_every_fact_has_its_column():
    facts = {BY_NAME.get(name, name) for name, _ in FACTS}
    kept = set(columns.COURSE) | set(columns.RUN) | {"provider_id", "skills", "sessions"}
    assert facts - kept == set()
    assert kept - facts == {"is_sample", "place_id"}


def test_absent_values_read_as_unknown():
    text = columns.told({"title": ("text", "''"), "hours": ("numeric", "NULL")}, "o")
    assert text == """coalesce(o."title", ''), o."hours\""""
