"""Where things lie in this working tree."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("NARU_VAR") or ROOT / "var").resolve()
DATABASE = VAR / "postgres"
LOGINS = VAR / "logins.txt"
"""How to log in as each demo person, as the last start wrote it."""
