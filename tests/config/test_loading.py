"""How a process of ours sets Django up."""

import subprocess
import sys

from ops.tree import ROOT

LOADS = """
import gc
from naru.config.loading import set_up
set_up()
from django.apps import apps
print(apps.ready, gc.isenabled(), gc.get_freeze_count() > 100_000)
"""


def test_everything_is_loaded_left_alone_and_garbage_is_looked_for_again():
    done = subprocess.run(
        [sys.executable, "-c", LOADS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "True", "True"]
