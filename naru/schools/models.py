"""A term of a school: the door one enters by, its stages in order, their modules."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.accounts.models import Organisation
from naru.core.languages import in_reader_language

SCHOOL, CODE, NAME, ABOUT = 60, 60, 120, 400


class TermQuerySet(models.QuerySet["Term"]):
    """Terms, from someone's side."""

    def visible_to(self, organisation: Organisation) -> "TermQuerySet":
        """Those of the provider that the organisation is."""
        return self.filter(entrance__run__course__provider__organisation=organisation)

    def present(self) -> "TermQuerySet":
        """Those whose entrance residents may see."""
        return self.filter(
            entrance__run__gone_at=None,
            entrance__run__is_draft=False,
            entrance__run__course__gone_at=None,
            entrance__run__course__is_draft=False,
        )


class Term(models.Model):
    """A school held once, by the design that the city's pack had when the term was made.

    `entrance` is the door of a run: a seat there is a place in the school, and the meetings of
    that run are its entrance day, the first, and its sharing day, the last.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.CharField(max_length=SCHOOL)
    programme = models.CharField(max_length=CODE)
    name_ko = models.CharField(max_length=NAME)
    name_en = models.CharField(max_length=NAME)
    designed_on = models.DateField()
    entrance = models.OneToOneField(
        "enrolments.Intake", on_delete=models.PROTECT, related_name="school_term"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    objects = TermQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(school="") & ~Q(name_ko=""), name="school_term_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.entrance_id}"

    @property
    def name(self) -> str:
        """Of the school, in the reader's language."""
        return in_reader_language(self.name_ko, self.name_en)


class Stage(models.Model):
    """A part of a term; whoever completed `at_least` of its modules goes on to the next number."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=CODE)
    name_ko = models.CharField(max_length=NAME)
    name_en = models.CharField(max_length=NAME)
    about_ko = models.CharField(max_length=ABOUT)
    about_en = models.CharField(max_length=ABOUT)
    at_least = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, at_least__gte=1), name="school_stage_from_one"
            ),
            models.UniqueConstraint(fields=["term", "number"], name="school_stage_in_order"),
            models.UniqueConstraint(fields=["term", "code"], name="school_stage_once_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.number} {self.code}"

    @property
    def name(self) -> str:
        """In the reader's language."""
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def about(self) -> str:
        """In the reader's language."""
        return in_reader_language(self.about_ko, self.about_en)


class Module(models.Model):
    """A run that people of the term may choose in a stage; its door stands behind the entrance.

    `strand` is what it is about, of the school's own list; "" where the school has none.
    """

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="modules")
    intake = models.OneToOneField(
        "enrolments.Intake", on_delete=models.PROTECT, related_name="school_module"
    )
    strand = models.CharField(max_length=CODE, blank=True, default="")
    strand_ko = models.CharField(max_length=NAME, blank=True, default="")
    strand_en = models.CharField(max_length=NAME, blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(strand="", strand_ko="", strand_en="")
                | (~Q(strand="") & ~Q(strand_ko="")),
                name="school_module_strand_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage_id} {self.intake_id}"

    @property
    def strand_name(self) -> str:
        """In the reader's language."""
        return in_reader_language(self.strand_ko, self.strand_en)
