"""Where things are. All of the settings that `manage.py simulate` needs: it loads no others."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(os.environ.get("NARU_VAR") or BASE_DIR / "var")
CITY_DIR = BASE_DIR / "cities" / (os.environ.get("NARU_CITY") or "seoul")
SIMULATION_DIR = VAR_DIR / "simulation"
