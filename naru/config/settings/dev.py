"""`make run`: a city on this machine, with demo people. Errors look as they do to residents."""

import os

from naru.config.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "naru-on-this-machine-only-" + "0" * 40)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
NARU_DEMO = True
