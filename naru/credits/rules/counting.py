"""What of somebody's credits counts towards a degree of the credit bank, and what is missing.

Limits are sums, so whether lines fit together does not depend on their order: which of them count
is a choice, and the best one is looked for here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from naru.credits.rules.plain import (
    ADVANCE,
    ELECTIVE,
    LIBERAL,
    LICENCE,
    MAJOR,
    Counted,
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
    """What has been counted so far; `refused` and `take` keep every limit of the degree."""

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


def count(
    lines: Iterable[Line], *, degree: Degree, limits: Limits, major: str
) -> tuple[Sequence[Counted], Book]:
    """Where a limit is full, those lines count that leave least missing, then most credits; of two
    choices alike, the one that was earned first.
    """
    listed = sorted(lines, key=lambda one: (one.ended_on, one.key))
    book = Book(degree, limits, major)
    chosen = best(listed, book)
    for number in sorted(chosen):
        book.take(listed[number])
    counted = [
        Counted(line, book.counts_as(line))
        if n in chosen
        else Counted(line, "", book.refused(line))
        for n, line in enumerate(listed)
    ]
    return counted, book


STEPS = 3_000
"""Choices that are tried: a page waits for it. Beyond them the best so far holds, which is never
worse than counting in the order in which lines were earned."""
Score = tuple[int, int]


def best(listed: Sequence[Line], book: Book) -> set[int]:
    """Places of the lines that count together. Those that no limit touches count anyway."""
    tied = _tied(listed, book)
    start, chosen = book.copy(), set(range(len(listed))) - set(tied)
    chosen = {n for n in chosen if start.refused(listed[n]) is None}
    for number in chosen:
        start.take(listed[number])
    search = _Search([listed[n] for n in tied])
    search.look(0, start, ())
    return chosen | {tied[n] for n in search.found}


def _tied(listed: Sequence[Line], book: Book) -> list[int]:
    """Places of the lines that cannot all count together: their limit or subject is too small."""
    whole = book.copy()
    for line in listed:
        if line.kind != ADVANCE:
            whole.take(line)
    subjects = Counter(one.subject for one in listed if one.kind != ADVANCE)
    return [n for n, one in enumerate(listed) if _is_tied(one, whole, subjects)]


def _is_tied(line: Line, whole: Book, subjects: Counter[str]) -> bool:
    degree, limits = whole.degree, whole.limits
    if line.kind == ADVANCE:
        return False
    if subjects[line.subject] > 1:
        return True
    if line.kind == LICENCE:
        return whole.licences > degree.licences or whole.licences_outside > degree.licences_outside
    year, term = limits.term_of(line.ended_on)
    return (
        whole.by_term[year, term] > limits.term
        or whole.by_term[year, 1] + whole.by_term[year, 2] > limits.year
        or whole.by_body[line.body] > degree.one_body
    )


class _Search:
    """Branch and bound over lines of which not all can count; `found` are places among them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.found: tuple[int, ...] = ()
        self.score: Score | None = None
        self.steps = 0

    def look(self, at: int, book: Book, chosen: tuple[int, ...]) -> None:
        """Take the line before leaving it out: the first choice is that of the order earned."""
        self.steps += 1
        if at == len(self.lines):
            score = _score(book.need.short, book.total)
            if self.score is None or score < self.score:
                self.score, self.found = score, chosen
            return
        if self.score is not None and (
            self.steps > STEPS or _hoped(book, self.lines[at:]) >= self.score
        ):
            return
        line = self.lines[at]
        if book.refused(line) is None:
            taken = book.copy()
            taken.take(line)
            self.look(at + 1, taken, (*chosen, at))
        self.look(at + 1, book, chosen)


def _score(short: int, total: int) -> Score:
    return short, -total


def _hoped(book: Book, rest: Sequence[Line]) -> Score:
    """No choice of the rest is better: each limit of a term and a year taken by itself."""
    need = book.need
    gains = [
        _most(book, [one for one in rest if holds(one)])
        for holds in (
            lambda _one: True,
            lambda one: book.counts_as(one) == MAJOR,
            lambda one: book.counts_as(one) == LIBERAL,
            lambda one: one.accredited and one.kind != LICENCE,
        )
    ]
    missing = (need.total, need.major, need.liberal, need.accredited)
    short = sum(max(0, one - gain) for one, gain in zip(missing, gains, strict=True))
    return _score(short, book.total + gains[0])


def _most(book: Book, lines: Sequence[Line]) -> int:
    """Credits that these can add at most."""
    licences = sorted((one.credits for one in lines if one.kind == LICENCE), reverse=True)
    most = sum(licences[: max(0, book.degree.licences - book.licences)])
    terms: Counter[tuple[int, int]] = Counter()
    for one in lines:
        if one.kind != LICENCE:
            terms[book.limits.term_of(one.ended_on)] += one.credits
    for year in {year for year, _term in terms}:
        halves = [
            min(terms[year, term], book.limits.term - book.by_term[year, term]) for term in (1, 2)
        ]
        used = book.by_term[year, 1] + book.by_term[year, 2]
        most += min(sum(halves), book.limits.year - used)
    return most
