"""`make demo-walk` on a site of its own with its worker; and on one whose first step is broken."""

import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ops.tree import ROOT
from ops.walk.story import STEPS
from tests.browser.site import environment, running

WORKER = ["manage.py", "procrastinate", "worker", "--concurrency", "1"]


def walked(url):
    """Exit code and lines of a walk."""
    done = subprocess.run(
        [sys.executable, "-m", "ops", "demo-walk"],
        cwd=ROOT,
        env={**os.environ, "URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == "", done.stderr
    return done.returncode, done.stdout.strip().splitlines()


@pytest.fixture
def working(tmp_path):
    """A site that no other test looks at, and a worker beside it."""
    with running(tmp_path) as own:
        worker = subprocess.Popen(
            [sys.executable, *WORKER],
            cwd=ROOT,
            env=environment(own.database_url, own.var),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        yield own
        worker.terminate()
        worker.wait(timeout=30)


def test_every_step_is_as_promised_and_again(working):
    for _time in range(2):
        code, lines = walked(working.url)
        assert code == 0, "\n".join(lines)
        assert [line for line in lines if line[:1].isdigit()] == [
            f"{number}. {title}" for number, (title, _act) in enumerate(STEPS, 1)
        ]
        assert lines[-1].startswith(f"All {len(STEPS)} steps are as promised")


class Silent(BaseHTTPRequestHandler):
    """A site whose pages have a heading and nothing to press."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write("<main><h1>쉬는 날</h1></main>".encode())

    def log_message(self, *_words):
        pass


def test_the_first_step_that_is_not_as_promised_ends_it():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    code, lines = walked(url)
    server.shutdown()
    server.server_close()
    assert code == 1
    assert lines == [
        "1. Somebody registers",
        "   promised: a button “동의하고 확인 번호 받기”",
        f"   seen:     {url}/account/signup/ “쉬는 날”: ",
        "",
        "Step 1 is not as promised: Somebody registers.",
    ]
