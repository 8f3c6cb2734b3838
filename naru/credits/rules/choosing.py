"""Which of somebody's credits count together towards a degree: the best choice is looked for."""

from collections import Counter
from collections.abc import Iterable, Sequence

from naru.credits.rules.counting import Book
from naru.credits.rules.plain import (
    ADVANCE,
    LIBERAL,
    LICENCE,
    MAJOR,
    Counted,
    Degree,
    Limits,
    Line,
)


def count(
    lines: Iterable[Line], *, degree: Degree, limits: Limits, major: str
) -> tuple[Sequence[Counted], Book]:
    """Where a limit is full, those lines count that leave least missing, then most credits; of two
    choices alike, the one that was earned first.
    """
    listed = sorted(lines, key=lambda one: (one.ended_on, one.key))
    book = Book(degree, limits, major)
    chosen, book.proven = best(listed, book)
    for number in sorted(chosen):
        book.take(listed[number])
    counted = [
        Counted(line, book.counts_as(line))
        if n in chosen
        else Counted(line, "", book.refused(line))
        for n, line in enumerate(listed)
    ]
    return counted, book


STEPS = 5_000
"""Choices that are tried: a page waits for it. Nearly all records are done within them, also of
eighty classes that do not fit together; beyond them the best so far holds, which is never worse
than counting in the order in which lines were earned, and the page says that it is not proven."""
Score = tuple[int, int]


def best(listed: Sequence[Line], book: Book) -> tuple[set[int], bool]:
    """Places of the lines that count together, and whether none are proven to count better. Those
    that no limit touches count anyway.
    """
    tied = _tied(listed, book)
    start, chosen = book.copy(), set(range(len(listed))) - set(tied)
    chosen = {n for n in chosen if start.refused(listed[n]) is None}
    for number in chosen:
        start.take(listed[number])
    search = _Search([listed[n] for n in tied], book)
    search.look(0, start, (), frozenset())
    return chosen | {tied[n] for n in search.found}, search.is_whole


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

    def __init__(self, lines: Sequence[Line], book: Book) -> None:
        self.lines = lines
        self.found: tuple[int, ...] = ()
        self.score: Score | None = None
        self.steps = 0
        self.is_whole = True
        alike: dict[object, int] = {}
        shared = Counter(one.subject for one in lines)
        self.kinds = [
            alike.setdefault(_kind(one, book, shared), number) for number, one in enumerate(lines)
        ]

    def look(self, at: int, book: Book, chosen: tuple[int, ...], left: frozenset[int]) -> None:
        """Take the line before leaving it out: the first choice is that of the order earned. Of
        lines that do the same, a later one is not taken once an earlier one was `left` out.
        """
        self.steps += 1
        if at == len(self.lines):
            score = _score(book.need.short, book.total)
            if self.score is None or score < self.score:
                self.score, self.found = score, chosen
            return
        if self.score is not None:
            if _hoped(book, self.lines[at:]) >= self.score:
                return
            if self.steps > STEPS:
                self.is_whole = False
                return
        line, kind = self.lines[at], self.kinds[at]
        if kind not in left and book.refused(line) is None:
            taken = book.copy()
            taken.take(line)
            self.look(at + 1, taken, (*chosen, at), left)
        self.look(at + 1, book, chosen, left | {kind})


def _kind(line: Line, book: Book, shared: Counter[str]) -> object:
    """The same for two lines where either counts as well as the other."""
    is_class = line.kind != LICENCE
    return (
        is_class,
        line.credits,
        book.counts_as(line),
        is_class and line.accredited,
        book.limits.term_of(line.ended_on) if is_class else None,
        line.body if is_class else "",
        line.subject if shared[line.subject] > 1 else "",
    )


def _score(short: int, total: int) -> Score:
    return short, -total


def _hoped(book: Book, rest: Sequence[Line]) -> Score:
    """No choice of the rest is better: what each need can gain by itself, and both of the degree's
    categories together, as one credit is never of both.
    """
    need = book.need
    whole, major, liberal, of_both, accredited = (
        _most(book, [one for one in rest if holds(one)])
        for holds in (
            lambda _one: True,
            lambda one: book.counts_as(one) == MAJOR,
            lambda one: book.counts_as(one) == LIBERAL,
            lambda one: book.counts_as(one) in {MAJOR, LIBERAL},
            lambda one: one.accredited and one.kind != LICENCE,
        )
    )
    short = max(
        max(0, need.major - major) + max(0, need.liberal - liberal),
        need.major + need.liberal - of_both,
    )
    short += max(0, need.total - whole) + max(0, need.accredited - accredited)
    return _score(short, book.total + whole)


def _most(book: Book, lines: Sequence[Line]) -> int:
    """Credits that these can add at most: by terms and years, by bodies, and by subjects."""
    free = [one for one in lines if one.subject not in book.subjects]
    classes = [one for one in free if one.kind != LICENCE]
    most = _licences(book, [one for one in free if one.kind == LICENCE])
    return most + min(_in_terms(book, classes), _of_bodies(book, classes), _subjects(classes))


def _licences(book: Book, licences: Sequence[Line]) -> int:
    most, places = 0, book.degree.licences - book.licences
    outside = book.degree.licences_outside - book.licences_outside
    for one in sorted(licences, key=lambda one: one.credits, reverse=True):
        is_outside = book.counts_as(one) != MAJOR
        if places and (outside or not is_outside):
            most, places, outside = most + one.credits, places - 1, outside - is_outside
    return most


def _in_terms(book: Book, classes: Sequence[Line]) -> int:
    most = 0
    terms: Counter[tuple[int, int]] = Counter()
    for one in classes:
        terms[book.limits.term_of(one.ended_on)] += one.credits
    for year in {year for year, _term in terms}:
        halves = [
            min(terms[year, term], book.limits.term - book.by_term[year, term]) for term in (1, 2)
        ]
        used = book.by_term[year, 1] + book.by_term[year, 2]
        most += min(sum(halves), book.limits.year - used)
    return most


def _of_bodies(book: Book, classes: Sequence[Line]) -> int:
    bodies: Counter[str] = Counter()
    for one in classes:
        bodies[one.body] += one.credits
    return sum(
        min(amount, book.degree.one_body - book.by_body[body]) if body else amount
        for body, amount in bodies.items()
    )


def _subjects(classes: Sequence[Line]) -> int:
    best_of: dict[str, int] = {}
    for one in classes:
        best_of[one.subject] = max(one.credits, best_of.get(one.subject, 0))
    return sum(best_of.values())
