"""What a questionnaire looks like, in the pack and as it is kept: one schema a part."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from naru.city.schema import Code, Names, Number, Part, Words
from naru.diagnosis.rules.scales import POINTS, Bands, Item
from naru.diagnosis.rules.skills import Source
from naru.occupations.models.skills import SKILL_CODE

SkillCode = Annotated[str, StringConstraints(pattern=SKILL_CODE, max_length=60)]


class Head(Part):
    """What every questionnaire begins with."""

    version: int = Field(ge=1, le=9999, description="its number, counting from 1")
    from_on: date = Field(description="the first day it is asked, such as 2026-01-01")
    title: Names = Field(description="what it is about, as { ko = …, en = … }")
    lead: Words = Field(description="what is asked and what for, in a sentence")
    seconds: int = Field(ge=1, le=120, description="about how long one question takes")


class Suggestion(Part):
    """What to do next about a scale: programmes of the city, words to search courses by."""

    programmes: list[Code] = Field(default_factory=list, description="codes of programmes")
    courses: Words | None = Field(None, description="words to search courses by, ko and en")


class ScaleEntry(Part):
    """One thing that several statements ask about."""

    code: Code = Field(description="its id, such as health")
    name: Names = Field(description="what it is called")
    low: Words = Field(description="what a low result can mean, kindly")
    high: Words = Field(description="what a high result can mean")
    suggests: Suggestion = Field(
        default_factory=lambda: Suggestion(programmes=[], courses=None),
        description="what to do next, as a table",
    )


class ItemEntry(Part):
    """A statement that one agrees to or not."""

    code: Code = Field(description="its id, such as health-1")
    scale: Code = Field(description="the code of its scale")
    text: Words = Field(description="the statement")
    reversed: bool = Field(False, description="true if agreeing speaks against the scale")


class BandNames(Part):
    """What the three bands are called, and from which level they begin."""

    low: Names = Field(description="the lowest band")
    mid: Names = Field(description="the band in the middle")
    high: Names = Field(description="the highest band")
    mid_from: Number = Field(ge=1, le=POINTS, description="the first level of the middle")
    high_from: Number = Field(ge=1, le=POINTS, description="the first level of the highest")

    @property
    def bands(self) -> Bands:
        return Bands(float(self.mid_from), float(self.high_from))


class Focus(Part):
    """What one would change first: a question after the statements."""

    text: Words = Field(description="the question")
    most: int = Field(ge=1, le=7, description="how many may be chosen")


class ScalesFile(Head):
    """Statements in short scales, answered from 1 to 5."""

    question: Words = Field(description="what is asked of each statement")
    answers: list[Words] = Field(
        min_length=POINTS, max_length=POINTS, description="the five answers, the least first"
    )
    bands: BandNames = Field(description="the three bands, as a table")
    focus: Focus | None = Field(None, description="the last question, as a table, if there is one")
    scale: list[ScaleEntry] = Field(min_length=1, description="one table [[scale]] for each")
    item: list[ItemEntry] = Field(min_length=1, description="one table [[item]] for each")

    @property
    def items(self) -> list[Item]:
        return [Item(one.code, one.scale, one.reversed) for one in self.item]


class DimensionEntry(Part):
    """Something that can matter in work, as cards show it."""

    code: Code = Field(description="its id, such as pay")
    name: Names = Field(description="what it is called")
    plus: Words = Field(description="the line on a card that is good in it")
    minus: Words = Field(description="the line on a card that is weak in it")


class ValuesFile(Head):
    """Which of these two: what matters in work."""

    question: Words = Field(description="what is asked of each pair")
    least: int = Field(ge=1, le=30, description="pairs that are asked in any case")
    most: int = Field(ge=1, le=30, description="pairs after which it ends")
    sure_percent: int = Field(ge=50, le=99, description="from this certainty on it ends earlier")
    dimension: list[DimensionEntry] = Field(
        min_length=4, max_length=9, description="one table [[dimension]] for each"
    )


class ActivityEntry(Part):
    """Something people do there, and the skills that it takes."""

    code: Code = Field(description="its id, unlike the others of the situation")
    name: Names = Field(description="what one did, in everyday words")
    skills: list[SkillCode] = Field(
        min_length=1, max_length=6, description="codes of skills, such as skill.listening"
    )


class SituationEntry(Part):
    """A part of a life in which one learns to do things."""

    code: Code = Field(description="its id, such as care-family")
    kind: Literal["work", "care", "home", "volunteer", "learning"] = Field(
        description='"work", "care", "home", "volunteer" or "learning"'
    )
    name: Names = Field(description="the situation, as one would say it")
    activity: list[ActivityEntry] = Field(
        min_length=1, description="one table [[situation.activity]] for each"
    )


class SkillEntry(Part):
    """What a skill is called here; its code is the one of skills/."""

    code: SkillCode = Field(description="its id, such as skill.listening")
    name: Names = Field(description="what it is called")


class SkillsFile(Head):
    """Situations of a life, what one did there, and the skills that it took."""

    question: Words = Field(description="which situations, asked first")
    asks: Words = Field(description="what one did there, asked of each situation")
    alone: Words = Field(description="which of the skills one can do alone")
    teaches: Words = Field(description="which of the skills one can teach")
    situation: list[SituationEntry] = Field(
        min_length=1, description="one table [[situation]] for each"
    )
    skill: list[SkillEntry] = Field(min_length=1, description="one table [[skill]] for each")

    @property
    def taught(self) -> dict[tuple[str, str], list[str]]:
        return {
            (place.code, one.code): one.skills for place in self.situation for one in place.activity
        }

    def names(self, source: Source) -> tuple[Names, Names] | None:
        """Situation and activity of a source in words."""
        for place in self.situation:
            for one in place.activity:
                if (place.code, one.code) == (source.situation, source.activity):
                    return place.name, one.name
        return None


AnyFile = ScalesFile | ValuesFile | SkillsFile
SCHEMAS: dict[str, type[ScalesFile] | type[ValuesFile] | type[SkillsFile]] = {
    "domains": ScalesFile,
    "interests": ScalesFile,
    "values": ValuesFile,
    "skills": SkillsFile,
}
"""By part."""
