"""Mail on a developer's machine: shown where the worker writes, as people would read it."""

from typing import Any

from django.core.mail.backends.console import EmailBackend


class TerminalBackend(EmailBackend):
    """Prints receiver, subject and plain text; Django's own prints Korean as base64."""

    def write_message(self, message: Any) -> None:
        """Write one message, its lines marked so that they stand out among the log's."""
        names = [part[0] for part in message.attachments if isinstance(part, tuple)]
        lines = [
            f"To: {', '.join(message.recipients())}",
            f"Subject: {message.subject}",
            "",
            *message.body.strip().splitlines(),
            *([f"(attached: {', '.join(map(str, names))})"] if names else []),
        ]
        self.stream.write("mail ┌\n" + "".join(f"mail │ {line}\n" for line in lines) + "mail └\n")
