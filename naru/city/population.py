"""`population.csv`: how many people of which age and sex live in which district."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from naru.city.problems import Wrong
from naru.city.schema import Code, Part

FILE = "population.csv"

Age = Annotated[int, Field(ge=0, le=120)]


class PopulationRow(Part):
    """One line of `population.csv`."""

    district: Code = Field(description="the code of a district")
    sex: Literal["male", "female"] = Field(description='"male" or "female"')
    age_from: Age = Field(description="the youngest age of the band, such as 40")
    age_to: Age = Field(description="the first age that is no longer in the band, such as 45")
    people: int = Field(ge=0, description="how many people, a whole number without commas")
    as_of: date = Field(description="the day of the count, such as 2025-04-30")
    source: Code = Field(description="the id of a source in sources.toml")

    @model_validator(mode="after")
    def _band_not_empty(self) -> Self:
        if self.age_to <= self.age_from:
            raise Wrong("age_to is not greater than age_from", "The band 40 to 44 is 40,45.")
        return self
