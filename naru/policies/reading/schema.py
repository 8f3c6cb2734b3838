"""How the rule files of a city pack look."""

from datetime import date
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from naru.city.schema import Code, Line, Names, Part, Words

Unit = Literal[
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "won",
    "points",
    "percent",
    "people",
    "times",
    "day",
    "won-by-household",
]
Constant = bool | int | date | str
Value = Constant | list[Constant]


class NodeEntry(Part):
    """A node of a rule: one test, or a combination of nodes."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, validate_by_name=False, validate_by_alias=True
    )

    id: Code = Field(description="a short name, once per version, such as `age`")
    fact: str | None = Field(None, description="the fact to test, such as `age`")
    op: str | None = Field(None, description="how to test it, such as `between`")
    value: Value | None = Field(
        None, description="what to test against: a constant, a list, or a parameter as `$name`"
    )
    all_of: list["NodeEntry"] | None = Field(
        None, alias="all", min_length=1, description="a list of nodes that must all hold"
    )
    any_of: list["NodeEntry"] | None = Field(
        None, alias="any", min_length=1, description="a list of nodes of which one must hold"
    )
    none_of: "NodeEntry | None" = Field(None, alias="not", description="a node that must not hold")
    policy: Code | None = Field(None, description="another policy that must say yes")
    what_you_can_do: Words | None = Field(
        None, description="what a person can do about it, as { ko = …, en = … }"
    )

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        test = (self.fact, self.op, self.value)
        shapes = [self.all_of, self.any_of, self.none_of, self.policy]
        given = sum(shape is not None for shape in shapes)
        if any(part is not None for part in test):
            given += 1
            if None in test:
                raise ValueError("a test has fact, op and value")
        if given != 1:
            raise ValueError("a node is one test (fact, op, value), or all, any, not, or policy")
        return self


class VersionEntry(Part):
    """A rule from a day on."""

    valid_from: date = Field(description="the first day, such as 2024-01-01")
    sources: list[Code] = Field(min_length=1, description='where it is written, such as ["s35"]')
    rule: Literal["published", "open to all", "not published", "ended"] = Field(
        "published",
        description='"open to all", "not published" or "ended" where there is no `when`',
    )
    when: NodeEntry | None = Field(None, description="the tree, as [version.when]")
    worth: Words | None = Field(None, description="what one gets, as { ko = …, en = … }")
    takes: Words | None = Field(None, description="how long it takes, as { ko = …, en = … }")
    opens: Words | None = Field(None, description="when one can apply, as { ko = …, en = … }")
    papers: list[Words] = Field([], description="what to bring, a list of { ko = …, en = … }")
    notes: list[Words] = Field([], description="what else to know: steps, later checks")
    confirmed_on: date | None = Field(
        None, description="the last day on which a source still showed this rule"
    )
    successor: Code | None = Field(None, description="the policy that took over, if ended")
    not_published: list[Literal["age", "residence"]] = Field(
        [], description='what no source says: ["age"], ["residence"] or both'
    )

    @model_validator(mode="after")
    def _rule_or_none(self) -> Self:
        if (self.rule == "published") != (self.when is not None):
            raise ValueError("a version has either `when`, or a rule without conditions")
        return self


class PolicyFile(Part):
    """The content of one file in `policies/`; its name is the policy's id."""

    programme: Code = Field(description="the code of a file in programmes/")
    title: Names | None = Field(
        None, description="a name of its own, where a programme has several policies"
    )
    version: list[VersionEntry] = Field(
        min_length=1, description="one table [[version]] for each rule, the oldest first"
    )


class AmountEntry(Part):
    """A parameter's value from a day on."""

    from_on: date = Field(description="the first day, such as 2024-01-01")
    value: Value | dict[str, int] = Field(description="a number, a date, a list or a table")
    source: Code = Field(description='where it is written, such as "s35"')
    note: Words | None = Field(None, description="what to know about the value, ko and en")


class ParameterEntry(Part):
    """A number, band or date that the city changes over time."""

    name: Code = Field(description="a short name that rules refer to as `$name`")
    label: Words = Field(description="what it is, as { ko = …, en = … }")
    unit: Unit = Field(description='its unit, such as "years" or "won"')
    amount: list[AmountEntry] = Field(
        min_length=1, description="a list of { from_on, value, source }, the oldest first"
    )


class ParametersFile(Part):
    """The content of one file in `parameters/`."""

    parameter: list[ParameterEntry] = Field(
        min_length=1, description="one table [[parameter]] for each"
    )


class CaseEntry(Part):
    """A person, a day, and the answer that is right."""

    name: Line = Field(description="what the case shows, in a few words")
    on: date = Field(description="the day of the question, such as 2024-03-01")
    facts: dict[str, Constant | list[str]] = Field(
        description="what is known, as { birth_on = 1980-01-01, … }"
    )
    answer: Literal["yes", "no", "unknown"] = Field(description='"yes", "no" or "unknown"')
    because: list[str] = Field([], description="ids of the nodes that fail, for a no")
    missing: list[str] = Field([], description="facts still needed, for an unknown")
    nearest: date | None = Field(None, description="the day from which waiting is enough")


class CasesFile(Part):
    """The content of one file in `cases/`."""

    policy: Code = Field(description="the name of a file in policies/, without .toml")
    case: list[CaseEntry] = Field(min_length=1, description="one table [[case]] for each")
