"""Certificates and what they count for."""

from django.db import models
from django.db.models import Q

from naru.core.languages import in_reader_language
from naru.occupations.enums import CertificateKind, ExamPart, Weight
from naru.occupations.models.occupations import Occupation

CERTIFICATE_CODE = r"^cert\.[a-z0-9]+(-[a-z0-9]+)*$"
QNET = {CertificateKind.TECHNICAL: "T", CertificateKind.PROFESSIONAL: "S"}
"""The codes by which Q-Net asks for exam dates (`qualgbCd`)."""


class ListedCertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates, mostly those that pages show."""

    def current(self) -> "ListedCertificateQuerySet":
        """Those the city pack still has."""
        return self.filter(withdrawn_at__isnull=True)


class Certificate(models.Model):
    """An exam or licence under its official Korean name.

    `grade` is the rank, in Korean, whose exams share their dates in Q-Net; empty elsewhere.
    `held_by_…` is who holds the exam of a kind that Q-Net knows, if it does not do so itself.
    `practical_only`: there is no written part, though its rank has one.
    `item_code` is Q-Net's number of the item (`jmCd`), where we know it. `…_fee_won` is what each
    part costs whatever the round, as `fee_source` says; empty where nobody does.
    """

    code = models.CharField(max_length=60, unique=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=CertificateKind.choices)
    grade = models.CharField(max_length=20, blank=True)
    held_by_ko = models.CharField(max_length=120, blank=True)
    held_by_en = models.CharField(max_length=120, blank=True)
    practical_only = models.BooleanField(default=False)
    item_code = models.CharField(max_length=4, blank=True)
    written_fee_won = models.PositiveIntegerField(null=True, blank=True)
    practical_fee_won = models.PositiveIntegerField(null=True, blank=True)
    whole_fee_won = models.PositiveIntegerField(null=True, blank=True)
    fee_source = models.ForeignKey(
        "sources.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ListedCertificateQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(item_code="") | Q(item_code__regex=r"^\d{4}$"),
                name="certificate_item_code_of_qnet",
            ),
            models.CheckConstraint(
                condition=Q(fee_source__isnull=False)
                | Q(written_fee_won=None, practical_fee_won=None, whole_fee_won=None),
                name="certificate_fee_has_source",
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

    def fee_of(self, part: ExamPart) -> int | None:
        """What a part costs whatever the round; None where nobody says."""
        return {
            ExamPart.WRITTEN: self.written_fee_won,
            ExamPart.PRACTICAL: self.practical_fee_won,
            ExamPart.WHOLE: self.whole_fee_won,
        }[part]


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
