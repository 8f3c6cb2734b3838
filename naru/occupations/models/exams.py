"""Rounds of exams, and when one may apply for them."""

from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.occupations.enums import ExamPart
from naru.occupations.models.certificates import Certificate


class ExamQuerySet(models.QuerySet["Exam"]):
    """Rounds by where we have them from."""

    def stated(self) -> "ExamQuerySet":
        """Those of the city pack."""
        return self.filter(read_on__isnull=True)

    def imported(self) -> "ExamQuerySet":
        """Those read from the source itself."""
        return self.filter(read_on__isnull=False)


class Exam(models.Model):
    """One round of an exam or of a part of it, held from `starts_on` to `last_on`, both included.

    Dates come from `source`, or are a sample and no page passes them off as real. `read_on` is the
    day on which the importer last found the round at its source; rounds that the city pack states
    have none. `result_on` is empty where the day is not announced.
    """

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="exams")
    round = models.CharField(max_length=60)
    part = models.CharField(max_length=10, choices=ExamPart.choices)
    round_ko = models.CharField(max_length=120)
    round_en = models.CharField(max_length=120)
    starts_on = models.DateField()
    last_on = models.DateField()
    result_on = models.DateField(null=True, blank=True)
    fee_won = models.PositiveIntegerField(null=True, blank=True)
    apply_url = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey(
        "sources.Source", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sample = models.BooleanField()
    read_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ExamQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "round", "part"], name="exam_part_once_a_round"
            ),
            models.CheckConstraint(condition=Q(part__in=ExamPart.values), name="exam_part_known"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("last_on"))
                & (Q(result_on__isnull=True) | Q(last_on__lte=F("result_on"))),
                name="exam_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(sample=True, source__isnull=True)
                | Q(sample=False, source__isnull=False),
                name="exam_has_source_or_is_sample",
            ),
            models.CheckConstraint(
                condition=Q(read_on__isnull=True) | Q(sample=False), name="exam_read_is_no_sample"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.round} {self.part}"

    @property
    def name(self) -> str:
        """What it is called in the reader's language, such as "전기기능사 필기시험 (2027년)"."""
        part = ExamPart(self.part).label
        return (
            f"{self.certificate.name} {part} ({in_reader_language(self.round_ko, self.round_en)})"
        )

    @property
    def fee(self) -> int | None:
        """That of the round, else that of the certificate; None where nobody says."""
        stated = self.fee_won
        return self.certificate.fee_of(ExamPart(self.part)) if stated is None else stated


class ExamWindowQuerySet(models.QuerySet["ExamWindow"]):
    """Times to apply, mostly those that pages show."""

    def current(self) -> "ExamWindowQuerySet":
        """Those that the round still has, the first one first."""
        return self.filter(withdrawn_at__isnull=True).order_by("from_on")


class ExamWindow(models.Model):
    """A time in which one may apply for an exam, both days included.

    A round may have several: the regular one, an extra one, one for places left over.
    """

    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="windows")
    from_on = models.DateField()
    until_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ExamWindowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exam", "from_on"], name="exam_window_once"),
            models.CheckConstraint(
                condition=Q(from_on__lte=F("until_on")), name="exam_window_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.from_on}"
