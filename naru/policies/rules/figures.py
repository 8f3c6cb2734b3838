"""Figures in the city's own sentences: `{name}` stands for a dated parameter, said with its unit.

So that what a page says an offer is worth is the amount in force on the day, and no sentence has to
be found and mended when an amount changes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from naru.policies.rules import english, korean
from naru.policies.rules.rulebook import Note, Offer, Parameter

PLACE = re.compile(r"\{([^{}]*)\}")
"""A parameter's name in braces, as `{contribution-job-month}`."""


def names_in(notes: Iterable[Note | None]) -> frozenset[str]:
    """The parameters that the sentences name."""
    texts = (text for note in notes if note for text in (note.ko, note.en))
    return frozenset(name for text in texts for name in PLACE.findall(text))


def sentences_of(offer: Offer, notes: Iterable[Note]) -> tuple[Note | None, ...]:
    """Everything a version says beside its conditions."""
    return (offer.worth, offer.takes, offer.opens, *offer.papers, *notes)


def filled(note: Note, parameters: Mapping[str, Parameter], on: date) -> Note:
    """The sentence with the figures of the day; raises KeyError where a figure has none yet."""

    def said(text: str, language: int) -> str:
        return PLACE.sub(lambda found: _said(parameters[found[1]], on, language), text)

    return Note(said(note.ko, 0), said(note.en, 1))


def filled_offer(offer: Offer, parameters: Mapping[str, Parameter], on: date) -> Offer:
    """The offer with the figures of the day in all of its sentences."""
    ready = {
        name: filled(note, parameters, on)
        for name in ("worth", "takes", "opens")
        if (note := getattr(offer, name)) is not None
    }
    papers = tuple(filled(paper, parameters, on) for paper in offer.papers)
    return replace(offer, papers=papers, **ready)


def _said(parameter: Parameter, on: date, language: int) -> str:
    amount = parameter.on(on)
    if amount is None:
        raise KeyError(parameter.name)
    several = amount.value if isinstance(amount.value, list) else [amount.value]
    joint = ("~", "-")[language]
    shown = joint.join(_plain(value, language) for value in several)
    word = (korean.UNITS, english.UNITS)[language].get(parameter.unit, "")
    blank = " " if language and word not in ("", "%") else ""
    return f"{shown}{blank}{word}"


def _plain(value: object, language: int) -> str:
    if isinstance(value, date):
        return (korean.day, english.day)[language](value)
    return f"{value:,}" if isinstance(value, int) else str(value)
