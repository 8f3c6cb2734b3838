"""allauth's forms in our words. They ask the same things and decide the same way."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.webauthn import forms as passkey
from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.accounts.services import AddressTaken
from naru.residents.enums import ConsentKind
from naru.residents.models import ConsentText
from naru.residents.queries import consent_texts

LABELS: dict[str, Any] = {
    "login": _("이메일 주소"),
    "email": _("이메일 주소"),
    "password": _("비밀번호"),
    "oldpassword": _("지금 쓰는 비밀번호"),
    "password1": _("새 비밀번호"),
    "password2": _("새 비밀번호 한 번 더"),
    "code": _("확인 번호"),
    "name": _("이름"),
}
HINTS: dict[str, Any] = {
    "code": _("이메일로 받은 여섯 자리 숫자를 적어 주세요."),
    "password1": _("여덟 자 이상으로 정해 주세요. 낱말 몇 개를 이어 쓰면 외우기 쉽습니다."),
}
MISSING: dict[str, Any] = {
    "login": _("이메일 주소를 적어 주세요. 예: naru@example.org"),
    "email": _("이메일 주소를 적어 주세요. 예: naru@example.org"),
    "code": _("확인 번호를 적어 주세요. 예: 123456"),
}

NEEDED = _("동의해 주셔야 가입할 수 있습니다. 내용을 읽고 표시해 주세요.")


class Worded(forms.Form):
    """Gives the fields our labels, hints and mistakes, and takes placeholders away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.error_messages["required"] = MISSING.get(name, _("이 칸을 적어 주세요."))
            if isinstance(field, forms.EmailField):
                field.widget.attrs["autocomplete"] = "email"
                for validator in field.validators:
                    if hasattr(validator, "code") and validator.code == "invalid":
                        validator.message = MISSING["email"]  # type: ignore[attr-defined]
            if name == "code":
                field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class LogInForm(Worded, account.LoginForm):
    """Address and password."""


class RequestLogInCodeForm(Worded, account.RequestLoginCodeForm):
    """Where the code goes."""


class LogInCodeForm(Worded, account.ConfirmLoginCodeForm):
    """The code that came."""


class EmailCodeForm(Worded, account.ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""


class ResetCodeForm(Worded, account.ConfirmPasswordResetCodeForm):
    """The code that lets one set a new password."""


class ChangeAddressForm(Worded, account.AddEmailForm):
    """A new address."""


class MendAddressForm(Worded, account.ChangeEmailForm):
    """Another address while the first waits for its code."""


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    """Old and new password."""


class SetPasswordForm(Worded, account.SetPasswordForm):
    """A first password."""


class ForgotPasswordForm(Worded, account.ResetPasswordForm):
    """Whose password was forgotten."""


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):
    """The password after the forgotten one."""


class AgainForm(Worded, account.ReauthenticateForm):
    """The password once more before something important."""


class RecoveryCodeForm(Worded, second.AuthenticateForm):
    """A recovery number instead of the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("복구 번호")
        self.fields["code"].help_text = _(
            "패스키를 만들 때 적어 둔 번호 가운데 하나를 적어 주세요."
        )


class RecoveryCodeAgainForm(Worded, second.ReauthenticateForm):
    """A recovery number once more before something important."""


class TickedForAll(forms.CheckboxInput):
    """A tick nobody sees. allauth's script asks whether it is checked; a hidden input never is."""

    is_hidden = True


class AddPasskeyForm(Worded, passkey.AddWebAuthnForm):
    """A name for a new key; every key of ours opens the door by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].widget = TickedForAll(attrs={"hidden": True})
        self.fields["passwordless"].initial = True
        self.fields["name"].help_text = _("어느 기기인지 알 수 있게 적어 주세요. 예: 내 휴대전화")


class RenamePasskeyForm(Worded, passkey.EditWebAuthnForm):
    """Another name for a key."""


class SignUpForm(Worded, account.SignupForm):
    """Join: an address and what one agrees to. Nothing about the person is asked here."""

    agree_service = forms.BooleanField(
        label=_("개인정보 수집·이용에 동의합니다"),
        error_messages={"required": NEEDED},
    )
    agree_news = forms.BooleanField(label=_("새 소식을 받겠습니다 (선택 사항)"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password1", None)
        self.fields["agree_service"].error_messages["required"] = NEEDED
        self.order_fields(["email", "agree_service", "agree_news"])

    def consents(self) -> list[tuple[forms.BoundField, ConsentText]]:
        """The boxes to tick, each with its text in force; one without a text is not asked."""
        texts = consent_texts(on=timezone.localdate())
        boxes = {ConsentKind.SERVICE: "agree_service", ConsentKind.NEWS: "agree_news"}
        return [(self[name], texts[kind]) for kind, name in boxes.items() if kind in texts]

    def agreed(self) -> set[ConsentKind]:
        """What was ticked."""
        ticked = {
            ConsentKind.SERVICE: self.cleaned_data["agree_service"],
            ConsentKind.NEWS: self.cleaned_data["agree_news"],
        }
        return {kind for kind, yes in ticked.items() if yes}

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponseBase | None]:
        """The new user, or the same answer as ever if the address was taken a moment ago."""
        try:
            return super().try_save(request)
        except AddressTaken:
            self.account_already_exists = True
            return super().try_save(request)
