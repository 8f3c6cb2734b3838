"""What a row of the form leaves as it was: things the form has no cell for."""

from typing import Any

from naru.catalogue.queries.facts import Facts, text_of

NO_CELL = ("apply_words", "status")
SPAN = ("starts_on", "last_on")
KEPT_WITH = {
    ("fee_won",): ("payer",),
    ("apply_url",): ("apply_at",),
    ("place_words", "address"): ("place_id", "district_id", "latitude", "longitude"),
    ("weekdays",): ("time_words",),
}
"""Where the first are told the same, the second stay."""

MEETING = ("topic", "place_words")


def settled_course(before: Facts, told: Facts) -> Facts:
    """The course as the file tells it, beside what it could not tell.

    A description with headings and skills with a code each are kept if their words are the same.
    """
    made = dict(told)
    for name in ("blocks", "blocks_en"):
        if text_of(before.get(name, [])) == text_of(told.get(name, [])):
            _keep(made, before, name)
    if _told_skills(before.get("skills", [])) == _told_skills(told.get("skills", [])):
        _keep(made, before, "skills")
    return made


def settled_run(before: Facts, told: Facts) -> Facts:
    """The run as the file tells it, beside what it could not tell.

    Who else pays, topics of meetings, and meetings at different hours are kept where nothing in
    the row speaks against them; so is the district of a place whose words are the same.
    """
    if not before:
        return dict(told)
    made = {**{name: before[name] for name in NO_CELL if name in before}, **told}
    for names, kept in KEPT_WITH.items():
        if all(before.get(name) == told.get(name) for name in names):
            _keep(made, before, *kept)
    if not before.get("starts_on") and not told.get("starts_on"):
        _keep(made, before, "schedule")
    same_span = all(before.get(name) == told.get(name) for name in SPAN)
    if same_span and not told.get("sessions") and not before.get("daily_from"):
        _keep(made, before, "sessions", "weekdays")
    meetings = [_named(one, before.get("sessions", [])) for one in made.pop("sessions", [])]
    return {**made, "sessions": meetings} if meetings else made


def _keep(made: Facts, before: Facts, *names: str) -> None:
    for name in names:
        made.pop(name, None)
        if name in before:
            made[name] = before[name]


def _told_skills(skills: list[Facts]) -> tuple[list[str], str]:
    """Names in order, and the one code the form has room for."""
    codes = [one["ncs_code"] for one in skills if one["ncs_code"]]
    return [one["name"] for one in skills if one["name"]], next(iter(codes), "")


def _named(meeting: Facts, before: list[Facts]) -> Facts:
    """The meeting with the topic and place of the one that was held at that time."""
    same: Any = next((one for one in before if one["starts_at"] == meeting["starts_at"]), {})
    kept = {name: meeting[name] or same.get(name, "") for name in MEETING}
    return {**meeting, **kept}
