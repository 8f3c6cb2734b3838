"""`python -m ops.prepare`: bring database, texts and static files up to this code.

One process for all steps, because loading Django takes longer than most of them. Each step
leaves what is already right alone, so that a second start takes seconds.
"""

import hashlib
import io
import sys

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command, get_commands
from django.db import DatabaseError, OperationalError
from psycopg import errors

from naru.config.loading import set_up
from ops import schema
from ops.progress import Step, step
from ops.tree import LOGINS, VAR
from ops.trouble import Trouble, is_disk_full

STATIC_DIGEST = VAR / "static.digest"
NEVER_SENT = ("htmax-*", "htmx-2.js", "htmx-2-*", "htmx-4*", "hx-*")
"""Files of libraries that no page of ours asks for: compressing them takes longest."""


def prepare() -> None:
    """Every step in order; what goes wrong with the first is raised, and the rest is left."""
    with step("Tables") as told:
        _tables(told)
    with step("English texts"):
        _call("compilemessages")
    with step("Style sheets and pictures") as told:
        _static(told)
    if "load_city" in get_commands():
        with step("City pack") as told:
            told.note(_call("load_city").partition("\n")[0].rstrip("."))
    if "seed_demo" in get_commands():
        with step("Demo people") as told:
            told.note(_call("seed_demo").partition("\n")[0].rstrip("."))
            LOGINS.write_text(_call("seed_demo", "--list"))


def _tables(told: Step) -> None:
    schema.refuse_newer()
    missing = schema.pending()
    if missing:
        _call("migrate", "--no-input")
        told.note(f"{missing} migrations")
    _call("createcachetable")


def _static(told: Step) -> None:
    """Collect and compress anew only if a source changed since the last time that ended well."""
    digest = _static_sources()
    made = settings.STATIC_ROOT / "staticfiles.json"
    if made.exists() and STATIC_DIGEST.exists() and STATIC_DIGEST.read_text() == digest:
        return
    STATIC_DIGEST.unlink(missing_ok=True)
    left_out = [f"--ignore={pattern}" for pattern in NEVER_SENT]
    _call("collectstatic", "--no-input", "--clear", *left_out)
    STATIC_DIGEST.write_text(digest)
    told.note("compressed anew")


def _static_sources() -> str:
    """A digest over name, size and time of every static file."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            size, at = storage.size(name), storage.get_modified_time(name)
            seen.update(f"{name}\0{size}\0{at.timestamp()}\n".encode())
    return seen.hexdigest()


def _call(command: str, *arguments: str) -> str:
    """Run a management command; what it said, which is shown only where a step wants it."""
    said = io.StringIO()
    call_command(command, *arguments, stdout=said)
    return said.getvalue().strip()


def main() -> int:
    """Prepare, or say in one sentence why not."""
    set_up()
    try:
        VAR.mkdir(parents=True, exist_ok=True)
        prepare()
    except (Trouble, CommandError) as trouble:
        print(trouble, file=sys.stderr)
    except (DatabaseError, OSError) as error:
        sentence = _explain(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
    else:
        return 0
    return 1


def _explain(error: DatabaseError | OSError) -> str | None:
    """What to do about an error that is not our code's fault, or None."""
    if isinstance(error, OSError):
        where = f"'{error.filename}'" if error.filename else "files"
        return _full(where) if is_disk_full(error) else None
    if isinstance(error.__cause__, errors.DiskFull):
        return _full("in the database")
    if isinstance(error, OperationalError):
        reason = str(error).strip().partition("\n")[0]
        return (
            f"The database gave up in the middle of this step: {reason} (its own words are above, "
            "or in its log). What was done stays done: put it right and start again."
        )
    return None


def _full(where: str) -> str:
    return (
        f"The disk is full: there was no room to write {where}. Free some space and start again; "
        "what was done stays done."
    )


if __name__ == "__main__":
    sys.exit(main())
