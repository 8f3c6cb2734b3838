"""How people log in: by e-mail code, passkey or password, without telling who has an account."""

from datetime import timedelta

ACCOUNT_ADAPTER = "naru.web.account.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "naru.web.account.forms.SignUpForm",
    "login": "naru.web.account.forms.LogInForm",
    "request_login_code": "naru.web.account.forms.RequestLogInCodeForm",
    "confirm_login_code": "naru.web.account.forms.LogInCodeForm",
    "confirm_email_verification_code": "naru.web.account.forms.EmailCodeForm",
    "add_email": "naru.web.account.forms.ChangeAddressForm",
    "change_email": "naru.web.account.forms.MendAddressForm",
    "change_password": "naru.web.account.forms.ChangePasswordForm",
    "set_password": "naru.web.account.forms.SetPasswordForm",
    "reset_password": "naru.web.account.forms.ForgotPasswordForm",
    "confirm_password_reset_code": "naru.web.account.forms.ResetCodeForm",
    "reset_password_from_key": "naru.web.account.forms.NewPasswordForm",
    "reauthenticate": "naru.web.account.forms.AgainForm",
}
UNPROVED_LASTS = timedelta(days=7)
"""Since 24 November 2026: who joined and never proved the address is forgotten after a week. A
code is valid for a quarter of an hour, and a week is time to find it in another mailbox and log in
by a new one; longer would keep the address of somebody who perhaps never came here."""
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
"""The log-in page has a password field only if sign-up knows one; our form takes it out there."""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_RATE_LIMITS = {
    "login_failed": "30/m/ip,5/5m/key",
    "signup": "40/m/ip",
}
"""A sixth wrong password for one address within five minutes is refused. Many residents share
one address of the network at a campus, so limits by network are wider than allauth's own."""

MFA_ADAPTER = "naru.web.account.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "naru.web.account.forms.RecoveryCodeForm",
    "reauthenticate": "naru.web.account.forms.RecoveryCodeAgainForm",
    "add_webauthn": "naru.web.account.forms.AddPasskeyForm",
    "edit_webauthn": "naru.web.account.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "recovery_codes"]
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_PASSKEY_LOGIN_ENABLED = True
USERSESSIONS_TRACK_ACTIVITY = False
