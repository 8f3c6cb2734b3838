"""Applications with the papers and the checks they rest on."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naru.accounts.enums import Role
from naru.accounts.models import User
from naru.scholarships.enums import ApplicationState, CheckKind, PaperKind

OVER = (ApplicationState.REFUSED, ApplicationState.WITHDRAWN)
"""States after which one may apply again while the round is open."""
IN_CHECK = (ApplicationState.SUBMITTED, ApplicationState.MORE_ASKED)
"""Handed in, and not decided yet."""
UNDECIDED = (ApplicationState.DRAFT, *IN_CHECK)
CHECKS = {CheckKind.INCOME: Role.COUNSELLOR, CheckKind.DOUBLE_BENEFIT: Role.MANAGER}
"""Which role makes which check."""


def fresh_token() -> str:
    """The number under which an application stands in the public list of the draw."""
    return secrets.token_hex(16)


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications, from someone's side."""

    def visible_to(self, user: User) -> "ApplicationQuerySet":
        """The user's own. Staff reach others through flows that log the look."""
        return self.filter(resident__user=user)

    def handed_in(self) -> "ApplicationQuerySet":
        """Those that staff may see: drafts are nobody's but the person's."""
        return self.filter(submitted_at__isnull=False)

    def running(self) -> "ApplicationQuerySet":
        """Those that stand: neither refused for its facts nor withdrawn."""
        return self.exclude(state__in=OVER)


class Application(models.Model):
    """One person's application in one round, on the facts as they were told that day.

    It begins as a draft that holds papers only; handed in, it has its facts and `submitted_at`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(
        "scholarships.Round", on_delete=models.PROTECT, related_name="applications"
    )
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="scholarship_applications"
    )
    state = models.CharField(
        max_length=12, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    token = models.CharField(max_length=32, unique=True, default=fresh_token)
    facts = models.JSONField(default=dict)
    """What the rule and the criteria look at, as told; what checks found stands in `Check`."""

    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_words = models.CharField(max_length=400, blank=True)
    score = models.IntegerField(null=True, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ApplicationState.values), name="application_state_known"
            ),
            models.UniqueConstraint(
                fields=["round", "resident"],
                condition=~Q(state__in=OVER),
                name="application_one_running",
            ),
            models.UniqueConstraint(fields=["round", "rank"], name="application_rank_once"),
            models.CheckConstraint(
                condition=Q(state=ApplicationState.DRAFT, submitted_at__isnull=True)
                | Q(state=ApplicationState.WITHDRAWN)
                | (~Q(state=ApplicationState.DRAFT) & Q(submitted_at__isnull=False)),
                name="application_handed_in_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNDECIDED, decided_at__isnull=True)
                | Q(state=ApplicationState.WITHDRAWN, submitted_at__isnull=True)
                | (~Q(state__in=UNDECIDED) & Q(decided_at__gte=F("submitted_at"))),
                name="application_decided_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.MORE_ASKED) | ~Q(asked_words=""),
                name="application_asked_says_what",
            ),
        ]
        indexes = [models.Index(fields=["round", "state"], name="application_by_state")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.state} {self.public_id}"


class Paper(models.Model):
    """An uploaded paper of an application."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="papers")
    upload = models.OneToOneField("files.Upload", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="paper_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"


class Check(models.Model):
    """What one member of staff found in the papers. The other check is another person's."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=15, choices=CheckKind.choices)
    found = models.JSONField()
    """Facts as proved: {"near_poor": true}."""

    words = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "kind"], name="check_once_a_kind"),
            models.UniqueConstraint(fields=["application", "by"], name="check_by_two_persons"),
            models.CheckConstraint(
                condition=Q(kind=CheckKind.INCOME, role=CHECKS[CheckKind.INCOME])
                | Q(kind=CheckKind.DOUBLE_BENEFIT, role=CHECKS[CheckKind.DOUBLE_BENEFIT]),
                name="check_by_its_role",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="check_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"
