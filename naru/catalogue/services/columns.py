"""The facts of an offering as columns: one list for reading JSON, inserting and comparing."""

from collections.abc import Mapping

WORDS, NUMBER, TRUTH = "text", "integer", "boolean"
BLANK, UNKNOWN, NOTHING, NONE = "''", "'UNKNOWN'", "NULL", "0"

COURSE = {
    "title": (WORDS, BLANK),
    "title_en": (WORDS, BLANK),
    "summary": (WORDS, BLANK),
    "summary_en": (WORDS, BLANK),
    "subject": (WORDS, BLANK),
    "blocks": ("jsonb", "'[]'"),
    "blocks_en": ("jsonb", "'[]'"),
    "field": (WORDS, BLANK),
    "language": (WORDS, BLANK),
    "outlook": (WORDS, BLANK),
    "outlook_en": (WORDS, BLANK),
    "certificate": (WORDS, BLANK),
    "prerequisites": (WORDS, BLANK),
    "hours": ("numeric", NOTHING),
    "mode": (WORDS, UNKNOWN),
    "age_rule_known": (TRUTH, "false"),
    "age_from": (NUMBER, NOTHING),
    "age_to": (NUMBER, NOTHING),
    "residence": (WORDS, UNKNOWN),
    "residence_district_id": ("bigint", NOTHING),
    "audience": (WORDS, BLANK),
    "is_sample": (TRUTH, "false"),
}
RUN = {
    "label": (WORDS, BLANK),
    "schedule": (WORDS, UNKNOWN),
    "starts_on": ("date", NOTHING),
    "last_on": ("date", NOTHING),
    "weekdays": ("smallint[]", "'{}'"),
    "daily_from": ("time", NOTHING),
    "daily_to": ("time", NOTHING),
    "time_words": (WORDS, BLANK),
    "status": (WORDS, UNKNOWN),
    "status_words": (WORDS, BLANK),
    "apply_from_at": ("timestamptz", NOTHING),
    "apply_until_at": ("timestamptz", NOTHING),
    "admission": (WORDS, UNKNOWN),
    "apply_at": (WORDS, UNKNOWN),
    "apply_url": (WORDS, BLANK),
    "apply_words": (WORDS, BLANK),
    "contact_phone": (WORDS, BLANK),
    "capacity": (NUMBER, NOTHING),
    "registered": (NUMBER, NOTHING),
    "waiting": (NUMBER, NOTHING),
    "payer": (WORDS, UNKNOWN),
    "fee_won": (NUMBER, NOTHING),
    "materials_won": (NUMBER, NONE),
    "full_cost_won": (NUMBER, NOTHING),
    "fee_words": (WORDS, BLANK),
    "refund_words": (WORDS, BLANK),
    "place_id": ("bigint", NOTHING),
    "place_words": (WORDS, BLANK),
    "address": (WORDS, BLANK),
    "district_id": ("bigint", NOTHING),
    "latitude": ("double precision", NOTHING),
    "longitude": ("double precision", NOTHING),
    "access_words": (WORDS, BLANK),
    "teacher_words": (WORDS, BLANK),
}
"""Each column with its type in SQL and what stands in it when nobody told us."""

SESSION = {
    "starts_at": ("timestamptz", NOTHING),
    "ends_at": ("timestamptz", NOTHING),
    "mode": (WORDS, UNKNOWN),
    "place_words": (WORDS, BLANK),
    "topic": (WORDS, BLANK),
}
SKILL = {
    "name": (WORDS, BLANK),
    "ncs_code": (WORDS, BLANK),
    "ncs_version": (WORDS, BLANK),
}

Columns = Mapping[str, tuple[str, str]]


def names(columns: Columns, prefix: str = "") -> str:
    """`"title", "summary", ...`"""
    return ", ".join(f'{prefix}"{name}"' for name in columns)


def typed(columns: Columns) -> str:
    """The column list of jsonb_to_record."""
    return ", ".join(f'"{name}" {kind}' for name, (kind, _) in columns.items())


def told(columns: Columns, record: str) -> str:
    """The values of `record`, with what stands for "unknown" where the JSON has none."""
    return ", ".join(
        f'{record}."{name}"' if absent == NOTHING else f'coalesce({record}."{name}", {absent})'
        for name, (_, absent) in columns.items()
    )
