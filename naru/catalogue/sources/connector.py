"""How one source is read: data of the city pack, so that no city stands in the code."""

from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

Shape = Literal[
    "reservations", "plaza_courses", "work24", "standard_columns", "job_centre", "provider_form"
]
Feed = Literal["plaza", "work24", "work24_each", "national", ""]


class Service(BaseModel):
    """How a service is asked for its rows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    feed: Feed = Field(default="", description="how it is read live; empty for files only")
    base_url: str = Field(default="", description="the address before key and service")
    services: list[str] = Field(default=[], description="names of the services to read")
    key: str = Field(default="", description="which key of the environment opens it")
    of: str = Field(default="", description="the source whose records are asked about one by one")
    user_agent: str = Field(default="Naru", description="how we call ourselves to the service")
    page_size: int = Field(default=1000, ge=1, le=1000, description="rows asked at a time")
    parameters: dict[str, str] = Field(default={}, description="fixed parameters of the query")
    months_ahead: int = Field(default=3, ge=1, le=12, description="how far a window reaches")


class Connector(Service):
    """One `[[source]]` of connectors.toml, with what the city adds to every source."""

    name: str = Field(pattern=r"^[a-z0-9-]{2,40}$", description="the source's short name")
    shape: Shape = Field(description="which importer understands its rows")
    title_ko: str = Field(description="the source's name for readers")
    title_en: str = Field(default="", description="the same in English")
    attribution: str = Field(default="", description="whom to name beside the data")
    licence: str = Field(default="", description="terms of the data")
    priority: int = Field(default=50, ge=0, le=100, description="who decides when two differ")
    provider: str = Field(default="", description="who teaches when the rows do not say")
    columns: dict[str, str] = Field(default={}, description="our name = the feed's column")
    drop: list[str] = Field(default=[], description="columns with personal data")
    fields: dict[str, str] = Field(default={}, description="the source's class = our field")
    link_ids: list[str] = Field(default=[], description="link parameters that name an offering")
    ncs_version: str = Field(
        default="", description='the edition of NCS codes in the rows; "unknown" if it is not told'
    )
    notice_start: str = Field(default="", description="how a fixed notice before texts begins")
    content_mark: str = Field(default="", description="what stands before the content itself")
    caution_mark: str = Field(default="", description="what stands before the cautions")

    city_names: list[str] = Field(default=[], description="how texts name the city")
    elsewhere: list[str] = Field(default=[], description="names of regions that are not the city")
    districts: list[str] = Field(default=[], description="names of the city's districts")
    time_zone: str = Field(default="", description="where its clocks are; the city's if empty")

    @property
    def zone(self) -> ZoneInfo:
        """Where the source's clocks are; `pack.connectors` has filled in the city's."""
        return ZoneInfo(self.time_zone)

    def district(self, text: str) -> str:
        """The one district of the city that the text names, or "".

        Addresses come without blanks ("…시서대문구"), so the name is looked for anywhere; a longer
        name wins over one it contains. Districts of the same name lie in other cities too.
        """
        if text.startswith(tuple(self.elsewhere)):
            return ""
        found = [name for name in self.districts if name in text]
        longest = [n for n in found if not any(n != other and n in other for other in found)]
        return longest[0] if len(longest) == 1 else ""

    def column(self, name: str) -> str:
        """The feed's column for one of our names; the name itself where none is given."""
        return self.columns.get(name, name)


FORM = Connector(
    name="provider-form",
    shape="provider_form",
    title_ko="교육기관 양식",
    title_en="Providers' form",
    priority=90,
)
"""What providers hand in themselves: every city has it."""
