"""Questions as a page asks them, and what a form brought back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from naru.core.languages import in_reader_language
from naru.lessons.rules import marking
from naru.lessons.rules.drawing import scrambled, shuffled
from naru.lessons.rules.marking import Answer, Kind
from naru.lessons.rules.questions import Question

PREFIX = "q-"
"""Before a question's code, for the name of its fields."""
ANSWERED = "answered"
"""The field that names questions whose answer a page knows of: without one they are taken back."""


@dataclass(frozen=True)
class Option:
    """One thing to choose; `place` is where a person has put it (order), from 1."""

    value: int
    label: str
    chosen: bool = False
    place: int = 0
    right: bool = False


@dataclass(frozen=True)
class Asked:
    """A question on a page, with the answer that is kept so far."""

    number: int
    code: str
    kind: str
    words: str
    options: list[Option] = field(default_factory=list)
    typed: str = ""
    unit: str = ""
    places: list[int] = field(default_factory=list)
    step: int = 0
    answered: bool = False

    @property
    def name(self) -> str:
        return f"{PREFIX}{self.code}"


def asked(
    question: Question, *, number: int, seed: str, given: Answer | None = None, step: int = 0
) -> Asked:
    """The question as the attempt of the seed shows it, in the reader's language."""
    key = question.key
    order = (scrambled if key.kind == Kind.ORDER else shuffled)(
        key.options, code=question.code, seed=seed
    )
    chosen = _numbers(key.kind, given)
    return Asked(
        number=number,
        code=question.code,
        kind=key.kind.value,
        words=in_reader_language(*question.ask),
        options=[
            Option(
                value=n,
                label=in_reader_language(*question.options[n]),
                chosen=n in chosen,
                place=chosen.index(n) + 1 if key.kind == Kind.ORDER and n in chosen else 0,
                right=n in key.right,
            )
            for n in order
        ],
        typed=str(given) if given is not None and key.kind in (Kind.NUMBER, Kind.TEXT) else "",
        unit=in_reader_language(*question.unit),
        places=list(range(1, key.options + 1)) if key.kind == Kind.ORDER else [],
        step=step,
        answered=given not in (None, marking.NOTHING),
    )


def answers_in(
    form: QueryDict, questions: Iterable[Question]
) -> tuple[dict[str, object], list[str]]:
    """What a form answers, by code, and the codes whose order is not clear: two things at one
    place, or a place left empty. Questions that were left out are in neither, but for those that
    the page knew an answer of: these were emptied, and are taken back.
    """
    listed = list(questions)
    known = set(form.getlist(ANSWERED))
    emptied = (one.code for one in listed if f"{PREFIX}{one.code}" in known)
    found: dict[str, object] = {}
    unclear = []
    for one in listed:
        name = f"{PREFIX}{one.code}"
        if one.key.kind == Kind.ORDER:
            placed = _ordered(form, name, one.key.options)
            if placed is None:
                unclear.append(one.code)
            elif placed:
                found[one.code] = placed
        elif one.key.kind == Kind.MULTIPLE:
            if form.getlist(name):
                found[one.code] = form.getlist(name)
        elif form.get(name, "").strip():
            found[one.code] = form[name]
    gone = {code: marking.NOTHING for code in emptied if code not in {*found, *unclear}}
    return found | gone, unclear


def right_words(question: Question) -> str:
    """What would have been right, for a review."""
    key = question.key
    if key.kind == Kind.NUMBER:
        return f"{key.number.normalize():f} {in_reader_language(*question.unit)}".strip()
    if key.kind == Kind.TEXT:
        return ", ".join(dict.fromkeys(key.accepted))
    labels = [in_reader_language(*question.options[n]) for n in key.right]
    return (" → " if key.kind == Kind.ORDER else ", ").join(labels)


def given_words(question: Question, given: Answer | None) -> str:
    """What the person answered, for a review; "" if nothing."""
    if given is None:
        return ""
    if question.key.kind in (Kind.NUMBER, Kind.TEXT):
        return str(given)
    labels = [in_reader_language(*question.options[n]) for n in _numbers(question.key.kind, given)]
    return (" → " if question.key.kind == Kind.ORDER else ", ").join(labels)


def _numbers(kind: marking.Kind, given: Answer | None) -> list[int]:
    if given in (None, marking.NOTHING) or kind in (Kind.NUMBER, Kind.TEXT):
        return []
    if isinstance(given, int):
        return [given]
    return [int(one) for one in given]


def _ordered(form: Mapping[str, str], name: str, options: int) -> list[str] | None:
    """Options in the order of the places they were given; [] if none was; None if unclear."""
    places = {n: str(form.get(f"{name}-{n}", "")) for n in range(options)}
    told = [place for place in places.values() if place]
    if not told:
        return []
    if sorted(told) != sorted(str(n + 1) for n in range(options)):
        return None
    return [str(n) for n, _place in sorted(places.items(), key=lambda one: int(one[1]))]
