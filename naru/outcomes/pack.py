"""`followup.toml`: what people are asked some time after a certificate."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import Field

from naru.city.dated import in_force, note_disorder
from naru.city.pack import Known, Pack, Read
from naru.city.schema import Code, Part, Words
from naru.outcomes.rules.terms import Choice, FollowTerms, Question

FILE = "followup.toml"


class ChoiceEntry(Part):
    """One answer to choose."""

    code: Code = Field(description="a short name, once in its question")
    text: Words = Field(description="the answer, as { ko = …, en = … }")


class QuestionEntry(Part):
    """One question with its answers."""

    code: Code = Field(description="a short name, once in its rule")
    ask: Words = Field(description="the question, as { ko = …, en = … }")
    choice: list[ChoiceEntry] = Field(min_length=2, max_length=8, description="its answers")


class RuleEntry(Part):
    """What holds from a day on, until the next rule."""

    from_on: date = Field(description="the first day it holds, such as 2026-01-01")
    after_days: list[int] = Field(min_length=1, description="days after a certificate, in order")
    remind_days: int = Field(ge=1, le=60, description="days until the one reminder")
    open_days: int = Field(ge=2, le=120, description="days it can be answered and changed")
    smallest: int = Field(ge=3, le=50, description="the smallest count that is shown")
    question: list[QuestionEntry] = Field(
        min_length=1, max_length=6, description="few questions: two minutes in all"
    )
    sample: bool = Field(description="true if the city has not decided it, else false")
    source: Code | None = Field(None, description="an id of sources.toml; left out if a sample")


class FollowFile(Part):
    """The content of `followup.toml`."""

    rule: list[RuleEntry] = Field(min_length=1, description="tables [[rule]], oldest first")


def read_followup(pack: Pack, *, sources: Known = None) -> Read[FollowFile] | None:
    """The file, checked: days in order, a source or "sample"; None for a city without it."""
    if not (pack.folder / FILE).exists():
        return None
    read = pack.toml(FILE, FollowFile)
    if read is None:
        return None
    note_disorder(pack, read, "rule", read.value.rule)
    for number, rule in enumerate(read.value.rule):
        path = ("rule", number)
        pack.refer(read, (*path, "source"), rule.source, sources, "sources.toml")
        if rule.sample is (rule.source is not None):
            what = "a rule is a sample or has a source."
            pack.problems.append(read.problem(path, what, "Write one of the two."))
        if rule.after_days != sorted(set(rule.after_days)) or rule.remind_days >= rule.open_days:
            what = "the days are not in order, or the reminder comes after the end."
            pack.problems.append(read.problem(path, what, "Put them in order."))
    return read


def follow_terms(on: date) -> FollowTerms | None:
    """What holds on the day; None before the first rule and in a city without the file."""
    rule = in_force(_rules(Path(settings.CITY_DIR)), on)
    if rule is None:
        return None
    return FollowTerms(
        after_days=tuple(rule.after_days),
        remind_days=rule.remind_days,
        open_days=rule.open_days,
        smallest=rule.smallest,
        questions=tuple(
            Question(
                one.code,
                one.ask.ko,
                one.ask.en,
                tuple(Choice(each.code, each.text.ko, each.text.en) for each in one.choice),
            )
            for one in rule.question
        ),
    )


@lru_cache(maxsize=4)
def _rules(folder: Path) -> tuple[RuleEntry, ...]:
    pack = Pack(folder)
    read = read_followup(pack)
    pack.stop_if_wrong()
    return tuple(read.value.rule) if read else ()
