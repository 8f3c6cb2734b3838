"""What of somebody's credits counts towards a degree of the credit bank, and what is missing.

Limits are sums, so whether lines fit together does not depend on their order: which of them count
is a choice (`choosing.py`).
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from naru.credits.rules.plain import (
    ADVANCE,
    ELECTIVE,
    LIBERAL,
    LICENCE,
    MAJOR,
    Degree,
    Limits,
    Line,
    Why,
)


@dataclass(frozen=True)
class Need:
    """Credits that are missing: in all, of the major, of liberal arts, from accredited courses."""

    total: int
    major: int
    liberal: int
    accredited: int

    @property
    def is_met(self) -> bool:
        return not (self.total or self.major or self.liberal or self.accredited)

    @property
    def short(self) -> int:
        """One number for how far it is, for comparing: everything that is missing together."""
        return self.total + self.major + self.liberal + self.accredited


@dataclass
class Book:
    """What has been counted so far; `refused` and `take` keep every limit of the degree. `proven`:
    no other choice of the lines counts better.
    """

    degree: Degree
    limits: Limits
    major: str
    by_category: Counter[str] = field(default_factory=Counter)
    by_term: Counter[tuple[int, int]] = field(default_factory=Counter)
    by_body: Counter[str] = field(default_factory=Counter)
    accredited: int = 0
    licences: int = 0
    licences_outside: int = 0
    subjects: set[str] = field(default_factory=set)
    proven: bool = True

    def copy(self) -> "Book":
        """The same to go on with, which changes nothing here."""
        return replace(
            self,
            by_category=self.by_category.copy(),
            by_term=self.by_term.copy(),
            by_body=self.by_body.copy(),
            subjects=set(self.subjects),
        )

    def counts_as(self, line: Line) -> str:
        """A major of another field counts as elective."""
        if line.category == MAJOR and line.field != self.major:
            return ELECTIVE
        return line.category

    def refused(self, line: Line) -> Why | None:
        """Why the line cannot be counted besides what was; a subject counts whole or not."""
        if line.kind == ADVANCE:
            return Why.ADVANCE
        if line.subject in self.subjects:
            return Why.SAME
        return self._refused_licence(line) if line.kind == LICENCE else self._refused_class(line)

    def take(self, line: Line) -> None:
        """Count the line; only after `refused` found nothing."""
        self.subjects.add(line.subject)
        self.by_category[self.counts_as(line)] += line.credits
        if line.kind == LICENCE:
            self.licences += 1
            self.licences_outside += self.counts_as(line) != MAJOR
            return
        self.by_term[self.limits.term_of(line.ended_on)] += line.credits
        if line.body:
            self.by_body[line.body] += line.credits
        if line.accredited:
            self.accredited += line.credits

    @property
    def total(self) -> int:
        return sum(self.by_category.values())

    @property
    def need(self) -> Need:
        return Need(
            total=max(0, self.degree.total - self.total),
            major=max(0, self.degree.major - self.by_category[MAJOR]),
            liberal=max(0, self.degree.liberal - self.by_category[LIBERAL]),
            accredited=max(0, self.limits.accredited - self.accredited),
        )

    def _refused_class(self, line: Line) -> Why | None:
        year, term = self.limits.term_of(line.ended_on)
        if self.by_term[year, term] + line.credits > self.limits.term:
            return Why.TERM
        if self.by_term[year, 1] + self.by_term[year, 2] + line.credits > self.limits.year:
            return Why.YEAR
        if line.body and self.by_body[line.body] + line.credits > self.degree.one_body:
            return Why.BODY
        return None

    def _refused_licence(self, line: Line) -> Why | None:
        if self.licences >= self.degree.licences:
            return Why.LICENCES
        outside = self.counts_as(line) != MAJOR
        if outside and self.licences_outside >= self.degree.licences_outside:
            return Why.OUTSIDE
        return None
