"""Who carries texts to telephones: one interface, and a sender that writes them to files.

A city names its contractor's sender in the setting `TEXT_SENDER`. AlimTalk goes by registered
templates: `template` is the notice's kind, and a sender that has none for it sends the text.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class TextDown(Exception):
    """The message could not be taken now; the job tries again."""


class TextRefused(Exception):
    """The number gets no messages, today or tomorrow."""


@dataclass(frozen=True)
class Text:
    """One message. `key` is the same whenever the same one is handed over again.

    `form` is "SMS" up to 90 bytes of EUC-KR, else "LMS", which has a `subject`.
    """

    key: str
    to: str
    form: str
    subject: str
    body: str
    template: str


class Sender(Protocol):
    """What a contractor's adapter has to do."""

    def send(self, text: Text) -> None:
        """Take the message, once for each `key`. Raises `TextDown` or `TextRefused`."""


class FileSender:
    """Writes each message to a file of its key in `TEXT_DIR`; a key that is there is done."""

    def send(self, text: Text) -> None:
        """Refuses Korean numbers that are no mobile telephone."""
        if text.to.startswith("+82") and not text.to.startswith("+821"):
            raise TextRefused("no mobile telephone")
        folder = Path(settings.TEXT_DIR)
        content = json.dumps(asdict(text), ensure_ascii=False, indent=1)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / f"{text.key}.json").open("x", encoding="utf-8") as file:
                file.write(content)
        except FileExistsError as there:
            if not folder.is_dir():
                raise TextDown("no folder for messages") from there
        except OSError as trouble:
            raise TextDown(f"no file: {type(trouble).__name__}") from trouble


def sender() -> Sender:
    """The one this installation uses."""
    made: Sender = import_string(settings.TEXT_SENDER)()
    return made
