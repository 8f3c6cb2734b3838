"""A job that writes down when it begins and ends, and waits in between for leave to go on."""

import time
from pathlib import Path

from procrastinate.contrib.django import app


@app.task(name="tests.slow_job")
def slow_job(folder: str) -> None:
    """Begin, wait until the folder holds `go`, end."""
    with Path(folder, "story").open("a") as story:
        story.write("begun\n")
        story.flush()
        while not Path(folder, "go").exists():
            time.sleep(0.05)
        story.write("ended\n")
