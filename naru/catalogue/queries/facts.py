"""A course and its runs as plain facts: the names of the tables, ready for JSON and comparing.

What nobody told is absent. It is the form in which sources tell of offerings
(`sources.offering`), so that what is written here, imported or kept is compared alike.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Field, Model

from naru.catalogue.models import Course, Run, Session, Skill

COURSE = (
    *("title", "title_en", "summary", "summary_en", "blocks", "blocks_en", "field", "language"),
    *("outlook", "outlook_en", "certificate"),
    *("prerequisites", "hours", "mode", "age_rule_known", "age_from", "age_to", "residence"),
    *("residence_district_id", "audience"),
)
RUN = (
    *("label", "schedule", "starts_on", "last_on", "weekdays", "daily_from", "daily_to"),
    *("time_words", "status", "apply_from_at", "apply_until_at", "admission", "apply_at"),
    *("apply_url", "apply_words", "contact_phone", "capacity", "payer", "fee_won"),
    *(
        "materials_won",
        "fee_words",
        "refund_words",
        "place_id",
        "place_words",
        "address",
        "district_id",
        "latitude",
    ),
    *("longitude", "access_words", "teacher_words"),
)
"""What a provider may tell, in the order in which pages show it."""

SKILL = ("name", "ncs_code", "ncs_version")
SESSION = ("starts_at", "ends_at", "mode", "place_words", "topic")

Facts = dict[str, Any]


def course_facts(course: Course) -> Facts:
    """What is told of the course, its skills among it, by name."""
    skills = sorted(course.skills.all(), key=lambda one: one.pk)
    told = {"skills": [{name: getattr(one, name) for name in SKILL} for one in skills]}
    return {**_told(course, COURSE), **({} if not skills else told)}


def run_facts(run: Run) -> Facts:
    """What is told of the run, its sessions among it, by name."""
    sessions = sorted(run.sessions.all(), key=lambda one: one.starts_at)
    told = {"sessions": [{name: plain(getattr(one, name)) for name in SESSION} for one in sessions]}
    return {**_told(run, RUN), **({} if not sessions else told)}


def facts_of(model: type[Course | Run], told: Mapping[str, Any]) -> Facts:
    """The facts for one of the two tables among what a source told, in the same form."""
    names, listed, parts, kind = (
        (COURSE, "skills", SKILL, Skill) if model is Course else (RUN, "sessions", SESSION, Session)
    )
    row = model()
    put(row, names, told)
    found = _told(row, names)
    rows = [put(kind(), parts, one) for one in told.get(listed, ())]
    if rows:
        found[listed] = [{name: plain(getattr(one, name)) for name in parts} for one in rows]
    return found


def put(row: Model, names: tuple[str, ...], told: Mapping[str, Any]) -> Any:
    """Set the columns of a row from facts; what is absent becomes unknown."""
    for name in names:
        field = column(type(row), name)
        value = told.get(name)
        setattr(row, name, field.get_default() if value is None else field.to_python(value))
    return row


def plain(value: Any) -> Any:
    """A value as JSON has it; moments in UTC so that equal ones look equal."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.1f}"
    if isinstance(value, str):
        return str(value)
    return value


def column(model: type[Model], name: str) -> "Field[Any, Any]":
    """The column of that name; a foreign key by the name of its id."""
    field: Field[Any, Any] = model._meta.get_field(name.removesuffix("_id"))  # type: ignore[assignment]
    return field


def _told(row: Model, names: tuple[str, ...]) -> Facts:
    found: Facts = {}
    for name in names:
        value = getattr(row, name)
        if value is not None and value != column(type(row), name).get_default():
            found[name] = plain(value)
    return found


NOT_SAID = frozenset({"latitude", "longitude", "place_id", "label"})
"""They follow from the words for the place and from the number of the run."""

LONGEST_SAID = 1000


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What is told otherwise: name → [before, after], each in brief and None where not told."""
    names = (*COURSE, "skills", *RUN, "sessions")
    return {
        name: [_brief(name, before.get(name)), _brief(name, after.get(name))]
        for name in names
        if name not in NOT_SAID and before.get(name) != after.get(name)
    }


def text_of(blocks: list[Facts]) -> str:
    """A description as its writer typed it: a line a paragraph, items of lists with a dash."""
    lines: list[str] = []
    for block in blocks:
        if block["kind"] == "list":
            lines += [f"- {item}" for item in block["items"]]
        elif block["kind"] == "table":
            lines += [" | ".join(row) for row in block["rows"]]
        else:
            lines.append(block["text"])
    return "\n".join(lines)


def _brief(name: str, value: Any) -> Any:
    """A long value as the trail keeps it."""
    if value is None:
        return None
    if name in ("blocks", "blocks_en"):
        return text_of(value)[:LONGEST_SAID]
    if name == "skills":
        return [" ".join(filter(None, (one["name"], one["ncs_code"]))) for one in value]
    if name == "sessions":
        return [f"{one['starts_at']}/{one['ends_at']}" for one in value]
    return value
