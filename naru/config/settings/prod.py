"""Production: every secret comes from the environment, and nothing has a default."""

import os

from django.core.exceptions import ImproperlyConfigured

from naru.config.settings.base import *  # noqa: F403
from naru.config.settings.database import from_url


def required(name: str) -> str:
    """The variable's value, or a refusal to start that names it."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name} (docs/operations.md).")
    return value


DEBUG = False
NARU_DEMO = False
SECRET_KEY = required("SECRET_KEY")
ALLOWED_HOSTS = required("ALLOWED_HOSTS").split(",")
DATABASES = {
    "default": from_url(required("DATABASE_URL"), pool_max=int(os.environ.get("DB_POOL", "8")))
}
if os.environ.get("NARU_EMBEDDED_POSTGRES"):
    raise ImproperlyConfigured(
        "The embedded PostgreSQL is for trying Naru on one machine. Point DATABASE_URL at a "
        "PostgreSQL server (15 or newer) with backups."
    )
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = required("EMAIL_HOST")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = True
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
