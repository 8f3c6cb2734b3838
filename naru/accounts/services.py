"""Writing users, organisations, memberships and tokens. Callers hold the transaction."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts import rules
from naru.accounts.enums import Role, Scope
from naru.accounts.models import ApiToken, ApiUse, Membership, Organisation, User
from naru.core.locks import locked
from naru.core.refusals import Refusal
from naru.core.tables import Change, Row, align

ERASED_DOMAIN = "erased.invalid"
"""Addresses of closed accounts end so; no mail can ever reach this domain (RFC 2606)."""
COUNT = """
INSERT INTO accounts_apiuse (caller, minute_at, requests) VALUES (%s, %s, 1)
ON CONFLICT ON CONSTRAINT api_use_once_a_minute
DO UPDATE SET requests = accounts_apiuse.requests + 1 RETURNING requests
"""


class ExpiryTooFar(Refusal):
    message = _("이용 기한은 내일부터 400일 안에서 정해 주세요.")


class AlreadyRevoked(Refusal):
    message = _("이미 폐기한 토큰입니다. 더 하실 일은 없습니다.")


class AddressTaken(Refusal):
    message = _("이 이메일 주소로 이미 가입되어 있습니다.")


class NobodyThere(Refusal):
    message = _("이 이메일 주소로 가입하고 주소를 확인한 사람이 없습니다. 먼저 가입해야 합니다.")


class RoleFitsNot(Refusal):
    message = _("이 기관에는 없는 역할입니다. 시청이나 재단에서만 줄 수 있습니다.")


class RolesClash(Refusal):
    message = _("감사 담당자와 운영 담당자는 한 사람이 함께 맡을 수 없습니다.")


class AlreadyHeld(Refusal):
    message = _("이 기관에서 이 역할을 이미 맡고 있습니다.")


class RoleDatesWrong(Refusal):
    message = _("시작하는 날은 오늘부터, 끝나는 날은 시작하는 날 뒤로 정해 주세요.")


class OwnRole(Refusal):
    message = _("자기 역할은 스스로 주거나 끝낼 수 없습니다. 다른 운영 담당자에게 부탁해 주세요.")


class AlreadyEnded(Refusal):
    message = _("이미 끝난 역할입니다. 더 하실 일은 없습니다.")


@transaction.atomic(savepoint=False)
def save_organisations(rows: Sequence[Row], *, at: datetime) -> Change:
    """Make these organisations exist as given, by `code`.

    Others are left alone: people join them, and they also come from elsewhere than the pack.
    """
    return align(Organisation, key=["code"], rows=rows, at=at, withdraw=False)


@transaction.atomic(savepoint=False)
def make_api_token(
    *,
    name: str,
    contact: str,
    scopes: Sequence[Scope],
    expires_on: date,
    created_by: User,
    at: datetime,
    today: date,
) -> tuple[ApiToken, rules.Secret]:
    """A new token and its secret, which nobody can read again."""
    if not rules.expiry_is_sensible(expires_on=expires_on, today=today):
        raise ExpiryTooFar
    secret = rules.new_secret()
    token = ApiToken.objects.create(
        name=name,
        contact=contact,
        shown=secret.shown,
        digest=secret.digest,
        scopes=list(scopes),
        created_by=created_by,
        created_at=at,
        expires_on=expires_on,
    )
    return token, secret


@transaction.atomic(savepoint=False)
def end_api_token(*, token_id: int, at: datetime) -> ApiToken:
    """Revoke the token from this moment on; it stays in the list, since its use is on record."""
    token = locked(ApiToken.objects.all(), pk=token_id)
    if token.revoked_at is not None:
        raise AlreadyRevoked
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    return token


def note_api_token_used(token: ApiToken, *, on: date) -> None:
    """Keep the day of the last use: at most one write a token and day."""
    if token.last_used_on != on:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=on)


def count_api_use(*, caller: str, minute_at: datetime) -> int:
    """Count one request; returns how many the caller has made in that minute, this one too.

    One statement, so that many processes at once lose no count.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [caller, minute_at])
        row = cursor.fetchone()
    return int(row[0])


