"""What worker, settler and crowd do beside the site of the tests: scripts, each in a fork of one
process that has loaded the site, since loading it takes longer than most of them.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ops.tree import ROOT

WAITS = """
import gc, json, os, sys, traceback
from naru.config.loading import set_up; set_up()
for line in sys.stdin:
    script, words, folder = json.loads(line)
    child = os.fork()
    if not child:
        failed = 0
        for number, name in ((1, "said"), (2, "complained")):
            os.dup2(os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.argv[1:] = words
        try:
            exec(script, {"__name__": "__main__"})
        except BaseException:
            traceback.print_exc()
            failed = 1
        sys.stdout.flush()
        os._exit(failed)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass
class Beside:
    """The process, started when it is first asked; `folder` takes what a script says."""

    environment: dict[str, str]
    folder: Path
    process: subprocess.Popen[str] | None = None

    def run(self, script: str, *words: str) -> str:
        """What the script prints, with the words as its arguments; fails with all if it fails."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-c", WAITS], env=self.environment, cwd=ROOT, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
        asked, answers = self.process.stdin, self.process.stdout
        assert asked is not None
        assert answers is not None
        print(json.dumps([script, words, str(self.folder)]), file=asked, flush=True)
        status = answers.readline().strip()
        said, complained = ((self.folder / name).read_text() for name in ("said", "complained"))
        assert status == "0", f"{script} failed:\n{said}\n{complained}"
        return said

    def end(self) -> None:
        """Nothing more is asked."""
        if self.process is not None:
            self.process.communicate()
