"""What mail about one's own account says: one subject a letter, what to do, and what if not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from allauth.account import app_settings
from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from naru.city.site import city

NEWS_LASTS = timedelta(days=1)
"""A letter about a change is still worth sending a day later; a code only while it is valid."""

IGNORE = gettext_lazy(
    "직접 하신 일이 아니라면 이 메일을 지우시면 됩니다. 아무것도 바뀌지 않습니다."
)
KEEP = gettext_lazy(
    "이 번호를 누구에게도 알려 주지 마세요. 직원도 묻지 않습니다. "
    "직접 하신 일이 아니라면 이 메일을 지우시면 됩니다. 번호가 없으면 아무도 들어올 수 없습니다."
)
ACT = gettext_lazy("직접 바꾼 것이 아니라면, 바로 비밀번호를 새로 정하고 저희에게 알려 주세요.")


@dataclass(frozen=True)
class Words:
    """One letter. `page` is where the reader goes on, `valid` the setting of how long a code is."""

    subject: Promise
    text: Promise
    if_not: Promise
    page: str = ""
    valid: str = ""


LETTERS: dict[str, Words] = {
    "account/email/login_code": Words(
        gettext_lazy("로그인 확인 번호"),
        gettext_lazy("로그인하려면 열어 둔 화면에 이 번호를 적어 주세요."),
        KEEP,
        valid="LOGIN_BY_CODE_TIMEOUT",
    ),
    "account/email/email_confirmation_signup": Words(
        gettext_lazy("가입 확인 번호"),
        gettext_lazy("가입을 마치려면 열어 둔 화면에 이 번호를 적어 주세요."),
        KEEP,
        valid="EMAIL_VERIFICATION_BY_CODE_TIMEOUT",
    ),
    "account/email/email_confirmation": Words(
        gettext_lazy("이메일 주소 확인 번호"),
        gettext_lazy("이 주소를 쓰려면 열어 둔 화면에 이 번호를 적어 주세요."),
        KEEP,
        valid="EMAIL_VERIFICATION_BY_CODE_TIMEOUT",
    ),
    "account/email/password_reset_code": Words(
        gettext_lazy("비밀번호를 새로 정하는 확인 번호"),
        gettext_lazy("비밀번호를 새로 정하려면 열어 둔 화면에 이 번호를 적어 주세요."),
        KEEP,
        valid="PASSWORD_RESET_BY_CODE_TIMEOUT",
    ),
    "account/email/account_already_exists": Words(
        gettext_lazy("이미 가입하셨습니다"),
        gettext_lazy(
            "이 이메일 주소로 이미 가입되어 있습니다. 다시 가입하지 말고 로그인해 주세요."
        ),
        IGNORE,
        page="account_login",
    ),
    "account/email/unknown_account": Words(
        gettext_lazy("가입되어 있지 않은 이메일 주소입니다"),
        gettext_lazy(
            "이 이메일 주소로 로그인하려고 하셨지만, 가입되어 있지 않습니다. "
            "다른 주소로 가입하셨는지 살펴보세요. 처음이시면 가입해 주세요."
        ),
        IGNORE,
        page="account_signup",
    ),
    "account/email/email_changed": Words(
        gettext_lazy("이메일 주소가 바뀌었습니다"),
        gettext_lazy(
            "로그인하는 이메일 주소가 바뀌었습니다. 이제 이 주소로는 로그인할 수 없습니다."
        ),
        ACT,
        page="help",
    ),
    "account/email/email_confirm": Words(
        gettext_lazy("이메일 주소를 확인했습니다"),
        gettext_lazy("이 이메일 주소가 본인 것임을 확인했습니다."),
        ACT,
        page="account_email",
    ),
    "account/email/email_deleted": Words(
        gettext_lazy("이메일 주소를 지웠습니다"),
        gettext_lazy("계정에서 이메일 주소 하나를 지웠습니다."),
        ACT,
        page="account_email",
    ),
    "account/email/password_changed": Words(
        gettext_lazy("비밀번호가 바뀌었습니다"),
        gettext_lazy("로그인하는 비밀번호를 바꾸었습니다."),
        ACT,
        page="account_reset_password",
    ),
    "account/email/password_reset": Words(
        gettext_lazy("비밀번호를 새로 정했습니다"),
        gettext_lazy("잊으신 비밀번호를 새로 정했습니다."),
        ACT,
        page="account_reset_password",
    ),
    "account/email/password_set": Words(
        gettext_lazy("비밀번호를 만들었습니다"),
        gettext_lazy("이제 비밀번호로도 로그인할 수 있습니다."),
        ACT,
        page="account_reset_password",
    ),
    "mfa/email/webauthn_added": Words(
        gettext_lazy("패스키를 만들었습니다"),
        gettext_lazy("이제 이 패스키로도 로그인할 수 있습니다."),
        ACT,
        page="mfa_index",
    ),
    "mfa/email/webauthn_removed": Words(
        gettext_lazy("패스키를 지웠습니다"),
        gettext_lazy("이제 지운 패스키로는 로그인할 수 없습니다."),
        ACT,
        page="mfa_index",
    ),
    "mfa/email/recovery_codes_generated": Words(
        gettext_lazy("복구 번호를 만들었습니다"),
        gettext_lazy("복구 번호를 새로 만들었습니다. 전에 쓰던 번호는 이제 쓸 수 없습니다."),
        ACT,
        page="mfa_index",
    ),
}
"""Every letter that the log-in sends, by the name allauth calls it."""


@dataclass(frozen=True)
class Written:
    """A letter as it is sent, and for how long it is worth sending."""

    subject: str
    body: str
    lasts: timedelta


def write(name: str, *, language: str, facts: Mapping[str, object]) -> Written:
    """The letter in the reader's language; `facts` are allauth's: `code`, or `ip` of a change."""
    words = LETTERS[name]
    lasts = _valid(words)
    with override(language):
        here = city()
        parts = [
            _("안녕하세요. %(service)s입니다.") % {"service": here.service},
            str(words.text),
        ]
        if lasts:
            minutes = int(lasts.total_seconds() // 60)
            parts += [
                f"    {facts['code']}",
                _("%(minutes)s분 동안 한 번만 쓸 수 있습니다.") % {"minutes": minutes},
            ]
        if "ip" in facts:
            parts.append(_("바꾼 곳의 인터넷 주소: %(ip)s") % {"ip": facts["ip"]})
        if words.page:
            parts.append(f"{settings.SITE_URL}{reverse(words.page)}")
        parts += [str(words.if_not), _signature()]
        subject = f"[{here.service}] {words.subject}"
    return Written(subject, "\n\n".join(parts) + "\n", lasts or NEWS_LASTS)


def _valid(words: Words) -> timedelta | None:
    """How long the code in the letter may be typed in; None if it holds none."""
    if not words.valid:
        return None
    return timedelta(seconds=getattr(app_settings, words.valid))


def _signature() -> str:
    """Who wrote, and where a person answers; a sample number is not given out."""
    here = city()
    lines = [f"{here.service} {here.site}", f"{settings.SITE_URL}{reverse('help')}"]
    if not here.help.sample:
        lines.append(
            _("전화 %(phone)s (%(hours)s)") % {"phone": here.help.phone, "hours": here.help.hours}
        )
    return "\n".join(lines)
