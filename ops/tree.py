"""Where things lie in this working tree."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("NARU_VAR", ROOT / "var")).resolve()
DATABASE = VAR / "postgres"
