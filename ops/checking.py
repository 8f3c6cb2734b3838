"""`make check`, its last part: production settings, migrations, known holes in dependencies."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

from ops.tree import ROOT

AUDIT_SECONDS = 90
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "naru.config.settings.prod",
    "SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghij" * 3,
    "RECEIPT_KEY": "0123456789abcdef" * 4,
    "CERTIFICATE_KEY": "0123456789abcdef" * 4,
    "CERTIFICATE_TOKEN_KEY": "MIIG" * 600,
    "ALLOWED_HOSTS": "naru.example",
    "DATABASE_URL": "postgresql://naru:secret@database.example/naru",
    "EMAIL_HOST": "mail.example",
    "DEFAULT_FROM_EMAIL": "naru@naru.example",
    "SITE_URL": "https://naru.example",
}
"""Made-up values for everything production demands; nothing connects anywhere."""


@dataclass(frozen=True)
class Audit:
    """What the audit found: sentences about holes, packages it knew, or why it could not."""

    holes: list[str]
    looked_up: int
    reason: str = ""


def run(_arguments: list[str]) -> int:
    """Every check, also after one failed, so that one run tells all; 0 if all hold."""
    held = [
        _manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION),
        _manage("makemigrations", "--check", "--dry-run",
                DJANGO_SETTINGS_MODULE="naru.config.settings.test"),
        _report(audit()),
    ]  # fmt: skip
    return 0 if all(held) else 1


def audit() -> Audit:
    """Ask for known vulnerabilities of the pinned packages, giving up early without network."""
    command = [
        sys.executable, "-m", "pip_audit", "-r", "requirements/base.txt",
        "-r", "requirements/worker.txt", "--require-hashes", "--disable-pip", "--timeout", "5",
        "--progress-spinner", "off", "--format", "json",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd=ROOT, timeout=AUDIT_SECONDS
        )
    except subprocess.TimeoutExpired:
        return Audit([], 0, f"no answer within {AUDIT_SECONDS} s")
    return judge(done.stdout, done.stderr)


def judge(output: str, errors: str) -> Audit:
    """Read the audit's JSON; output that is none means that it got no answer."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        lines = errors.strip().splitlines() or ["no answer"]
        return Audit([], 0, lines[-1][:200])
    holes = [
        f"{package['name']} {package['version']} has {hole['id']}: "
        + (f"update to {hole['fix_versions'][0]}." if hole["fix_versions"] else "no fix yet.")
        for package in packages
        for hole in package.get("vulns", [])
    ]
    looked_up = sum("vulns" in package for package in packages)
    return Audit(holes, looked_up, "" if looked_up else "the index here knows none of the packages")


def _report(found: Audit) -> bool:
    if found.reason:
        print(f"Dependencies not audited: {found.reason}.")
        return True
    for hole in found.holes:
        print(hole)
    if not found.holes:
        print(f"Dependencies audited: no known hole in {found.looked_up} packages.")
    return not found.holes


def _manage(*words: str, **environment: str) -> bool:
    """Whether a management command holds; it says itself what is wrong."""
    command = [sys.executable, "-W", "ignore::RuntimeWarning", "manage.py", *words]
    done = subprocess.run(
        command, check=False, cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        print(f"manage.py {' '.join(words)}:\n{done.stdout}{done.stderr}")
    return done.returncode == 0
