"""What the tests need from the system besides Python: a browser and Korean letters."""

import os
import shutil
import subprocess
from pathlib import Path

from ops.trouble import Trouble

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PACKAGES = {"Chromium": "chromium", "a Korean font": "fonts-nanum"}


def chromium() -> str:
    """Path of the browser for the tests; raises Trouble if there is none: they never skip."""
    found = _browser()
    if found is None:
        raise Trouble(_advice(["Chromium"]))
    return found


def ensure() -> None:
    """Install what is missing where we may (Debian, Ubuntu; root or sudo without password)."""
    missing = _missing()
    if not missing:
        return
    command = _installer()
    if command is not None:
        print(f"Installing {' and '.join(missing)} for the tests ...", flush=True)
        packages = [PACKAGES[name] for name in missing]
        for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run([*command, "-qq", *step], check=False, capture_output=True)
    missing = _missing()
    if missing:
        raise Trouble(_advice(missing))


def _missing() -> list[str]:
    found = {"Chromium": _browser() is not None, "a Korean font": _has_korean_font()}
    return [name for name, there in found.items() if not there]


def _browser() -> str | None:
    """A browser of the system, or one that playwright installed for itself."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path and not _is_snap_stub(path):
            return path
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    return next((str(path) for path in sorted(cache.glob("chromium-*/chrome-linux*/chrome"))), None)


def _is_snap_stub(path: str) -> bool:
    """Ubuntu's package is a script that only tells to install a snap."""
    with Path(path).open("rb") as program:
        return b"requires the chromium snap" in program.read(4096)


def _has_korean_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    told = subprocess.run(["fc-list", ":lang=ko", "family"], check=False, capture_output=True)
    return bool(told.stdout.strip())


def _installer() -> list[str] | None:
    """The command to install packages without asking anybody, or None."""
    if shutil.which("apt-get") is None:
        return None
    settings = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if os.geteuid() == 0:
        return settings
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n", *settings] if allowed.returncode == 0 else None


def _advice(missing: list[str]) -> str:
    packages = " ".join(PACKAGES[name] for name in missing)
    return (
        f"The tests need {' and '.join(missing)}: install with 'apt-get install {packages}' as root"
        " (elsewhere: your system's packages of that kind, or, for the browser, "
        "'.venv/bin/playwright install chromium') and run them again."
    )
