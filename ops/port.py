"""The port of the web server: is it free, and if not, who has it?"""

import contextlib
import os
import socket
from pathlib import Path

from ops.trouble import Trouble

HOST = "127.0.0.1"
HIGHEST = 65_535
LISTEN = "0A"


def claim(text: str) -> int:
    """The port as a number if a server can listen there now; raises Trouble with a way out."""
    if not text.isdecimal() or not 0 < int(text) <= HIGHEST:
        raise Trouble(f"PORT has to be a number from 1 to {HIGHEST}, and is '{text}'.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Trouble(
                f"Port {port} is for root only: choose one above 1023, such as make run PORT=8001."
            ) from None
        except OSError:
            other = port + 1 if port < HIGHEST else 8001
            raise Trouble(
                f"Port {port} is in use{_by_whom(port)}: stop that, or choose another port with "
                f"make run PORT={other}."
            ) from None
    return port


def _by_whom(port: int) -> str:
    """ " by NAME (process N)" where the system lets us know, else nothing."""
    inodes = set(_listening(port))
    if not inodes:
        return ""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            for handle in (process / "fd").iterdir():
                if os.readlink(handle) in inodes:
                    name = (process / "comm").read_text().strip()
                    return f" by {name} (process {process.name})"
    return " by another user's process"


def _listening(port: int) -> list[str]:
    """The sockets that listen on the port, as /proc/*/fd names them."""
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            for line in Path(table).read_text().splitlines()[1:]:
                words = line.split()
                if words[3] == LISTEN and int(words[1].rpartition(":")[2], 16) == port:
                    found.append(f"socket:[{words[9]}]")
    return found
