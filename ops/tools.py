"""What the tests need from the system besides Python: a browser, Korean letters, and npm for the
programs of others that read what we write."""

import os
import shutil
import subprocess
from pathlib import Path

from ops.trouble import Trouble

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)
"""The shell first: the same engine without the browser's own windows takes half the time a page."""
CACHED = (
    "chromium_headless_shell-*/chrom*-linux*/*headless*shell",
    "chromium-*/chrome-linux*/chrome",
)
"""Where playwright puts the browsers it fetches for itself."""
FONT = "a Korean font"
PACKAGES = {
    "Chromium": ("chromium-headless-shell", "chromium"),
    FONT: ("fonts-nanum",),
    "npm": ("npm",),
}
"""What to install, best first: not every system has the first."""


def chromium() -> str:
    """Path of the browser for the tests; raises Trouble if there is none: they never skip."""
    found = _browser()
    if found is None:
        raise Trouble(_advice(["Chromium"]))
    return found


def program(name: str) -> str:
    """Path of `node` or `npm`; raises Trouble if there is none: the tests never skip."""
    found = shutil.which(name)
    if found is None:
        raise Trouble(_advice(["npm"]))
    return found


def ensure_font() -> None:
    """Install a Korean font for certificates on paper where we may; nothing is said if we may not:
    the page of a certificate says then what is missing.
    """
    command = None if _has_korean_font() else _installer()
    if command is not None:
        print("Installing a Korean font for certificates ...", flush=True)
        _ask([*command, "-qq", "update"])
        _install(command, FONT)


def ensure() -> None:
    """Install what is missing where we may (Debian, Ubuntu; root or sudo without password)."""
    missing = _missing()
    if not missing:
        return
    command = _installer()
    if command is not None:
        print(f"Installing {' and '.join(missing)} for the tests ...", flush=True)
        _ask([*command, "-qq", "update"])
        for name in missing:
            _install(command, name)
    missing = _missing()
    if missing:
        raise Trouble(_advice(missing))


def _install(command: list[str], name: str) -> None:
    for package in PACKAGES[name]:
        _ask([*command, "-qq", "install", "-y", "--no-install-recommends", package])
        if name not in _missing():
            return


def _ask(command: list[str]) -> None:
    subprocess.run(command, check=False, capture_output=True)


def _missing() -> list[str]:
    found = {
        "Chromium": _browser() is not None,
        FONT: _has_korean_font(),
        "npm": shutil.which("node") is not None and shutil.which("npm") is not None,
    }
    return [name for name, there in found.items() if not there]


def _browser() -> str | None:
    """A browser of the system, or one that playwright installed for itself."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path and not _is_snap_stub(path):
            return path
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    return next((str(path) for kind in CACHED for path in sorted(cache.glob(kind))), None)


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
    packages = " ".join(PACKAGES[name][-1] for name in missing)
    return (
        f"The tests need {' and '.join(missing)}: install with 'apt-get install {packages}' as root"
        " (elsewhere: your system's packages of that kind, or, for the browser, "
        "'.venv/bin/playwright install chromium') and run them again."
    )
