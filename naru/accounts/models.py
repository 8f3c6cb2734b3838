"""Who logs in, and for which organisation they act."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from naru.accounts.enums import OrganisationKind, Role, Scope
from naru.core.languages import in_reader_language


class UserManager(BaseUserManager["User"]):
    """Makes users; e-mail addresses are kept in lower case so that one address is one person."""

    def create_user(
        self, email: str, password: str | None = None, *, hashed: str = "", **fields: Any
    ) -> "User":
        """A user who can log in with `password`, or only by e-mail code or passkey without one.

        `hashed` is a password whose hash was made before.
        """
        user = self.model(email=email.strip().lower(), **fields)
        if hashed:
            user.password = hashed
        else:
            user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can log in. Facts about their life live in `residents`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("이메일"), max_length=254, unique=True)
    name = models.CharField(_("이름"), max_length=60, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="ko")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="user_email_in_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="user_language_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email


class Organisation(models.Model):
    """A body that runs something for the city: a bureau, a campus, a provider, a host."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language; in Korean where no English name is known."""
        return in_reader_language(self.name_ko, self.name_en)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, mostly asked for a day."""

    def in_force(self, on: date) -> "MembershipQuerySet":
        """Those whose range `[from_on, to_on)` holds the day."""
        return self.filter(from_on__lte=on).unfinished(on)

    def unfinished(self, on: date) -> "MembershipQuerySet":
        """Those that hold on the day or begin later."""
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gt=on) & Q(to_on__gt=F("from_on")))


class Membership(models.Model):
    """Someone's role in an organisation during `[from_on, to_on)`; empty if it never began."""

    public_id = models.UUIDField(
        default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="membership_range_in_order",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role", "from_on"],
                name="membership_once_per_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.organisation}"

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in `[from_on, to_on)`."""
        return self.from_on <= day and (self.to_on is None or day < self.to_on)


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens of integrators."""

    def living(self, on: date) -> "ApiTokenQuerySet":
        """Those that may be used that day: not revoked, not expired."""
        return self.filter(revoked_at__isnull=True, expires_on__gt=on)


class ApiToken(models.Model):
    """Lets another program use the API. Only a hash is kept; `shown` is how people tell it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    contact = models.EmailField(max_length=254)
    shown = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope.choices))
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__contained_by=Scope.values, scopes__len__gte=1),
                name="api_token_scopes_known",
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="api_token_digest_is_a_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.shown}…)"


class ApiUse(models.Model):
    """Requests of one caller to the API in one minute: what the rate limit counts.

    `caller` is a token's number or a keyed hash of an address, never the address. The table is
    UNLOGGED: after a crash it is empty, and everybody starts a new minute.
    """

    caller = models.CharField(max_length=64)
    minute_at = models.DateTimeField()
    requests = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caller", "minute_at"], name="api_use_once_a_minute"),
        ]
        indexes = [models.Index(fields=["minute_at"], name="api_use_by_minute")]

    def __str__(self) -> str:
        return f"{self.caller} {self.minute_at:%H:%M} {self.requests}"
