"""Programs of others that read what Naru writes, from npm: what is pinned in package-lock.json.

    from tests.peers import asked
    read = asked("read_ical.mjs", {"files": ["BEGIN:VCALENDAR…"]})

Nothing of them is kept here; they are installed beside their lock the first time they are asked.
"""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from tests.databases import locked

HERE = Path(__file__).parent
PATIENCE_S = 120


def asked(script: str, question: dict[str, Any]) -> Any:
    """What a script of this folder answers: JSON in, JSON out."""
    installed()
    done = subprocess.run(
        ["node", script],
        cwd=HERE,
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, f"{script} failed:\n{done.stderr}"
    return json.loads(done.stdout)


@cache
def installed() -> None:
    """Have exactly what the lock says; one process at a time."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    assert not missing, f"These tests ask programs of others: install {', '.join(missing)} first."
    made = HERE / "node_modules" / ".package-lock.json"
    lock = HERE / "package-lock.json"
    with locked("peers"):
        if made.exists() and made.stat().st_mtime_ns >= lock.stat().st_mtime_ns:
            return
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        assert done.returncode == 0, f"npm ci failed:\n{done.stderr}"
        made.touch()
