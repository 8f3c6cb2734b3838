"""Tables of the catalogue, by noun."""

from naru.catalogue.models.courses import Course, Provider, Skill
from naru.catalogue.models.imports import (
    ImportRemark,
    ImportRun,
    SourceRecord,
    StagedEntry,
    StagedRow,
)
from naru.catalogue.models.runs import Run, Session
from naru.catalogue.models.search import SearchEntry, SearchLexeme, SearchTerm

__all__ = [
    "Course",
    "ImportRemark",
    "ImportRun",
    "Provider",
    "Run",
    "SearchEntry",
    "SearchLexeme",
    "SearchTerm",
    "Session",
    "Skill",
    "SourceRecord",
    "StagedEntry",
    "StagedRow",
]
