"""What of an exception may be shown to operators: its kind and where it came from, no words."""

from pathlib import Path
from traceback import extract_tb

OURS = Path(__file__).resolve().parent.parent
"""Our code, wherever it lies and whatever the folders above it are called."""
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
        f"{path.relative_to(OURS.parent).as_posix()}:{frame.lineno}"
        for frame in extract_tb(error.__traceback__)
        if (path := Path(frame.filename)).is_relative_to(OURS)
    ]
    return places[-1][:LONGEST_PLACE] if places else ""
