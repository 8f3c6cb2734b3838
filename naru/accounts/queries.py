"""Reads about users: roles on a day, what is kept about an account, tokens of programs."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from naru.accounts import rules
from naru.accounts.enums import Role
from naru.accounts.models import (
    ApiToken,
    ApiTokenQuerySet,
    Membership,
    MembershipQuerySet,
    Organisation,
    User,
)
from naru.core.portable import Section


def roles_of(user: User, *, on: date) -> frozenset[Role]:
    """Every role the user holds in any organisation on the day; empty for a resident only."""
    held = Membership.objects.in_force(on).filter(user=user).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def language_of(email: str) -> str | None:
    """The language in which whoever logs in with this address is written to; None if nobody."""
    return User.objects.filter(email=email.lower()).values_list("language", flat=True).first()


def user_with(email: str) -> User | None:
    """Who has this address, proved or not."""
    return User.objects.filter(email=email.strip().lower()).first()


def memberships_of(user: User, *, on: date) -> list[Membership]:
    """The memberships in force on the day, with their organisations, by name."""
    return list(
        Membership.objects.in_force(on)
        .filter(user=user)
        .select_related("organisation")
        .order_by("organisation__name_ko", "role")
    )


def memberships() -> MembershipQuerySet:
    """Every membership for the operators' page, by organisation, those without an end first.

    Users are asked for by themselves: beside so few memberships, a join would read all of them.
    """
    found = Membership.objects.select_related("organisation").prefetch_related("user")
    return found.order_by("organisation__name_ko", F("to_on").desc(nulls_first=True), "role", "pk")


def organisations() -> list[Organisation]:
    """Every body one can work for, by name."""
    return list(Organisation.objects.order_by("name_ko", "pk"))


def operators(*, on: date) -> int:
    """How many memberships let somebody run the site on the day."""
    return Membership.objects.in_force(on).filter(role=Role.OPERATOR, user__is_active=True).count()


def unproved(*, joined_before: datetime) -> list[User]:
    """Users who joined before and never proved their address, the oldest first."""
    proved = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    return list(
        User.objects.filter(
            ~Exists(proved), joined_at__lt=joined_before, is_active=True,
            last_login__isnull=True, memberships__isnull=True,
        ).order_by("joined_at", "pk")
    )  # fmt: skip


def living_token(whole: str, *, on: date) -> ApiToken | None:
    """The token a program sent, if it is one of ours and may be used that day."""
    return ApiToken.objects.living(on).filter(digest=rules.digest_of(whole)).first()


def api_tokens() -> ApiTokenQuerySet:
    """Every token for the operators' page, newest first."""
    return ApiToken.objects.select_related("created_by").order_by("-created_at", "-pk")


def export_account(user: User) -> list[Section]:
    """Everything this package and allauth keep about a user; keys and codes by name only."""
    return [_account(user), _keys(user), _sessions(user), _roles(user)]


def _account(user: User) -> Section:
    proved = EmailAddress.objects.filter(user=user, verified=True)
    return Section(
        key="account",
        title=_("계정"),
        labels={
            "email": _("이메일"),
            "proved": _("확인한 주소인가요"),
            "language": _("언어"),
            "joined_at": _("가입한 때"),
            "last_login": _("마지막 로그인"),
        },
        rows=[
            {
                "email": user.email,
                "name": user.name,
                "proved": proved.filter(email=user.email).exists(),
                "language": user.language,
                "joined_at": user.joined_at,
                "last_login": user.last_login,
                "has_password": user.has_usable_password(),
            }
        ],
    )


def _keys(user: User) -> Section:
    return Section(
        key="keys",
        title=_("패스키"),
        labels={
            "name": _("이름"),
            "created_at": _("만든 때"),
            "last_used_at": _("마지막으로 쓴 때"),
        },
        rows=[
            {
                "name": str(key),
                "type": key.type,
                "created_at": key.created_at,
                "last_used_at": key.last_used_at,
            }
            for key in Authenticator.objects.filter(user=user).order_by("pk")
        ],
    )


def _sessions(user: User) -> Section:
    return Section(
        key="sessions",
        title=_("로그인한 기기"),
        labels={"created_at": _("로그인한 때"), "ip": _("인터넷 주소"), "user_agent": _("기기")},
        rows=[
            {"created_at": one.created_at, "ip": one.ip, "user_agent": one.user_agent}
            for one in UserSession.objects.filter(user=user).order_by("pk")
        ],
    )


def _roles(user: User) -> Section:
    return Section(
        key="roles",
        title=_("맡은 일"),
        labels={
            "organisation": _("기관"),
            "role": _("역할"),
            "from_on": _("시작한 날"),
            "to_on": _("끝나는 날"),
        },
        rows=[
            {
                "organisation": str(one.organisation),
                "role": one.get_role_display(),
                "from_on": one.from_on,
                "to_on": one.to_on,
            }
            for one in Membership.objects.filter(user=user)
            .select_related("organisation")
            .order_by("from_on", "pk")
        ],
    )
