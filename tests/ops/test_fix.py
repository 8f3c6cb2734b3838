"""`make fix` mends what it can in one go, and says no only where something is left to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ops.tree import ROOT

WIDE = f"NAMES = [{', '.join(repr('name' + str(number)) for number in range(12))}]\n"
"""Too long for a line, and the formatter breaks it."""


@pytest.fixture
def tree(tmp_path):
    """A tree with the project's own rules and one page that is well as it is."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "naru/web/templates").mkdir(parents=True)
    (tmp_path / "naru/web/templates/well.html").write_text("<p>x</p>\n")
    return tmp_path


def fix(tree):
    stamp = f"{sys.prefix}/dev.stamp"
    words = ["make", f"VENV={sys.prefix}", "-o", stamp, "fix"]
    return subprocess.run(words, check=False, cwd=tree, capture_output=True, text=True)


def test_what_was_mended_is_no_failure(tree: Path):
    code, page = tree / "naru/names.py", tree / "naru/web/templates/page.html"
    code.write_text(f'"""Names."""\n\nimport os\n\n{WIDE}')
    page.write_text("{% block content %}\n<p>x</p>\n{% endblock %}\n")
    done = fix(tree)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "import os" not in code.read_text()
    assert max(map(len, code.read_text().splitlines())) <= 100
    assert "  <p>x</p>" in page.read_text()


def test_what_nobody_can_mend_but_oneself_is_named(tree: Path):
    (tree / "naru/names.py").write_text('"""Names."""\n\nprint(unknown)\n')
    done = fix(tree)
    assert done.returncode == 2
    assert "F821" in done.stdout
