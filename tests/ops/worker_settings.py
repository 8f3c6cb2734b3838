"""The tests' settings, with one more job that takes as long as a test wants, and real mail."""

import os

from naru.config.settings.test import *  # noqa: F403
from naru.config.settings.test import PROCRASTINATE_IMPORT_PATHS

PROCRASTINATE_IMPORT_PATHS = [*PROCRASTINATE_IMPORT_PATHS, "tests.ops.slow_job"]

if "MAIL_PORT" in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["MAIL_PORT"])
