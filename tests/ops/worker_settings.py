"""The tests' settings, with one more job that takes as long as a test wants."""

from naru.config.settings.test import *  # noqa: F403
from naru.config.settings.test import PROCRASTINATE_IMPORT_PATHS

PROCRASTINATE_IMPORT_PATHS = [*PROCRASTINATE_IMPORT_PATHS, "tests.ops.slow_job"]
