"""Questionnaires in their versions, runs with their answers, and every version of a result."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.diagnosis.enums import Agreed, Level, Part, ResultKind, Whence
from naru.residents.models.person import no_registration_number

HASH = "^[0-9a-f]{64}$"


class Questionnaire(models.Model):
    """One version of one part, as the pack said it. Answers keep the version they were given to.

    The body is never changed: `services/questionnaires.py` refuses, and adds the next version.
    """

    part = models.CharField(max_length=10, choices=Part.choices)
    version = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    digest = models.CharField(max_length=64)
    body = models.JSONField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=Part.values), name="questionnaire_part_known"
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=HASH), name="questionnaire_has_digest"
            ),
            models.UniqueConstraint(fields=["part", "version"], name="questionnaire_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.version}"


def asks(related: str) -> "models.ForeignKey[Questionnaire, Questionnaire]":
    """The version that a run asks of one part."""
    return models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name=related)


class Run(models.Model):
    """One person going through the four parts, in one sitting or several.

    Without a resident it belongs to whoever holds its code, until `code_until_at`. `begun_by` is
    who pressed "begin" for somebody else. Only a keyed hash of the code is kept; the code itself
    is computed from `public_id` and `code_number` for whoever has the run open.
    """

    public_id = models.UUIDField(unique=True)
    resident = models.ForeignKey(
        "residents.Resident",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="diagnoses",
    )
    domains = asks("+")
    interests = asks("+")
    values = asks("+")
    skills = asks("+")
    code_number = models.PositiveSmallIntegerField(default=1)
    code_hash = models.CharField(max_length=64, unique=True)
    code_until_at = models.DateTimeField()
    agreed = models.CharField(max_length=10, choices=Agreed.choices)
    sensitive = models.BooleanField(default=True, db_default=True)
    """Whether it may ask about health and money; in a record only while that consent holds."""
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    touched_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)
    """When it came into a resident's record."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed__in=Agreed.values), name="diagnosis_agreed_known"
            ),
            models.CheckConstraint(
                condition=Q(code_hash__regex=HASH), name="diagnosis_code_is_hash"
            ),
            models.CheckConstraint(
                condition=Q(code_until_at__gt=F("begun_at")), name="diagnosis_code_runs_out"
            ),
            models.CheckConstraint(
                condition=Q(resident__isnull=True, kept_at__isnull=True)
                | Q(resident__isnull=False, kept_at__gte=F("begun_at")),
                name="diagnosis_kept_by_resident",
            ),
            models.CheckConstraint(
                condition=Q(touched_at__gte=F("begun_at")), name="diagnosis_touched_after_begun"
            ),
        ]
        indexes = [
            models.Index(fields=["resident", "-begun_at"], name="diagnosis_by_resident"),
            models.Index(
                fields=["code_until_at"],
                condition=Q(resident__isnull=True),
                name="diagnosis_of_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"


class Answer(models.Model):
    """What was said at one step; None where the step was skipped. The last word counts."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="answers")
    part = models.CharField(max_length=10, choices=Part.choices)
    step = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    answered_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "part", "step"], name="diagnosis_step_answered_once"
            ),
            models.CheckConstraint(
                condition=Q(part__in=Part.values), name="diagnosis_answer_part_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.part}/{self.step}"


class Result(models.Model):
    """One version of what came out; the one with the highest number counts, all are kept.

    `body` holds domains, interests and values as `services/results.py` writes them; a correction
    says in `note` what was talked about.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="results")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ResultKind.choices)
    body = models.JSONField()
    note = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="diagnosis_result_number_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="diagnosis_result_counts_from_1"
            ),
            models.CheckConstraint(
                condition=Q(kind=ResultKind.COMPUTED, note="")
                | (Q(kind=ResultKind.CORRECTED, made_by__isnull=False) & ~Q(note="")),
                name="diagnosis_correction_says_why",
            ),
            no_registration_number("note", "diagnosis_note_without_number"),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} no. {self.number}"


class FoundSkill(models.Model):
    """A skill in one version of a result, with where it comes from; one row a source."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="skills")
    skill = models.CharField(max_length=80)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    whence = models.CharField(max_length=10, choices=Whence.choices)
    situation = models.CharField(max_length=60, blank=True)
    activity = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=Level.values), name="diagnosis_skill_level_known"
            ),
            models.CheckConstraint(
                condition=(Q(whence=Whence.ACTIVITY) & ~Q(situation="") & ~Q(activity=""))
                | Q(whence=Whence.TOLD, situation="", activity=""),
                name="diagnosis_skill_has_source",
            ),
            models.CheckConstraint(
                condition=Q(skill__startswith="skill."), name="diagnosis_skill_is_code"
            ),
            models.UniqueConstraint(
                fields=["result", "skill", "situation", "activity"],
                name="diagnosis_skill_source_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result_id} {self.skill}"


class CodeTries(models.Model):
    """Wrong codes typed in one hour; `whence` is a keyed hash of the network, never the address."""

    whence = models.CharField(max_length=64)
    hour_at = models.DateTimeField()
    wrong = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["whence", "hour_at"], name="diagnosis_tries_once_an_hour"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hour_at:%Y-%m-%d %H} {self.wrong}"
