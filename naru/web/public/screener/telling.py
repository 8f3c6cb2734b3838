"""A result in the reader's words: what is said of each programme, and what to do next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naru.core.languages import reader_language
from naru.policies.rules.facts import FACTS, Facts, to_answers
from naru.policies.rules.rulebook import Note, Policy, Rulebook
from naru.policies.rules.screening import Group, Line, screened
from naru.policies.rules.verdicts import Why
from naru.policies.rules.wording import Told, notes_of, question, suggestion, told
from naru.programmes import queries
from naru.programmes.models import Programme
from naru.residents.enums import Fact
from naru.residents.facts import BY_FACT
from naru.residents.queries.answers import in_words
from naru.scholarships.models import Round

MOST_ALTERNATIVES = 2
OPEN = "open"
COMPACT = (OPEN, Group.UNPUBLISHED)
"""Parts that need one sentence for all of their programmes."""

HEADINGS: dict[str, tuple[Promise, Promise]] = {
    Group.NOW: (
        _("지금 조건이 맞아요"),
        _("알려 주신 대로라면 참여할 수 있어요. 모집하는 때를 보고 신청하세요."),
    ),
    Group.COULD: (
        _("이것이 바뀌면 할 수 있어요"),
        _("지금은 조건이 맞지 않지만, 때가 되거나 한 가지가 바뀌면 맞아요."),
    ),
    Group.ASKS: (_("더 알아야 말씀드릴 수 있어요"), _("몇 가지만 더 답하시면 바로 알 수 있어요.")),
    Group.CANNOT: (
        _("지금 조건으로는 어려워요"),
        _("왜 그런지와, 대신 볼 만한 지원을 함께 적었어요."),
    ),
    OPEN: (
        _("누구나 참여할 수 있어요"),
        _("따로 조건이 없어요. 언제 어디에서 하는지는 전화로 물어보세요."),
    ),
    Group.UNPUBLISHED: (
        _("조건이 공개되지 않았어요"),
        _("누가 참여할 수 있는지 밝힌 자료를 찾지 못했어요. 맡은 곳이나 전화로 물어보세요."),
    ),
}


@dataclass(frozen=True)
class Question:
    """A question still open or already answered."""

    fact: str
    text: str
    answer: str = ""


@dataclass(frozen=True)
class Shown:
    """One programme on the result page, all in the reader's language."""

    line: Line
    policy: Policy
    programme: Programme
    name: str
    worth: str
    takes: str
    opens: str
    papers: list[str]
    notes: list[str]
    reasons: list[Told]
    changes: list[str]
    missing: list[Question]
    successor: str
    instead: Sequence["Shown"] = ()
    rounds: Sequence[Round] = ()

    @property
    def unsaid(self) -> list[Promise]:
        """What a person wants to know before applying and no source says."""
        parts = (
            (_("받는 것"), self.worth),
            (_("신청하는 때"), self.opens or self.rounds),
            (_("걸리는 시간"), self.takes),
            (_("준비할 서류"), self.papers),
        )
        return [label for label, told_of_it in parts if not told_of_it]

    @property
    def because(self) -> list[Told]:
        """The conditions the answer hangs on that are not met or not known."""
        return [one for one in self.reasons if one.holds is not True]


@dataclass(frozen=True)
class Part:
    """One group of the result with its heading."""

    key: str
    title: Promise
    lead: Promise
    shown: list[Shown]

    @property
    def compact(self) -> bool:
        """Whether its programmes are a plain list."""
        return self.key in COMPACT


def result(
    book: Rulebook, policies: Iterable[Policy], facts: Facts, on: date, rounds: Sequence[Round] = ()
) -> list[Part]:
    """The groups that have anything in them, from "now" to "not published". One query.

    `rounds` are those of the scholarship in which one may apply on this site now.
    """
    wanted = {policy.id for policy in policies}
    programmes = queries.by_code()
    lines = [
        shown(line, book, facts, on, programmes[book.policies[line.verdict.policy].programme])
        for line in screened(book, facts, on)
        if line.verdict.policy in wanted
        and book.policies[line.verdict.policy].programme in programmes
    ]
    groups: dict[str, list[Shown]] = {key: [] for key in HEADINGS}
    for one in lines:
        groups[_part_of(one.line)].append(one)
    groups[Group.NOW] = [
        replace(one, rounds=[each for each in rounds if each.policy == one.policy.id])
        for one in groups[Group.NOW]
    ]
    hopeless = groups[Group.CANNOT]
    groups[Group.CANNOT] = [with_alternatives(one, groups[Group.NOW]) for one in hopeless]
    return [Part(key, *HEADINGS[key], found) for key, found in groups.items() if found]


def shown(line: Line, book: Rulebook, facts: Facts, on: date, programme: Programme) -> Shown:
    """One line in words."""
    language, verdict = reader_language(), line.verdict
    policy, version = book.policies[verdict.policy], verdict.version
    offer = version.offer if version else None
    successor = book.policies.get(version.successor or "") if version else None
    return Shown(
        line=line,
        policy=policy,
        programme=programme,
        name=said(policy.title) or programme.name,
        worth=said(offer.worth) if offer else "",
        takes=said(offer.takes) if offer else "",
        opens=said(offer.opens) if offer else "",
        papers=[said(one) for one in offer.papers] if offer else [],
        notes=notes_of(version, language) if version else [],
        reasons=[told(reason, book, language) for reason in verdict.reasons],
        changes=[suggestion(one, facts, on, book, language) for one in line.changes],
        missing=[Question(name, question(name, book, language)) for name in verdict.missing],
        successor=successor.programme if successor else "",
    )


def _part_of(line: Line) -> str:
    open_to_all = line.group is Group.NOW and line.verdict.why is Why.OPEN
    return OPEN if open_to_all else line.group


def with_alternatives(one: Shown, now: list[Shown]) -> Shown:
    """The line with up to two open alternatives, those of the same area first."""
    near = sorted(now, key=lambda other: other.programme.area_id != one.programme.area_id)
    return replace(one, instead=near[:MOST_ALTERNATIVES])


def answered(book: Rulebook, facts: Facts) -> list[Question]:
    """What was answered, in the order of the closed list, in words."""
    plain = to_answers(facts)
    return [
        Question(
            name,
            question(name, book, reader_language()),
            in_words(BY_FACT[Fact(name)], plain[name], {}),
        )
        for name in FACTS
        if name in plain
    ]


def said(note: Note | None) -> str:
    """A note of the pack in the reader's language."""
    return getattr(note, reader_language()) if note else ""
