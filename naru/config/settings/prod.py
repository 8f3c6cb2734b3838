"""Production: every secret comes from the environment, and nothing has a default."""

import os
import re

from django.core.exceptions import ImproperlyConfigured

from naru.config.settings.base import *  # noqa: F403
from naru.config.settings.database import from_url, is_embedded

SHORTEST_KEY = 50


def required(name: str) -> str:
    """The variable's value, or a refusal to start that names it."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name} (docs/operations.md).")
    return value


def number(name: str, default: int) -> int:
    """The variable's value as a whole number above 0; refuses anything else."""
    text = os.environ.get(name, "").strip() or str(default)
    if not text.isdecimal() or int(text) == 0:
        raise ImproperlyConfigured(f"{name} has to be a whole number above 0, and is '{text}'.")
    return int(text)


DEBUG = False
NARU_DEMO = False
SECRET_KEY = required("SECRET_KEY")
if len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(
        f"SECRET_KEY has to have at least {SHORTEST_KEY} letters: python3 -c "
        "'import secrets; print(secrets.token_urlsafe(50))' makes a good one."
    )
RECEIPT_KEY = required("RECEIPT_KEY")
if not re.fullmatch("[0-9a-f]{64}", RECEIPT_KEY):
    raise ImproperlyConfigured(
        "RECEIPT_KEY has to be 64 letters of 0-9 and a-f: python3 -c "
        "'import secrets; print(secrets.token_hex(32))' makes one."
    )
CERTIFICATE_KEY = required("CERTIFICATE_KEY")
if not re.fullmatch("[0-9a-f]{64}", CERTIFICATE_KEY):
    raise ImproperlyConfigured(
        "CERTIFICATE_KEY has to be 64 letters of 0-9 and a-f: python3 -c "
        "'import secrets; print(secrets.token_hex(32))' makes one."
    )
CERTIFICATE_TOKEN_KEY = required("CERTIFICATE_TOKEN_KEY")
if not re.fullmatch("[A-Za-z0-9+/]{1000,}={0,2}", CERTIFICATE_TOKEN_KEY):
    raise ImproperlyConfigured(
        "CERTIFICATE_TOKEN_KEY has to be an RSA key of 3072 bits (PKCS 8, DER) in base64, on one "
        "line: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -outform DER "
        "| base64 -w0 makes one."
    )
ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS").split(",") if host.strip()]
DATABASES = {"default": from_url(required("DATABASE_URL"), pool_max=number("DB_POOL", 8))}
if is_embedded(required("DATABASE_URL")):
    raise ImproperlyConfigured(
        "DATABASE_URL leads to the embedded PostgreSQL, which is for trying Naru on one machine: "
        "point it at a PostgreSQL server (15 or newer) with backups."
    )
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = required("EMAIL_HOST")
EMAIL_PORT = number("EMAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = True
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL")
SITE_URL = required("SITE_URL").rstrip("/")

# How many proxies of ours stand in front and add to X-Forwarded-For: rate limits and lockouts
# count by the address that the last of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = number("NARU_PROXIES", 1)
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# With these names browsers refuse cookies that a neighbouring subdomain has planted.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
