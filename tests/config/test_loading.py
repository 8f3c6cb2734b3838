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


KEEPS = """
import gc
from naru.config.loading import MANY, OFTEN, keep_pages
keep_pages()
few = [[] for _ in range(MANY // 2)]
gc.collect()
print(gc.get_freeze_count())
pages = []
for _ in range(OFTEN + 1):
    pages.append([[] for _ in range(MANY)])
    gc.collect()
    print(gc.get_freeze_count() // MANY)
"""


def test_many_things_that_are_no_garbage_are_looked_through_once_and_this_a_few_times_at_most():
    done = subprocess.run(
        [sys.executable, "-c", KEEPS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "1", "2", "3", "4", "4"]
