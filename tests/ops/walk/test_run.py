"""`make demo-walk` ends at the first step that is not as promised, and says what was seen."""

import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ops.tree import ROOT


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
