"""Who teaches, and what: facts that hold for every run of a course."""

import uuid

from django.db import models
from django.db.models import F, Q

from naru.accounts.models import Organisation
from naru.catalogue.enums import UNKNOWN_EDITION, Mode, Residence

TITLE_LENGTH = 300
NUMBER_LENGTH = 40


class Provider(models.Model):
    """A body that teaches. Those that work with Naru are linked to an organisation."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, unique=True)
    organisation = models.OneToOneField(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="provider"
    )
    homepage_url = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="provider_named"),
            models.CheckConstraint(condition=~Q(key=""), name="provider_key_given"),
        ]

    def __str__(self) -> str:
        return self.name


class CourseQuerySet(models.QuerySet["Course"]):
    """Courses; most readers want those still on offer."""

    def present(self) -> "CourseQuerySet":
        """Those that residents may see: no drafts, and none that has vanished from its sources."""
        return self.filter(gone_at__isnull=True, is_draft=False)

    def visible_to(self, organisation: Organisation) -> "CourseQuerySet":
        """Those of the provider that the organisation is, drafts and gone ones too."""
        return self.filter(provider__organisation=organisation)


class Course(models.Model):
    """Something to learn. Empty words, NULL and UNKNOWN mean that nobody told us.

    `blocks` is the description as safe structure, never HTML: a list of
    `{"kind": "heading" | "paragraph", "text"}`, `{"kind": "list", "ordered", "items"}` and
    `{"kind": "table", "rows"}`. `age_from` and `age_to` are full years, both included, and may be
    trusted only if `age_rule_known`: known with both NULL means every age. `field` is a code of
    the city pack, `subject` the source's own word for what it is about. What ends in `_en` is the
    same for English readers where its writer gave it; no machine translates it.

    A course with a `number` is written by its provider here, in the workspace or by their form;
    only such a course can be a draft. `changed_at` moves with every change and so tells versions
    apart.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    provider = models.ForeignKey(
        Provider, null=True, on_delete=models.PROTECT, related_name="courses"
    )
    number = models.CharField(max_length=NUMBER_LENGTH, blank=True, default="", db_default="")
    title = models.CharField(max_length=TITLE_LENGTH)
    title_en = models.CharField(max_length=TITLE_LENGTH, blank=True, default="", db_default="")
    summary = models.CharField(max_length=500, blank=True)
    summary_en = models.CharField(max_length=500, blank=True, default="", db_default="")
    subject = models.CharField(max_length=120, blank=True)
    blocks = models.JSONField(default=list)
    blocks_en = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    field = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=10, blank=True)
    outlook = models.TextField(blank=True)
    outlook_en = models.TextField(blank=True, default="", db_default="")
    certificate = models.CharField(max_length=300, blank=True)
    prerequisites = models.TextField(blank=True)
    hours = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.UNKNOWN)
    age_rule_known = models.BooleanField(default=False)
    age_from = models.PositiveSmallIntegerField(null=True)
    age_to = models.PositiveSmallIntegerField(null=True)
    residence = models.CharField(
        max_length=10, choices=Residence.choices, default=Residence.UNKNOWN
    )
    residence_district = models.ForeignKey(
        "places.District", null=True, on_delete=models.PROTECT, related_name="+"
    )
    audience = models.CharField(max_length=500, blank=True)
    is_sample = models.BooleanField(default=False)
    is_draft = models.BooleanField(default=False, db_default=False)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="course_titled"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="course_mode_known"),
            models.CheckConstraint(
                condition=Q(residence__in=Residence.values), name="course_residence_known"
            ),
            models.CheckConstraint(
                condition=Q(residence=Residence.DISTRICT, residence_district__isnull=False)
                | (~Q(residence=Residence.DISTRICT) & Q(residence_district__isnull=True)),
                name="course_district_with_its_rule",
            ),
            models.CheckConstraint(
                condition=Q(age_rule_known=True) | Q(age_from__isnull=True, age_to__isnull=True),
                name="course_age_only_if_known",
            ),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True)
                | Q(age_to__isnull=True)
                | Q(age_to__gte=F("age_from")),
                name="course_ages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gt=0), name="course_hours_positive"
            ),
            models.CheckConstraint(
                condition=Q(number="") | Q(provider__isnull=False), name="course_own_has_provider"
            ),
            models.CheckConstraint(
                condition=Q(is_draft=False) | ~Q(number=""), name="course_only_own_are_drafts"
            ),
            models.UniqueConstraint(
                fields=["provider", "number"],
                condition=~Q(number=""),
                name="course_once_per_number",
            ),
        ]
        indexes = [models.Index(fields=["changed_at"], name="course_by_change")]

    def __str__(self) -> str:
        return self.title


class Skill(models.Model):
    """A skill a course teaches; a code never stands without the version of its list."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="skills")
    name = models.CharField(max_length=120, blank=True)
    ncs_code = models.CharField(max_length=20, blank=True)
    ncs_version = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name="", ncs_code=""), name="skill_named_or_coded"),
            models.CheckConstraint(
                condition=Q(ncs_code="", ncs_version="") | ~Q(ncs_code="") & ~Q(ncs_version=""),
                name="skill_code_with_version",
            ),
            models.UniqueConstraint(
                fields=["course", "ncs_code", "name"], name="skill_once_per_course"
            ),
        ]
        indexes = [models.Index(fields=["name", "course"], name="skill_by_name")]

    def __str__(self) -> str:
        return self.name or self.ncs_code

    @property
    def edition(self) -> str:
        """The edition of the list that the code is of; "" if the source did not say."""
        return "" if self.ncs_version == UNKNOWN_EDITION else self.ncs_version
