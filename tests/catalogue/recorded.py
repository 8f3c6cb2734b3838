"""Where recorded answers of the real sources lie, on machines that have them; never in the tree."""

import os
from pathlib import Path

from ops.tree import ROOT

FOLDER = Path(os.environ.get("NARU_SAMPLES") or ROOT.parent / "shared" / "data") / "samples"