@transaction.atomic(savepoint=False)
def forget_api_use(*, at: datetime) -> int:
    """Drop counts of minutes that are over; returns how many rows went."""
    gone, _kinds = ApiUse.objects.filter(minute_at__lt=at - timedelta(minutes=5)).delete()
    return gone


@transaction.atomic(savepoint=True)
def create_account(*, email: str, language: str = "ko", name: str = "", hashed: str = "") -> User:
    """A new user; without the hash of a password they log in by e-mail code or passkey.

    Refused if the address has a user, also when two ask for it in the same moment.
    """
    try:
        return User.objects.create_user(email, hashed=hashed, language=language, name=name)
    except IntegrityError as clash:
        if "accounts_user_email" in str(clash):
            raise AddressTaken from None
        raise


@transaction.atomic(savepoint=False)
def confirm_address(*, user: User) -> EmailAddress:
    """Take the user's address as theirs without a code: whoever made the account vouches."""
    known, _new = EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    return known


@transaction.atomic(savepoint=False)
def set_language(*, user: User, language: str) -> None:
    """The language in which the user is written to."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic(savepoint=False)
def add_membership(
    *,
    user: User,
    organisation: Organisation,
    role: Role,
    from_on: date,
    to_on: date | None = None,
) -> Membership:
    """Let the user act in the role during `[from_on, to_on)`; the same again changes nothing."""
    member, _new = Membership.objects.update_or_create(
        user=user,
        organisation=organisation,
        role=role,
        from_on=from_on,
        defaults={"to_on": to_on},
    )
    return member


@transaction.atomic(savepoint=False)
def give_role(
    *,
    email: str,
    organisation_id: int,
    role: Role,
    from_on: date,
    to_on: date | None,
    by: User,
    today: date,
) -> Membership:
    """Let whoever proved the address act in the role during `[from_on, to_on)`.

    Refused to oneself, before today, for a role the organisation cannot give, and where the
    role is held already or must not be held together with another one.
    """
    user = _proved(email)
    if user.pk == by.pk:
        raise OwnRole
    if from_on < today or (to_on is not None and to_on <= from_on):
        raise RoleDatesWrong
    organisation = Organisation.objects.get(pk=organisation_id)
    if not rules.role_fits(role=role, kind=organisation.kind):
        raise RoleFitsNot
    held = list(Membership.objects.filter(user=user).unfinished(from_on))
    if any(one.role == role and one.organisation_id == organisation.pk for one in held):
        raise AlreadyHeld
    if rules.roles_clash(role, frozenset(one.role for one in held)):
        raise RolesClash
    return add_membership(
        user=user, organisation=organisation, role=role, from_on=from_on, to_on=to_on
    )


@transaction.atomic(savepoint=False)
def end_role(*, membership_id: int, by: User, on: date) -> Membership:
    """From this day on the role is over; one that has not begun never begins."""
    member = locked(Membership.objects.select_related("user", "organisation"), pk=membership_id)
    if member.user_id == by.pk:
        raise OwnRole
    if member.to_on is not None and member.to_on <= on:
        raise AlreadyEnded
    member.to_on = max(on, member.from_on)
    member.save(update_fields=["to_on"])
    return member


def _proved(email: str) -> User:
    """The user with this address, held until the transaction ends, so that roles cannot race."""
    known = EmailAddress.objects.filter(
        email=email.strip().lower(), verified=True, user__is_active=True
    ).first()
    if known is None:
        raise NobodyThere
    return locked(User.objects.all(), pk=known.user_id)


@transaction.atomic(savepoint=False)
def close_account(*, user: User) -> None:
    """Nobody logs in as this user again; address, name, keys and sessions are gone.

    The row stays, since the audit trail points at it, and says nothing about the person.
    """
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    sessions = UserSession.objects.filter(user=user)
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    user.email, user.name = f"{user.public_id}@{ERASED_DOMAIN}", ""
    user.is_active = False
    user.last_login = None
    user.set_unusable_password()
    user.save(update_fields=["email", "name", "is_active", "last_login", "password"])
