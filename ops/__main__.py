"""`python -m ops COMMAND`: what the Makefile calls."""

import sys

from ops import backup, checking, graph, testing, up
from ops.trouble import Trouble
from ops.walk import run as walk

COMMANDS = {
    "up": up.run,
    "test": testing.run,
    "check": checking.run,
    "graph": graph.run,
    "backup": backup.backup,
    "restore": backup.restore,
    "demo-walk": walk.run,
}


def main(words: list[str]) -> int:
    """Run the command named first; trouble becomes one sentence and exit code 1."""
    if not words or words[0] not in COMMANDS:
        print(f"Say one of: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    try:
        return COMMANDS[words[0]](words[1:])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
