"""Settings shared by every environment. Only settings read the environment."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from naru.city.site import time_zone_of
from naru.config.settings import folders
from naru.config.settings.login import *  # noqa: F403

BASE_DIR: Path = folders.BASE_DIR
VAR_DIR: Path = folders.VAR_DIR
CITY_DIR: Path = folders.CITY_DIR
SIMULATION_DIR: Path = folders.SIMULATION_DIR

SOURCE_KEYS = {
    name.removeprefix("NARU_KEY_").lower(): value
    for name, value in os.environ.items()
    if name.startswith("NARU_KEY_")
}
"""Keys of the services that the catalogue is read from, by the name the city pack gives them."""

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "naru.accounts",
    "naru.audit",
    "naru.files",
    "naru.upkeep",
    "naru.sources",
    "naru.occupations",
    "naru.places",
    "naru.residents",
    "naru.notices",
    "naru.programmes",
    "naru.policies",
    "naru.catalogue",
    "naru.counselling",
    "naru.diagnosis",
    "naru.spaces",
    "naru.enrolments",
    "naru.payments",
    "naru.scholarships",
    "naru.planning",
    "naru.lessons",
    "naru.credits",
    "naru.schools",
    "naru.credentials",
    "naru.outcomes",
    "naru.flows",
    "naru.web",
    "naru.api",
]
MIDDLEWARE = [
    "naru.web.middleware.PermissionsPolicy",
    "naru.web.middleware.ContentPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "naru.api.middleware.ApiAnswers",
    "naru.web.middleware.RefuseBadText",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "naru.web.middleware.NothingKept",
    "naru.web.resident.enrolments.express.Express",
    "naru.web.resident.learning.express.ExpressBeats",
    "naru.web.middleware.Room",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "naru.web.middleware.RefuseHugeBody",
    "naru.web.middleware.RefuseCutBody",
    "naru.web.middleware.LoginRequiredForPages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "naru.config.urls"
WSGI_APPLICATION = "naru.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "naru" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "naru.web.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "naru.web.templatetags.kept",
                "naru.web.templatetags.ui",
                "naru.web.templatetags.words",
            ],
        },
    }
]
FORM_RENDERER = "naru.web.forms.NaruRenderer"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_ON_APP_READY = "naru.upkeep.tasks.set_up"
PROCRASTINATE_IMPORT_PATHS = [
    "naru.core.tasks",
    "naru.flows.door_tasks",
    "naru.flows.learning_tasks",
]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["naru.web.account.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "me"
LOGOUT_REDIRECT_URL = "home"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "naru@localhost"
SITE_URL = "http://localhost:8000"
TEXT_SENDER = os.environ.get("TEXT_SENDER", "naru.notices.services.senders.FileSender")
TEXT_DIR = VAR_DIR / "texts"
"""Who carries messages to telephones; the one that comes with Naru writes files for a demo."""

CARD_COMPANY = os.environ.get("CARD_COMPANY", "")
CARD_DIR = VAR_DIR / "cards"
"""Whose adapter takes cards, none without; the one that comes with Naru plays a company in files,
for a demo."""

FILE_UPLOAD_HANDLERS = [
    "naru.web.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", _("한국어")), ("en", _("English"))]
LOCALE_PATHS = [
    BASE_DIR / "naru" / "locale" / topic
    for topic in (
        "frame",
        "people",
        "city",
        "edge",
        "catalogue",
        "courses",
        "policies",
        "provider",
        "scholarship",
        "enrolment",
        "elsewhere",
        "payment",
        "waiting",
        "review",
        "draw",
        "classes",
        "occupations",
        "mentoring",
        "planning",
        "diagnosis",
        "lessons",
        "quizzes",
        "spaces",
        "certificates",
        "credits",
        "schools",
        "outcomes",
        "audit",
    )
]
TIME_ZONE = time_zone_of(CITY_DIR)
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
RECEIPT_KEY = os.environ.get("RECEIPT_KEY", "")
RECEIPT_KEY_DIR = VAR_DIR / "keys"
FONT_DIRS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]
"""Where the system keeps fonts: certificates on paper need a Korean one."""

CERTIFICATE_KEY = os.environ.get("CERTIFICATE_KEY", "")
CERTIFICATE_TOKEN_KEY = os.environ.get("CERTIFICATE_TOKEN_KEY", "")

STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "naru.web.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

SESSION_COOKIE_AGE = 30 * 60
SESSION_ENGINE = "naru.web.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "naru.web.public.errors.csrf_failed"
X_FRAME_OPTIONS = "DENY"
ALLAUTH_TRUSTED_PROXY_COUNT = 0
LARGEST_BODY = 32_000_000
"""Bytes of one request, files included: room for the largest file a page takes (web/uploads.py),
and for the page to say itself that one is a little too large."""
LARGEST_LESSON_BODY = 450_000_000
"""The same for files of lessons, from people who are logged in; `lessons.toml` says how much of
it is taken."""
DATA_UPLOAD_MAX_NUMBER_FILES = 300
"""A course's folder comes as its files; `lessons.toml` counts them once more in a zip."""
PRESSES_A_MINUTE = 30
"""How often a minute one account may press to apply, in each web process: a person presses a few
times, a desk that helps one person after the other less than twice a minute."""
API_RATES = {"anonymous": 120, "token": 1_200}
"""Requests a minute to the API, by network address and by token."""

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
MESSAGE_TAGS = {10: "information", 20: "information", 25: "success", 30: "warning", 40: "danger"}
