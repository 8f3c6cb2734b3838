"""Where allauth meets Naru: who is made at sign-up, how mail leaves, what refusals say."""

import base64
import hashlib
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from naru.accounts.models import User
from naru.accounts.queries import language_of, roles_of
from naru.city.site import city
from naru.core.languages import reader_language
from naru.flows.sign_up import sign_up
from naru.notices.services import mail
from naru.residents.enums import ConsentKind
from naru.residents.queries import consent_text
from naru.web.account import letters


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of people: one address, one user, one record."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("이 계정은 지금 쓸 수 없습니다. 전화로 문의해 주세요."),
        "email_password_mismatch": gettext_lazy(
            "이메일 주소나 비밀번호가 맞지 않습니다. 다시 확인해 주세요."
        ),
        "email_taken": gettext_lazy("이 이메일 주소는 쓸 수 없습니다."),
        "duplicate_email": gettext_lazy("지금 쓰고 있는 주소입니다. 다른 주소를 적어 주세요."),
        "same_as_current": gettext_lazy("지금 쓰고 있는 주소입니다. 다른 주소를 적어 주세요."),
        "enter_current_password": gettext_lazy("지금 쓰는 비밀번호를 적어 주세요."),
        "incorrect_code": gettext_lazy("확인 번호가 맞지 않습니다. 다시 확인해 주세요."),
        "incorrect_password": gettext_lazy("비밀번호가 맞지 않습니다. 다시 확인해 주세요."),
        "invalid_login": gettext_lazy("이메일 주소를 다시 확인해 주세요."),
        "too_many_login_attempts": gettext_lazy(
            "여러 번 맞지 않아 잠시 막았습니다. 5분 뒤에 다시 하거나, 확인 번호로 로그인해 주세요."
        ),
        "rate_limited": gettext_lazy("너무 자주 요청하셨습니다. 잠시 뒤에 다시 해 주세요."),
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff of today land on their work, everybody else on their own pages.

        Whoever logged in on the Korean page, which is the usual one, goes on in their language.
        """
        user = request.user
        works = isinstance(user, User) and roles_of(user, on=timezone.localdate())
        page: str = reader_language()
        if isinstance(user, User) and page == settings.LANGUAGE_CODE:
            page = user.language
        with override(page):
            return reverse("staff" if works else "me")

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can join before there is a text to agree to."""
        today = timezone.localdate()
        return consent_text(ConsentKind.SERVICE, on=today) is not None

    def save_user(
        self, request: HttpRequest, user: User, form: forms.Form, commit: bool = True
    ) -> User:
        """Make the user and the record in one go, with what was agreed to in the form."""
        return sign_up(
            email=form.cleaned_data["email"],
            language=reader_language(),
            agreed=form.agreed(),  # type: ignore[attr-defined]
            at=timezone.now(),
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand the mail to a job: a mail server that is down or slow stops nobody."""
        letter = letters.write(template_prefix, language=self._language(email), facts=context)
        mail.queue(
            to=email,
            subject=letter.subject,
            body=letter.body,
            lasts=letter.lasts,
            at=timezone.now(),
        )

    def _language(self, email: str) -> str:
        """The language of whoever is logged in or has the address, else the page's."""
        user = self.request.user
        if isinstance(user, User):
            return user.language
        return language_of(email) or reader_language()


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys: one more door for residents, a second lock for staff."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("복구 번호가 맞지 않습니다. 다시 확인해 주세요."),
    }

    def is_mfa_enabled(self, user: Any, types: list[str] | None = None) -> bool:
        """Whether log-in by code or password asks for the key too: only from today's staff.

        A resident who leaves the phone with the key at home can still log in by e-mail code.
        """
        if not isinstance(user, User) or not super().is_mfa_enabled(user, types):
            return False
        return bool(roles_of(user, on=timezone.localdate()))

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        """What a new key is called until its owner says otherwise."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("패스키 %(number)s") % {"number": number}

    def encrypt(self, text: str) -> str:
        """Recovery seeds are not readable in a copy of the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The way back."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return str(city().site)


def _cipher() -> Fernet:
    key = hashlib.sha256(f"naru.second-factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
