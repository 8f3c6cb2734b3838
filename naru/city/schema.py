"""Building blocks of the pack's schemas: every domain writes its own with these."""

import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from naru.core.languages import in_reader_language

Confidence = Literal["high", "medium", "low"]
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Part(BaseModel):
    """Base of all schemas: exact types, no unknown names, never changed after reading. What checks
    them is built when one is read first: most processes read few of them, or none.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


def _plain(text: str) -> str:
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text):
        raise ValueError("it holds a line break or another control character")
    if text != text.strip():
        raise ValueError("it begins or ends with a blank")
    return text


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise ValueError("it is not made of small letters a-z, digits and single hyphens")
    return text


def _decimal(value: object) -> object:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return Decimal(str(value)) if whole else value


Line = Annotated[str, Field(min_length=1, max_length=400), AfterValidator(_plain)]
Title = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_plain)]
Code = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_code)]
Number = Annotated[Decimal, BeforeValidator(_decimal)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Words(Part):
    """A text in both languages; as a string it is the one the reader reads in."""

    ko: Line = Field(description="the text in Korean")
    en: Line = Field(description="the text in English")

    def __str__(self) -> str:
        return in_reader_language(self.ko, self.en)


class Names(Part):
    """A name in both languages, short enough for a heading."""

    ko: Title = Field(description="the name in Korean, at most 120 letters")
    en: Title = Field(description="the name in English, at most 120 letters")

    def __str__(self) -> str:
        return in_reader_language(self.ko, self.en)
