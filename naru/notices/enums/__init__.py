"""What the city tells people: every kind of notice with its words, in one list.

Add a line to `Kind` and one to the words of its subject: `words.py`, or a file of its own.
"""

from naru.notices.enums.certificates import SAID as CERTIFICATES
from naru.notices.enums.classes import SAID as CLASSES
from naru.notices.enums.kinds import Kind, MailRule, MailState, MessageState, Words
from naru.notices.enums.learning import SAID as LEARNING
from naru.notices.enums.mentoring import SAID as MENTORING
from naru.notices.enums.outcomes import SAID as OUTCOMES
from naru.notices.enums.planning import SAID as PLANNING
from naru.notices.enums.schools import SAID as SCHOOLS
from naru.notices.enums.spaces import SAID as SPACES
from naru.notices.enums.words import SAID

WORDS: dict[Kind, Words] = {
    **SAID,
    **CERTIFICATES,
    **CLASSES,
    **LEARNING,
    **MENTORING,
    **OUTCOMES,
    **PLANNING,
    **SCHOOLS,
    **SPACES,
}

__all__ = ["WORDS", "Kind", "MailRule", "MailState", "MessageState", "Words"]
