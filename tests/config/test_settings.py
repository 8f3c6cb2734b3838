"""Settings as processes read them: each case is a fresh Python with its own environment."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from naru.config.settings.database import EMBEDDED_MARKER, from_url, is_embedded
from ops.checking import PRODUCTION
from ops.postgres import place
from ops.tree import ROOT

SECRETS = sorted(set(PRODUCTION) - {"DJANGO_SETTINGS_MODULE"})
ALWAYS = "-c lock_timeout=3000 -c jit=off -c synchronous_commit=on"
READ = re.compile(r"""(?:required|number|environ\.get|getenv)\(\s*["']([A-Z_]+)["']""")


def load(module: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Import settings, and print a few of them."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    program = (
        f"import json; from naru.config.settings import {module} as s\n"
        "print(json.dumps([s.DEBUG, s.DATABASES['default']['OPTIONS'], s.SECURE_HSTS_SECONDS"
        " if hasattr(s, 'SECURE_HSTS_SECONDS') else 0]))"
    )
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**bare, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", SECRETS)
def test_production_refuses_without(name):
    done = load("prod", **{key: value for key, value in PRODUCTION.items() if key != name})
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: "
        f"Set the environment variable {name} (docs/operations.md)."
    )


def test_production_refuses_a_short_key():
    done = load("prod", **PRODUCTION | {"SECRET_KEY": "short"})
    assert "SECRET_KEY has to have at least 50 letters" in done.stderr


def test_production_refuses_a_receipt_key_that_is_none():
    done = load("prod", **PRODUCTION | {"RECEIPT_KEY": "short"})
    assert "RECEIPT_KEY has to be 64 letters of 0-9 and a-f" in done.stderr


def test_production_refuses_words_for_numbers():
    done = load("prod", **PRODUCTION, DB_POOL="many")
    assert "DB_POOL has to be a whole number above 0, and is 'many'." in done.stderr


def test_production_refuses_the_embedded_database(tmp_path):
    (tmp_path / EMBEDDED_MARKER).touch()
    done = load("prod", **PRODUCTION | {"DATABASE_URL": f"postgresql:///naru?host={tmp_path}"})
    assert done.returncode == 1
    assert "DATABASE_URL leads to the embedded PostgreSQL" in done.stderr


def test_production_web_process_has_a_pool_and_short_statements():
    done = load("prod", **PRODUCTION, NARU_PROCESS="web", DB_POOL="5")
    assert json.loads(done.stdout) == [
        False,
        {
            "pool": {"min_size": 1, "max_size": 5, "timeout": 5},
            "prepare_threshold": 0,
            "options": f"{ALWAYS} -c statement_timeout=10000",
        },
        365 * 24 * 3600,
    ]


def test_commands_may_take_their_time():
    done = load("prod", **PRODUCTION)
    assert json.loads(done.stdout)[1] == {
        "prepare_threshold": 0,
        "options": ALWAYS,
    }


def test_embedded_marker_is_the_one_the_supervisor_leaves():
    assert place.MARKER == EMBEDDED_MARKER


def test_embedded_is_known_by_its_socket_only(tmp_path):
    (tmp_path / EMBEDDED_MARKER).touch()
    quoted = str(tmp_path).replace("/", "%2F")
    assert is_embedded(f"postgresql://postgres@/naru?host={tmp_path}")
    assert is_embedded(f"postgresql://postgres@{quoted}/naru")
    assert not is_embedded("postgresql://postgres@localhost/naru")
    assert not is_embedded(f"postgresql:///naru?host={tmp_path.parent}")


def test_url_keeps_options_of_its_own():
    entry = from_url("postgresql://u:p%40@h:5433/naru?sslmode=require&options=-c%20x.y%3D1")
    assert {key: entry[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "naru", "USER": "u", "PASSWORD": "p@", "HOST": "h", "PORT": "5433",
    }  # fmt: skip
    assert entry["OPTIONS"] == {
        "sslmode": "require",
        "prepare_threshold": 0,
        "options": f"{ALWAYS} -c x.y=1",
    }


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://nowhere", "DATABASE_URL is no address PostgreSQL understands"),
        ("postgresql://h", "DATABASE_URL names no database: postgresql://host/naru"),
    ],
)
def test_bad_url_is_refused(url: str, sentence: str, tmp_path: Path):
    done = load("dev", DATABASE_URL=url, NARU_VAR=str(tmp_path))
    assert sentence in done.stderr.splitlines()[-1]
    assert "nowhere" not in done.stderr.splitlines()[-1]


def test_every_variable_is_in_the_operators_table():
    settings = ROOT / "naru" / "config" / "settings"
    read = {name for path in settings.glob("*.py") for name in READ.findall(path.read_text())}
    table = (ROOT / "docs" / "operations.md").read_text()
    listed = {*re.findall(r"`([A-Z_]+)`", table), "PGHOST"}
    assert {*SECRETS, "NARU_CITY", "NARU_PROXIES"} <= read
    assert read - listed == set()


@pytest.mark.parametrize(
    "command", [["-m", "ops.serve"], ["manage.py", "check"]], ids=["web server", "commands"]
)
def test_programs_end_with_one_sentence(command):
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**bare, **PRODUCTION, "SECRET_KEY": ""},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Set the environment variable SECRET_KEY (docs/operations.md).\n"
