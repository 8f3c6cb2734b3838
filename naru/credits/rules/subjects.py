"""When two subjects are the same: the bank looks at the name alone."""

import re
import unicodedata

_MARKS = re.compile(r"[\W_]+")


def same_subject(name: str) -> str:
    """The name without blanks and marks: subjects equal in it count once."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name).casefold())
