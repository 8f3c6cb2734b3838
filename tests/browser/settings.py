"""The site as `make run` starts it, in a corner of its own: files in NARU_VAR, mail in files."""

from pathlib import Path

import axe_playwright_python

from naru.config.settings.dev import *  # noqa: F403
from naru.config.settings.dev import VAR_DIR

STATIC_ROOT = VAR_DIR / "static"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"

WHITENOISE_ROOT = Path(axe_playwright_python.__file__).parent
"""axe is a file of the site: a browser compiles that once, a script sent to a page each time."""
