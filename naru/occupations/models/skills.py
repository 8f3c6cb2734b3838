"""Skills in the city's own words."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naru.core.languages import in_reader_language

SKILL_CODE = r"^skill\.[a-z0-9]+(-[a-z0-9]+)*$"
NCS_CODE = "^([0-9]{4}|[0-9]{6}|[0-9]{8})$"
"""A middle, small or detailed class of the national competency standards."""


class SkillGroup(models.Model):
    """Skills that are chosen from one list; `number` is its place among the lists."""

    code = models.SlugField(max_length=60, unique=True)
    number = models.PositiveSmallIntegerField()
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(withdrawn_at__isnull=True),
                name="skill_group_number_once_while_current",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)


class SkillQuerySet(models.QuerySet["Skill"]):
    """Skills, mostly the ones that may be chosen."""

    def current(self) -> "SkillQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class Skill(models.Model):
    """Something a person can do, said so that they recognise it about themselves.

    `code` is ours ("skill.excel") and never changes. `taught_as` are the names under which courses
    say that they teach it. A code of the national standards stands with the edition of its list;
    `esco_uri` is the like of it in ESCO, in our judgement.
    """

    code = models.CharField(max_length=60, unique=True)
    group = models.ForeignKey(SkillGroup, on_delete=models.PROTECT, related_name="skills")
    position = models.PositiveSmallIntegerField()
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    taught_as = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    ncs_code = models.CharField(max_length=8, blank=True)
    ncs_edition = models.CharField(max_length=10, blank=True)
    esco_uri = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SkillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=SKILL_CODE), name="skill_code_ours"),
            models.CheckConstraint(
                condition=~Q(name_ko="") & ~Q(name_en=""), name="skill_named_in_both_languages"
            ),
            models.CheckConstraint(
                condition=Q(ncs_code="", ncs_edition="")
                | Q(ncs_code__regex=NCS_CODE) & ~Q(ncs_edition=""),
                name="skill_ncs_with_edition",
            ),
            models.CheckConstraint(
                condition=Q(esco_uri="") | Q(esco_uri__startswith="http://data.europa.eu/esco/"),
                name="skill_esco_is_its_address",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def slug(self) -> str:
        """The code without its kind, for addresses and fields of forms."""
        return self.code.removeprefix("skill.")
