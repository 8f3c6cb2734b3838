"""A programme's rules as its page tells them: generated words, versions, where it is written."""

from dataclasses import dataclass
from datetime import date

from naru.core.languages import reader_language
from naru.policies.rules.rulebook import Note, Policy, Rulebook, Standing, Version
from naru.policies.rules.wording import Spelled, notes_of, spelled
from naru.sources.models import Source


@dataclass(frozen=True)
class VersionShown:
    """One version of a rule: from when until when, in words, with its sources."""

    version: Version
    start: date
    until: date | None
    rule: Spelled | None
    notes: list[str]
    sources: list[Source]
    current: bool

    @property
    def open_to_all(self) -> bool:
        return self.version.standing is Standing.OPEN

    @property
    def unpublished(self) -> bool:
        return self.version.standing is Standing.NOT_PUBLISHED


@dataclass(frozen=True)
class RuleShown:
    """One policy: the version in force, if there is one, and all of them, the latest first."""

    title: str
    now: VersionShown | None
    history: list[VersionShown]


def rules_of(programme: str, book: Rulebook, on: date) -> list[RuleShown]:
    """Every rule of the programme. One query, for the sources."""
    policies = [one for one in book.policies.values() if one.programme == programme]
    cited = {code for one in policies for _day, span in one.spans for code in span.sources}
    sources = {row.code: row for row in Source.objects.filter(code__in=cited)}
    return [_rule(one, book, on, sources) for one in policies]


def _rule(policy: Policy, book: Rulebook, on: date, sources: dict[str, Source]) -> RuleShown:
    history = _history(policy, book, on, sources)
    now = next((one for one in history if one.current), None)
    return RuleShown(_said(policy.title), now, history)


def _history(
    policy: Policy, book: Rulebook, on: date, sources: dict[str, Source]
) -> list[VersionShown]:
    """Spans, so that a changed parameter shows as a change too; the latest first."""
    starts = [*policy.starts, None]
    current = policy.on(on)
    shown = [
        VersionShown(
            version=span,
            start=day,
            until=starts[place + 1],
            rule=spelled(span.tree, book, reader_language())
            if span.tree and span.standing is Standing.RULE
            else None,
            notes=notes_of(span, reader_language()),
            sources=[sources[code] for code in span.sources if code in sources],
            current=span is current,
        )
        for place, (day, span) in enumerate(policy.spans)
    ]
    return shown[::-1]


def _said(note: Note | None) -> str:
    return getattr(note, reader_language()) if note else ""
