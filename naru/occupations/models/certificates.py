"""Certificates and what they count for."""

from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.occupations.enums import CertificateKind, ExamPart, Weight
from naru.occupations.models.occupations import Occupation

CERTIFICATE_CODE = r"^cert\.[a-z0-9]+(-[a-z0-9]+)*$"
QNET = {CertificateKind.TECHNICAL: "T", CertificateKind.PROFESSIONAL: "S"}
"""The codes by which Q-Net asks for exam dates (`qualgbCd`)."""


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates, mostly those that pages show."""

    def current(self) -> "CertificateQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class Certificate(models.Model):
    """An exam or licence under its official Korean name.

    `grade` is the rank, in Korean, whose exams share their dates in Q-Net; empty elsewhere.
    `held_by_…` is who holds the exam of a kind that Q-Net knows, if it does not do so itself.
    """

    code = models.CharField(max_length=60, unique=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=CertificateKind.choices)
    grade = models.CharField(max_length=20, blank=True)
    held_by_ko = models.CharField(max_length=120, blank=True)
    held_by_en = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=CERTIFICATE_CODE), name="certificate_code_ours"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CertificateKind.values), name="certificate_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(grade="") | Q(kind=CertificateKind.TECHNICAL),
                name="certificate_grade_is_technical",
            ),
            models.CheckConstraint(
                condition=Q(held_by_ko="", held_by_en="") | ~Q(held_by_ko="") & ~Q(held_by_en=""),
                name="certificate_holder_in_both_languages",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def kind_words(self) -> str:
        return str(CertificateKind(self.kind).label)

    @property
    def qnet(self) -> str:
        """Q-Net's code of the kind, "" if it does not hold the exam."""
        return "" if self.held_by_ko else QNET.get(CertificateKind(self.kind), "")

    @property
    def held_by(self) -> str:
        return in_reader_language(self.held_by_ko, self.held_by_en)


class Exam(models.Model):
    """One round of an exam, or of one part of it. One applies from `apply_from_on` until
    `apply_until_on`, it is held from `starts_on` to `last_on`; all four days are included.

    Dates come from `source`, or are a sample and no page passes them off as real.
    """

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="exams")
    round = models.CharField(max_length=60)
    part = models.CharField(max_length=10, choices=ExamPart.choices)
    round_ko = models.CharField(max_length=120)
    round_en = models.CharField(max_length=120)
    apply_from_on = models.DateField()
    apply_until_on = models.DateField()
    starts_on = models.DateField()
    last_on = models.DateField()
    result_on = models.DateField()
    fee_won = models.PositiveIntegerField()
    apply_url = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey(
        "sources.Source", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sample = models.BooleanField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "round", "part"], name="exam_part_once_a_round"
            ),
            models.CheckConstraint(condition=Q(part__in=ExamPart.values), name="exam_part_known"),
            models.CheckConstraint(
                condition=Q(
                    apply_from_on__lte=F("apply_until_on"),
                    apply_until_on__lt=F("starts_on"),
                    starts_on__lte=F("last_on"),
                    last_on__lte=F("result_on"),
                ),
                name="exam_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(sample=True, source__isnull=True)
                | Q(sample=False, source__isnull=False),
                name="exam_has_source_or_is_sample",
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


class OccupationCertificate(models.Model):
    """A certificate that an occupation requires or often asks for."""

    occupation = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, related_name="certificates"
    )
    certificate = models.ForeignKey(
        Certificate, on_delete=models.PROTECT, related_name="occupations"
    )
    position = models.PositiveSmallIntegerField()
    weight = models.CharField(max_length=10, choices=Weight.choices)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "certificate"], name="occupation_certificate_once"
            ),
            models.CheckConstraint(
                condition=Q(weight__in=Weight.values), name="occupation_certificate_weight_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.certificate_id}"

    @property
    def required(self) -> bool:
        return self.weight == Weight.REQUIRED
