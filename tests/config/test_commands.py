"""`manage.py`: what is missing before a command can begin is one sentence, never a traceback."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.databases import address_of

NOBODY = "postgresql://nobody@127.0.0.1:1/naru"


def run(*words, **environment):
    """As from a terminal, where no process of the site has said what it is."""
    settled = {"DJANGO_SETTINGS_MODULE": "naru.config.settings.dev", "DATABASE_URL": NOBODY}
    bare = {name: value for name, value in os.environ.items() if name != "NARU_PROCESS"}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        check=False,
        cwd=settings.BASE_DIR,
        env={**bare, **settled, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("words", [("load_city",), ("migrate", "--check")])
def test_database_that_does_not_answer_is_said_with_the_way_to_start_it(words):
    done = run(*words)
    assert done.returncode == 1
    assert done.stderr.startswith("No database answers: ")
    assert "leave it running in another terminal" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_database_that_answers_refuses_stays_an_error_with_its_place():
    slow = (
        "from django.db import connection\n"
        "connection.cursor().execute('set statement_timeout = 1; select pg_sleep(9)')"
    )
    done = run("shell", "-c", slow, DATABASE_URL=address_of("postgres"))
    assert "QueryCanceled" in done.stderr
    assert "No database answers" not in done.stderr


def test_whoever_asks_for_the_traceback_gets_it():
    assert "Traceback" in run("load_city", "--traceback").stderr


def test_settings_that_do_not_hold_are_said():
    done = run("check", DATABASE_URL="mysql://somewhere/naru")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "postgresql://" in done.stderr
