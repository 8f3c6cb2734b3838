"""`make run`: a city on this machine, with demo people. Errors look as they do to residents."""

import os

from naru.config.settings.base import *  # noqa: F403
from naru.config.settings.database import embedded_url, from_url
from naru.config.settings.folders import VAR_DIR

DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "naru-on-this-machine-only-" + "0" * 40)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {
    "default": from_url(
        os.environ.get("DATABASE_URL")
        or embedded_url(VAR_DIR / "postgres")
        or "postgresql:///naru",
        pool_max=8,
    )
}
EMAIL_BACKEND = "naru.core.mail.TerminalBackend"
SITE_URL = os.environ.get("SITE_URL", "http://localhost:8000")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
NARU_DEMO = True
CARD_COMPANY = "naru.payments.services.sandbox.Sandbox"
