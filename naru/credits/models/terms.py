"""What a course of a university gives: its type, its credits, the micro-degree it belongs to."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.core.languages import in_reader_language
from naru.credits.enums import Category, CourseType


class MicroDegree(models.Model):
    """A university's badge for completing all of its courses; not a degree."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="micro_degrees"
    )
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name_ko=""), name="micro_degree_named"),
            models.UniqueConstraint(
                fields=["organisation", "name_ko"], name="micro_degree_once_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language; in Korean where no English name is known."""
        return in_reader_language(self.name_ko, self.name_en)


class CourseTerms(models.Model):
    """A course without a row gives no credits and is of no type.

    SPECIALISED gives a certificate only. CERTIFIED gives `credits` that its university counts when
    one enters it, and may belong to a micro-degree. BANK gives credits of the credit bank as
    `category`, in the major `field` (a code of the city pack) where it is a major.
    """

    course = models.OneToOneField(
        "catalogue.Course", on_delete=models.CASCADE, related_name="credit_terms"
    )
    type = models.CharField(max_length=12, choices=CourseType.choices)
    credits = models.PositiveSmallIntegerField(default=0)
    category = models.CharField(max_length=10, choices=Category.choices, blank=True, default="")
    field = models.CharField(max_length=60, blank=True, default="")
    micro_degree = models.ForeignKey(
        MicroDegree, null=True, on_delete=models.PROTECT, related_name="courses"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(type__in=CourseType.values), name="credit_course_type_known"
            ),
            models.CheckConstraint(
                condition=Q(type=CourseType.SPECIALISED, credits=0)
                | ~Q(type=CourseType.SPECIALISED) & Q(credits__gte=1, credits__lte=24),
                name="credit_course_credits_by_type",
            ),
            models.CheckConstraint(
                condition=Q(type=CourseType.CERTIFIED) | Q(micro_degree__isnull=True),
                name="micro_degree_of_certified_only",
            ),
            models.CheckConstraint(
                condition=Q(type=CourseType.BANK, category__in=Category.values)
                | ~Q(type=CourseType.BANK) & Q(category=""),
                name="credit_course_category_of_bank",
            ),
            models.CheckConstraint(
                condition=Q(category=Category.MAJOR) & ~Q(field="")
                | ~Q(category=Category.MAJOR) & Q(field=""),
                name="credit_course_major_has_field",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.type} {self.credits}"
