"""A new database by `manage.py migrate` and by Django's own (`make bench NAME=migrate`).

Both make the same tables, keys, triggers and indexes, to the letter of `pg_dump`; judged by the
processor's time of the process that migrates, because others may use the machine.
"""

import json
import resource
import secrets
import subprocess
import sys

from ops import external, site
from ops.postgres import client, programs
from ops.tree import ROOT, VAR

OURS = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
DJANGOS = """
import django
django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""
BAR = 0.5
"""At most this part of Django's own time."""


def migrated(server: client.Embedded, code: str) -> tuple[float, str]:
    """Seconds of the processor for an empty database, and the schema that came out."""
    url = server.url.replace("/naru?", f"/bench_{secrets.token_hex(3)}?")
    external.ensure(url)
    own = site.environment(url, DJANGO_SETTINGS_MODULE="naru.config.settings.test")
    before = _children_s()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=own)
    took = _children_s() - before
    dump = [programs.folder() / "pg_dump", "--schema-only", "--no-owner", f"--dbname={url}"]
    text = subprocess.run(dump, check=True, capture_output=True, text=True).stdout
    return took, "\n".join(line for line in text.splitlines() if "restrict" not in line)


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """One JSON line; 0 if the bars hold."""
    place = VAR / f"bench-{secrets.token_hex(3)}"
    server = client.launch(place, throwaway=True, say=lambda line: print(line, file=sys.stderr))
    try:
        ours, our_schema = migrated(server, OURS)
        theirs, their_schema = migrated(server, DJANGOS)
    finally:
        server.stop()
    same = our_schema == their_schema
    figures = {"ours_cpu_s": round(ours, 1), "djangos_cpu_s": round(theirs, 1), "same": same,
               "lines": our_schema.count("\n")}  # fmt: skip
    ok = same and ours <= BAR * theirs
    bars = {"same": True, "ours_cpu_s": f"<= {BAR} x djangos_cpu_s"}
    print(json.dumps({"bench": "migrate", "figures": figures, "bars": bars, "ok": ok}))
    return 0 if ok else 1


if __name__ == "__main__":
    raise SystemExit(main())
