"""Tables of the catalogue, by noun."""

from naru.catalogue.models.courses import Course, Provider, Skill
from naru.catalogue.models.imports import ImportRemark, ImportRun, SourceRecord, StagedRow
from naru.catalogue.models.runs import Run, Session

__all__ = [
    "Course",
    "ImportRemark",
    "ImportRun",
    "Provider",
    "Run",
    "Session",
    "Skill",
    "SourceRecord",
    "StagedRow",
]
