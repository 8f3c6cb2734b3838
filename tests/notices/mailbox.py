"""A mail server of the tests' own, on a free port of this machine."""

import asyncio
import email
import email.policy
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

from aiosmtpd.controller import Controller

SLOW_S = 1.5
"""How long an address that begins with "slow" keeps its sender waiting."""


class Mailbox:
    """A mail server that answers as the address says: 250, 451, 550, or too late.

    `got` is what came.
    """

    def __init__(self):
        self.got = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address.startswith("gone"):
            return "550 no such mailbox"
        if address.startswith("slow"):
            await asyncio.sleep(SLOW_S)
        if address.startswith("busy"):
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.got.append((envelope.rcpt_tos[0], envelope.content.decode()))
        return "250 OK"

    def mails(self, to: str) -> list[EmailMessage]:
        """What came for the address, oldest first, as a mail program reads it."""
        return [
            email.message_from_string(text, policy=email.policy.default)
            for who, text in self.got
            if who == to
        ]


@contextmanager
def serving() -> Iterator[tuple[Mailbox, int]]:
    """The server and its port."""
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()
