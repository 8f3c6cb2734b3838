"""What a visitor has answered so far. It lives in the session and nowhere else.

Nothing of it stands in an address. It goes when the visitor clears it, when the session ends, and
when somebody else's record comes to hand in the same browser.
"""

from dataclasses import asdict, dataclass, field
from datetime import date

from django.http import HttpRequest

from naru.policies.reading.book import rulebook
from naru.policies.rules import asking
from naru.policies.rules.facts import FACTS, Facts, as_decided
from naru.policies.rules.rulebook import Policy, Rulebook
from naru.web.acting import ACTING

KEY = "screener"


@dataclass
class Case:
    """Answers as JSON keeps them, in the order asked. `programme` narrows it to one offer."""

    answers: dict[str, object] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    programme: str = ""
    holder: str = ""

    @property
    def facts(self) -> Facts:
        """The answers in the types that rules test."""
        return as_decided(self.answers)

    def answer(self, fact: str, value: object) -> None:
        """Keep an answer; one given again replaces the one before."""
        self._met(fact)
        self.answers[fact] = value

    def skip(self, fact: str) -> None:
        """Leave a question open; what was answered before is forgotten."""
        self._met(fact)
        self.answers.pop(fact, None)
        self.skipped.append(fact)

    def before(self, fact: str) -> str | None:
        """The question that was asked before this one."""
        place = self.asked.index(fact) if fact in self.asked else len(self.asked)
        return self.asked[place - 1] if place else None

    def policies(self, book: Rulebook) -> list[Policy]:
        """What is being checked: everything, or one programme's rules."""
        everything = list(book.policies.values())
        return [one for one in everything if self.programme in ("", one.programme)]

    def next_question(self, book: Rulebook, on: date) -> str | None:
        """The next fact worth asking, None when the result stands."""
        skipped = frozenset(self.skipped)
        return asking.next_question(self.policies(book), self.facts, on, skipped)

    def questions_left(self, book: Rulebook, on: date) -> int:
        """About how many questions are still to come."""
        skipped = frozenset(self.skipped)
        return asking.questions_left(self.policies(book), self.facts, on, skipped)

    def _met(self, fact: str) -> None:
        if fact not in self.asked:
            self.asked.append(fact)
        if fact in self.skipped:
            self.skipped.remove(fact)


def kept(request: HttpRequest) -> Case | None:
    """The visitor's case, None if there is none or it is about somebody else.

    A case begun without an account stays when its visitor logs in: it then becomes theirs.
    """
    raw = request.session.get(KEY)
    if raw is None:
        return None
    case = Case(**raw)
    if case.holder not in ("", holder(request)):
        clear(request)
        return None
    known = {name: value for name, value in case.answers.items() if name in FACTS}
    return Case(known, case.skipped, case.asked, case.programme, case.holder)


def keep(request: HttpRequest, case: Case) -> None:
    """Put the case back; it belongs to whoever's record is at hand."""
    case.holder = holder(request)
    request.session[KEY] = asdict(case)


def clear(request: HttpRequest) -> None:
    """Forget everything that was answered."""
    request.session.pop(KEY, None)


def holder(request: HttpRequest) -> str:
    """Whose pages these are: a record acted for, one's own log-in, or nobody's."""
    if ACTING in request.session:
        return str(request.session[ACTING]["resident"])
    return f"user:{request.user.pk}" if request.user.is_authenticated else ""


def book() -> Rulebook:
    """The rules the visitor is told."""
    return rulebook()
