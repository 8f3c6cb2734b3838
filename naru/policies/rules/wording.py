"""Sentences for conditions, made from fact, operator and constants, so that words cannot drift.

Every fact has one phrase maker a language. `requirement` says what is needed, `standing` what we
know, `step` what would have to change. Nothing of a particular city is here: its name and its
schemes come from the rulebook.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from naru.policies.rules import english, korean_phrases
from naru.policies.rules.nearest import Step, Suggestion
from naru.policies.rules.phrases import Phrases, Speech
from naru.policies.rules.rulebook import Rulebook, Version
from naru.policies.rules.trees import Condition, Negation, Node, Reason, Reference

Language = Literal["ko", "en"]


@dataclass(frozen=True, slots=True)
class Told:
    """One reason in words: what is needed, what we know, and what can be done, if anything."""

    node: str
    holds: bool | None
    requirement: str
    standing: str = ""
    help: str = ""
    any_of: tuple["Told", ...] = ()


def speech(book: Rulebook, language: Language) -> Speech:
    """Who speaks: the city's name and its schemes' names in one language."""
    names = {name: getattr(note, language) for name, note in book.schemes.items()}
    return Speech(getattr(book.city, language), names)


def phrases(language: Language) -> Phrases:
    """The sentence makers of a language."""
    return korean_phrases.PHRASES if language == "ko" else english.PHRASES


def told(reason: Reason, book: Rulebook, language: Language) -> Told:
    """The reason in words."""
    words, by = phrases(language), speech(book, language)
    hint = getattr(reason.help, language) if reason.help else ""
    if reason.condition is None:
        inner = tuple(told(part, book, language) for part in reason.any_of)
        sentence = words.one_of_these if inner else words.elsewhere
        return Told(reason.node, reason.holds, sentence, help=hint, any_of=inner)
    return Told(
        reason.node,
        reason.holds,
        words.requirement(reason.condition, reason.wanted, by),
        words.standing(reason.condition.fact, reason.value, by) if reason.value is not None else "",
        hint,
    )


@dataclass(frozen=True, slots=True)
class Spelled:
    """A rule in words: a sentence, or a sentence over parts of which all or one must hold."""

    node: str
    sentence: str = ""
    parts: tuple["Spelled", ...] = ()
    one_is_enough: bool = False


def spelled(node: Node, book: Rulebook, language: Language, *, wanted: bool = True) -> Spelled:
    """The whole rule in words, in the order of its tree; a "not" is said by its opposites."""
    words = phrases(language)
    if isinstance(node, Condition):
        return Spelled(node.id, words.requirement(node, wanted, speech(book, language)))
    if isinstance(node, Negation):
        return spelled(node.part, book, language, wanted=not wanted)
    if isinstance(node, Reference):
        if node.tree is None:
            return Spelled(node.id, words.elsewhere)
        return spelled(node.tree, book, language, wanted=wanted)
    parts = tuple(spelled(part, book, language, wanted=wanted) for part in node.parts)
    if len(parts) == 1:
        return parts[0]
    one = (node.kind == "any") is wanted
    return Spelled(node.id, words.one_of_these if one else words.all_of_these, parts, one)


def notes_of(version: Version, language: Language) -> list[str]:
    """What else to know about the rule: first what no source states, then the city's notes."""
    silent = [phrases(language).silent[part] for part in version.not_published]
    return [*silent, *(getattr(note, language) for note in version.notes)]


def question(fact: str, book: Rulebook, language: Language) -> str:
    """What is asked to learn a stored fact."""
    return phrases(language).question(fact, speech(book, language))


def step(change: Step, present: object, book: Rulebook, language: Language) -> str:
    """What would have to change, as the first half of a sentence."""
    return phrases(language).step(change, present, speech(book, language))


def suggestion(
    item: Suggestion, facts: Mapping[str, object], on: date, book: Rulebook, language: Language
) -> str:
    """The whole sentence: when, on what condition, and that the answer then turns."""
    halves = [step(change, facts.get(change.fact), book, language) for change in item.steps]
    later = item.on if item.on > on else None
    return phrases(language).suggestion(halves, later, item.then is True)
