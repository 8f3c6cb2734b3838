"""What the tests need from the system is found, or asked for in a sentence; tests never skip."""

import os
import shutil
from pathlib import Path

import pytest

from ops import tools
from ops.trouble import Trouble


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any program but npm; what a test puts into the folder is there."""
    for name in ("node", "npm"):
        program(tmp_path / name, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    return tmp_path


def program(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_missing_browser_is_asked_for(bare):
    with pytest.raises(Trouble) as missing:
        tools.chromium()
    assert str(missing.value) == (
        "The tests need Chromium: install with 'apt-get install chromium' as root (elsewhere: your "
        "system's packages of that kind, or, for the browser, "
        "'.venv/bin/playwright install chromium') and run them again."
    )


def test_missing_font_is_asked_for_where_nothing_may_be_installed(bare):
    program(bare / "chromium", "exit 0")
    with pytest.raises(Trouble, match=r"The tests need a Korean font: .*install fonts-nanum"):
        tools.ensure()


def test_missing_packages_are_installed_where_we_may(bare, capsys):
    """An apt-get that writes down what it is asked, and brings the browser and the font."""
    asked = bare / "asked"
    program(bare / "env", f'shift 2; echo "$@" >> {asked}; : > {bare}/font')
    program(bare / "fc-list", f"[ -e {bare}/font ] && echo Nanum")
    for name in ("apt-get", "sudo"):
        program(bare / name, "true" if name == "apt-get" else 'shift; "$@"')
    os.symlink("/bin/true", bare / "true")
    program(bare / "chromium", "exit 0")
    tools.ensure()
    assert capsys.readouterr().out == "Installing a Korean font for the tests ...\n"
    assert asked.read_text().splitlines() == [
        "-qq update",
        "-qq install -y --no-install-recommends fonts-nanum",
    ]


def test_system_browser_is_found(bare):
    own = program(bare / "chromium", "exit 0")
    assert tools.chromium() == own


def test_shell_is_taken_before_the_browser_with_windows(bare):
    program(bare / "chromium", "exit 0")
    own = program(bare / "chromium-headless-shell", "exit 0")
    assert tools.chromium() == own


def test_browser_is_installed_where_there_is_no_shell(bare):
    """An apt-get that knows only the packages of a system without the shell."""
    asked = bare / "asked"
    program(
        bare / "env",
        f'shift 2; echo "$@" >> {asked}\n'
        f'case "$*" in *s\\ chromium) echo "#!/bin/sh" > {bare}/chromium;'
        f" {shutil.which('chmod', path=os.defpath)} 755 {bare}/chromium; esac",
    )
    program(bare / "fc-list", "echo Nanum")
    program(bare / "apt-get", "true")
    program(bare / "sudo", 'shift; "$@"')
    os.symlink("/bin/true", bare / "true")
    tools.ensure()
    assert tools.chromium() == str(bare / "chromium")
    assert asked.read_text().splitlines() == [
        "-qq update",
        "-qq install -y --no-install-recommends chromium-headless-shell",
        "-qq install -y --no-install-recommends chromium",
    ]


def test_stub_of_a_snap_is_no_browser(bare):
    program(bare / "chromium-browser", "echo 'Command requires the chromium snap to be installed.'")
    own = program(bare / "browsers" / "chromium-1200" / "chrome-linux" / "chrome", "exit 0")
    assert tools.chromium() == own


def test_a_font_for_paper_is_installed_where_we_may_and_never_demanded(bare, capsys):
    tools.ensure_font()
    assert capsys.readouterr().out == ""
    program(bare / "env", f": > {bare}/font")
    program(bare / "fc-list", f"[ -e {bare}/font ] && echo Nanum")
    for name in ("apt-get", "sudo"):
        program(bare / name, "true" if name == "apt-get" else 'shift; "$@"')
    os.symlink("/bin/true", bare / "true")
    for _again in range(2):
        tools.ensure_font()
    assert capsys.readouterr().out == "Installing a Korean font for certificates ...\n"


def test_npm_is_found_or_asked_for(bare):
    assert tools.program("npm") == str(bare / "npm")
    (bare / "npm").unlink()
    with pytest.raises(Trouble, match=r"The tests need npm: .*install npm"):
        tools.program("npm")
