"""Lists that others keep, as they came: occupations, skills, and which needs which.

Every edition has rows of its own, so that a newer one changes nothing that was said by an older.
The city's own words stand in other tables; `OccupationLink` names codes of these.
"""

from django.db import models
from django.db.models import Q

from naru.occupations.enums import OutsideKind, Part, RowReason, Scheme


class Release(models.Model):
    """A file of one edition of somebody's list, as it was taken last.

    `digest` is the SHA-256 of the file; `rows_read` counts those taken, `rows_refused` the others.
    """

    scheme = models.CharField(max_length=12, choices=Scheme.choices)
    edition = models.CharField(max_length=20)
    part = models.CharField(max_length=12, choices=Part.choices)
    digest = models.CharField(max_length=64)
    rows_read = models.PositiveIntegerField()
    rows_refused = models.PositiveIntegerField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "edition", "part"], name="release_once_per_part"
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=Scheme.values, part__in=Part.values),
                name="release_scheme_and_part_known",
            ),
            models.CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"), name="release_digest_is_sha256"
            ),
            models.CheckConstraint(condition=~Q(edition=""), name="release_has_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.edition} {self.part}"


class RefusedRow(models.Model):
    """A row of a file that was not taken, and why. `said` is what it held, cut short."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="refused")
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=16, choices=RowReason.choices)
    said = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=RowReason.values), name="refused_row_reason_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.reason}"


class OutsideEntry(models.Model):
    """An occupation, a skill or a class of somebody's list, under its own code and name.

    `parent` is the code of the class it lies in; `local` the number by which other files of the
    same edition name it.
    """

    scheme = models.CharField(max_length=12, choices=Scheme.choices)
    edition = models.CharField(max_length=20)
    kind = models.CharField(max_length=12, choices=OutsideKind.choices)
    code = models.CharField(max_length=200)
    name = models.CharField(max_length=300)
    parent = models.CharField(max_length=200, blank=True)
    local = models.CharField(max_length=60, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "edition", "kind", "code"], name="outside_entry_once"
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=Scheme.values, kind__in=OutsideKind.values),
                name="outside_entry_scheme_and_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(edition="") & ~Q(code="") & ~Q(name=""), name="outside_entry_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.edition} {self.code}"


class OutsideNeed(models.Model):
    """That an occupation of a list needs a skill of the same list.

    ESCO says whether it is essential; O*NET gives an importance of 1 to 5 and a level of 0 to 7.
    What a list does not say is NULL.
    """

    occupation = models.ForeignKey(OutsideEntry, on_delete=models.CASCADE, related_name="needs")
    skill = models.ForeignKey(OutsideEntry, on_delete=models.CASCADE, related_name="needed_by")
    essential = models.BooleanField(null=True)
    importance = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    level = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occupation", "skill"], name="outside_need_once"),
            models.CheckConstraint(
                condition=Q(importance__isnull=True) | Q(importance__range=(1, 5)),
                name="outside_need_importance_in_range",
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__range=(0, 7)),
                name="outside_need_level_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.skill_id}"
