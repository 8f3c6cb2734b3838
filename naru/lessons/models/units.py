"""The online part of a course, its versions, and who learns on which."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from naru.accounts.models import Organisation, User
from naru.enrolments.models import Application
from naru.lessons.enums import VersionState
from naru.lessons.rules.document import Document


class PackageQuerySet(models.QuerySet["Package"]):
    """Packages, from someone's side."""

    def visible_to(self, organisation: Organisation) -> "PackageQuerySet":
        """Those of the provider that the organisation is."""
        return self.filter(course__provider__organisation=organisation)


class Package(models.Model):
    """The online part of a course."""

    course = models.OneToOneField(
        "catalogue.Course", on_delete=models.PROTECT, related_name="package"
    )
    made_at = models.DateTimeField()

    objects = PackageQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.course_id)


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions; most readers want the newest that is published."""

    def published(self) -> "VersionQuerySet":
        """Those that learners may be on, the newest first."""
        return self.filter(state=VersionState.PUBLISHED).order_by("-number")


class Version(models.Model):
    """All lessons of a package as they stand together; once published it never changes.

    `document` is what `rules.document.Document` reads. `digest` (SHA-256, hex) is that of the
    document, so that the same content is not published twice. `made_by` is None for a version
    that came with the city pack.
    """

    package = models.ForeignKey(
        Package, on_delete=models.PROTECT, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState.choices)
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=VersionState.values), name="version_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.PUBLISHED, published_at__isnull=False)
                | Q(state=VersionState.DRAFT, published_at__isnull=True),
                name="version_published_has_time",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_counts_from_one"),
            models.UniqueConstraint(fields=["package", "number"], name="version_once_per_number"),
            models.UniqueConstraint(
                fields=["package"],
                condition=Q(state=VersionState.DRAFT),
                name="version_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.number} {self.state}"

    @property
    def content(self) -> Document:
        """The document, read once as long as it stays the same."""
        kept: tuple[object, Document] | None = vars(self).get("_content")
        if kept is None or kept[0] is not self.document:
            kept = vars(self)["_content"] = (self.document, Document.of(self.document))
        return kept[1]


class LearningQuerySet(models.QuerySet["Learning"]):
    """Learnings, from someone's side."""

    def visible_to(self, user: User) -> "LearningQuerySet":
        """The user's own."""
        return self.filter(resident__user=user)


class Learning(models.Model):
    """Somebody learns by a seat: on which version, and by which rule it is completed.

    `rule` is the completion rule in force when they began, and holds to the end.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="learnings"
    )
    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="learning"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="learnings")
    rule = models.JSONField(default=dict)
    begun_at = models.DateTimeField()

    objects = LearningQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.resident_id} {self.version_id}"
