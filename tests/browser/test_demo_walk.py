"""`make demo-walk` on a site as `make run` leaves it, with the processes that run beside it."""

import subprocess
import sys

import pytest

from ops.tree import ROOT
from ops.walk.story import STEPS
from tests.browser.site import PLAIN, environment, running
from tests.ops.walk.test_run import walked

BESIDE = (["procrastinate", "worker", "--concurrency", "1"], ["settle_claims"])


@pytest.fixture
def working(tmp_path):
    """A site that no other test looks at; worker and settler are ended with the test."""
    with running(tmp_path, template=PLAIN) as own:
        beside = [
            subprocess.Popen(
                [sys.executable, "manage.py", *words],
                cwd=ROOT,
                env=environment(own.database_url, own.var),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for words in BESIDE
        ]
        yield own
        for one in beside:
            one.terminate()
        for one in beside:
            one.wait(timeout=30)


def test_every_step_is_as_promised(working):
    code, lines = walked(working.url)
    assert code == 0, "\n".join(lines)
    assert [line for line in lines if line[:1].isdigit()] == [
        f"{number}. {title}" for number, (title, _act) in enumerate(STEPS, 1)
    ]
    assert lines[-1].startswith(f"All {len(STEPS)} steps are as promised")
