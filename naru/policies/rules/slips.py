"""What a receipt says, as one text: the same decision always gives the same bytes.

The body is canonical JSON (sorted keys, no blanks, UTF-8). Its part `verdict` can be computed
again from the facts and the rule pack of the day; `words` are the sentences the person was told.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from naru.policies.rules.facts import Facts, as_decided, to_answers
from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.rulebook import Rulebook, Version
from naru.policies.rules.trees import Reason
from naru.policies.rules.verdicts import Verdict, decide
from naru.policies.rules.wording import Language, Told, notes_of, suggestion, told

FORMAT = "naru-receipt/1"
Plain = dict[str, object]
PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: object) -> str:
    """One meaning, one text."""
    return PLAIN.encode(value)


def utc(at: datetime) -> str:
    """ "2026-11-24T03:00:00.000000Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def facts_used(version: Version | None, facts: Facts) -> Facts:
    """Only the facts that the rule looks at: a receipt holds nothing more about a person."""
    asked = version.asked if version else frozenset[str]()
    return {name: value for name, value in facts.items() if name in asked}


def verdict_record(verdict: Verdict, facts: Facts) -> Plain:
    """The verdict as plain values, with all that is needed to reach it again."""
    version = verdict.version
    return {
        "policy": verdict.policy,
        "on": verdict.on.isoformat(),
        "facts": to_answers(facts_used(version, facts)),
        "version": version.valid_from.isoformat() if version else None,
        "parameters": _plain(dict(version.parameters)) if version else {},
        "derived": version.derived_versions if version else {},
        "answer": verdict.answer.value,
        "why": verdict.why.value,
        "reasons": [_reason(reason) for reason in verdict.reasons],
        "missing": list(verdict.missing),
    }


def replayed(record: Mapping[str, object], book: Rulebook) -> Plain:
    """Decide again on the recorded facts and day, by the rulebook of that day.

    What counts as impossible may change; the facts were accepted then and are not judged anew.
    """
    on = date.fromisoformat(str(record["on"]))
    answers = record["facts"]
    if not isinstance(answers, dict):
        raise TypeError(answers)
    facts = as_decided(answers)
    return verdict_record(decide(book.policies[str(record["policy"])], facts, on), facts)


def words(verdict: Verdict, facts: Facts, book: Rulebook, language: Language) -> Plain:
    """What the person is told in one language: every reason, and what would change a no."""
    changes = nearest_changes(book.policies[verdict.policy], facts, verdict.on)
    return {
        "reasons": [_told(told(reason, book, language)) for reason in verdict.reasons],
        "changes": [suggestion(item, facts, verdict.on, book, language) for item in changes],
        "notes": notes_of(verdict.version, language) if verdict.version else [],
    }


def _reason(reason: Reason) -> Plain:
    record: Plain = {"node": reason.node, "holds": reason.holds, "wanted": reason.wanted}
    if reason.any_of:
        record["any_of"] = [_reason(part) for part in reason.any_of]
    if reason.value is not None:
        record["value"] = _plain(reason.value)
    return record


def _told(one: Told) -> Plain:
    record: Plain = {"node": one.node, "holds": one.holds, "requirement": one.requirement}
    if one.standing:
        record["standing"] = one.standing
    if one.help:
        record["help"] = one.help
    if one.any_of:
        record["any_of"] = [_told(part) for part in one.any_of]
    return record


def _plain(value: object) -> object:
    """Days as text, sets and pairs as lists, all the way down."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(str(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
