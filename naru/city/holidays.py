"""Days on which the city's public bodies rest, from `holidays.csv`. A city may list none."""

from datetime import date

from pydantic import Field

from naru.city.pack import Pack, Read
from naru.city.schema import Part, Title

FILE = "holidays.csv"


class Holiday(Part):
    """One line of `holidays.csv`."""

    day: date = Field(description="a date, such as 2027-01-01")
    name_ko: Title = Field(description="the name in Korean")
    name_en: Title = Field(description="the name in English")


def read_holidays(pack: Pack) -> list[Read[Holiday]]:
    """The file as a part of the whole pack, each day once; empty for a city without one."""
    if not (pack.folder / FILE).exists():
        return []
    read = pack.csv(FILE, Holiday)
    pack.once_per_row(read, "day", lambda row: row.day)
    return read
