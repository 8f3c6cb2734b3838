"""Tables of skills and occupations: the city's own words, and the lists of others."""

from naru.occupations.models.certificates import Certificate, OccupationCertificate
from naru.occupations.models.exams import Exam, ExamWindow
from naru.occupations.models.needs import EntryRoute, OccupationLink, OccupationSkill, Pay
from naru.occupations.models.occupations import Occupation, OccupationField
from naru.occupations.models.outside import OutsideEntry, OutsideNeed, RefusedRow, Release
from naru.occupations.models.skills import Skill, SkillGroup

__all__ = [
    "Certificate",
    "EntryRoute",
    "Exam",
    "ExamWindow",
    "Occupation",
    "OccupationCertificate",
    "OccupationField",
    "OccupationLink",
    "OccupationSkill",
    "OutsideEntry",
    "OutsideNeed",
    "Pay",
    "RefusedRow",
    "Release",
    "Skill",
    "SkillGroup",
]
