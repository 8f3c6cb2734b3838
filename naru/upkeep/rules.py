"""What of an exception may be shown to operators: its kind and where it came from, no words."""

from pathlib import Path
from traceback import extract_tb

OURS = "naru"
LONGEST_KIND = 200
LONGEST_PLACE = 300


def kind_of(error: BaseException) -> str:
    """The exception's full name, such as "naru.notices.services.mail.MailDown"."""
    kind = type(error)
    name = kind.__qualname__
    whole = name if kind.__module__ == "builtins" else f"{kind.__module__}.{name}"
    return whole[:LONGEST_KIND]


def place_of(error: BaseException) -> str:
    """The deepest line of ours on the way to it, such as "naru/notices/tasks.py:17"."""
    places = [
        f"{'/'.join(parts[parts.index(OURS) :])}:{frame.lineno}"
        for frame in extract_tb(error.__traceback__)
        if OURS in (parts := Path(frame.filename).parts)
    ]
    return places[-1][:LONGEST_PLACE] if places else ""
