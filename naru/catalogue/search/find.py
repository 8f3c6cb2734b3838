"""Searching the catalogue: what was found, how to narrow it, and how to find more.

At most four statements however many courses there are: what changed since the last search, the
query's matches, their fit and, by `courses_of`, the page's courses; a query that finds nothing as
typed asks a few more to find out what was meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from django.db.models import Prefetch
from django.utils import timezone

from naru.catalogue.finding import filters as filtering
from naru.catalogue.finding import orders
from naru.catalogue.finding.filters import Filters, Option
from naru.catalogue.finding.orders import Hit, Key, Order
from naru.catalogue.finding.shelf import Shelf
from naru.catalogue.models import Course, Run
from naru.catalogue.search import matching
from naru.catalogue.search.current import keeper
from naru.catalogue.search.matching import Matched

PAGE = 20
RANKED = 400
"""So many of the courses found are ordered by fit; the rest follow by date."""
MANY = 4_000
"""Of so many the titles are looked at by number; of more it is dearer than of all that match."""
MILLIONTHS = 1_000_000


@dataclass(frozen=True)
class Looser:
    """What to take off and how many courses that would leave: a kind of filter, or "text"."""

    kind: str
    courses: int


@dataclass(frozen=True)
class Found:
    """The answer to a search.

    `courses` counts all of them, `more` tells that there are more than could be counted. `next`
    is the cursor of the following page, "" on the last. `options` are counts by kind of filter
    (`finding.filters.options`). `over` counts courses that fit but whose runs have all ended;
    `untold` those left out by "suits me" only because a rule is not told. `looser` is filled
    when nothing was found. `query` tells how the text was understood, None without one.
    """

    hits: tuple[Hit, ...]
    courses: int
    more: bool
    next: str
    options: dict[str, tuple[Option, ...]]
    over: int
    untold: int
    looser: tuple[Looser, ...]
    query: Matched | None


@dataclass(frozen=True)
class _Asked:
    """Everything a search works with, as sets of offers."""

    shelf: Shelf
    filters: Filters
    moment: int
    today: int
    base: int
    text_found: int
    let_through: dict[str, int]

    def left(self, *, without: str = "") -> int:
        """Live offers that fit the text and every filter but one kind."""
        found = self.base
        for kind, offers in self.let_through.items():
            if kind != without:
                found &= offers
        return found


def find(
    *,
    text: str = "",
    filters: Filters | None = None,
    order: Order = Order.FIT,
    at: datetime,
    cursor: str = "",
    skip: int = 0,
    size: int = PAGE,
) -> Found:
    """Search: a text and filters, sorted, one page of `size` from the cursor on.

    A cursor that is not one of ours starts at the beginning; `skip` passes over so many more.
    Without a home, "nearest" is as fit.
    """
    wanted = filters or Filters()
    shelf = keeper.shelf()
    query = matching.match(text, shelf, titled=order == Order.FIT and not wanted.active)
    asked = _asked(shelf, wanted, query, at)
    found = asked.left()
    total = shelf.count(found)
    if query is not None and query.titled is None and order == Order.FIT and total > MANY:
        query = matching.match(text, shelf)
    hits = _in_order(asked, found, order, query, text)
    page, more = orders.page(hits, after=_key(cursor), skip=skip, size=size)
    return Found(
        hits=tuple(page),
        courses=total,
        more=query is not None and query.capped,
        next=_cursor(page[-1]) if more else "",
        options=filtering.options(
            wanted, shelf, base=asked.base, let_through=asked.let_through, moment=asked.moment
        ),
        over=_over(asked) if not total else 0,
        untold=_untold(asked),
        looser=() if total else tuple(_looser(asked, text)),
        query=query,
    )


def most_taught(kind: str, *, most: int = PAGE) -> list[str]:
    """The values of a kind of filter that most courses have, whatever is asked just now."""
    return [str(value) for value in keeper.shelf().largest(kind, most)]


def courses_of(hits: Iterable[Hit]) -> list[Course]:
    """The courses of hits, in their order, with provider, skills and runs still on offer.

    One that was deleted since the search is left out.
    """
    found = (
        Course.objects.filter(pk__in=[hit.course_id for hit in hits])
        .select_related("provider")
        .prefetch_related("skills", Prefetch("runs", queryset=Run.objects.present()))
        .in_bulk()
    )
    return [found[hit.course_id] for hit in hits if hit.course_id in found]


def _asked(shelf: Shelf, wanted: Filters, query: Matched | None, at: datetime) -> _Asked:
    moment = int(at.timestamp())
    today = timezone.localdate(at).toordinal()
    fitting = shelf.of_courses(query.courses) if query else shelf.alive
    return _Asked(
        shelf=shelf,
        filters=wanted,
        moment=moment,
        today=today,
        base=fitting & shelf.live(today),
        text_found=fitting,
        let_through=filtering.sets_of(wanted, shelf, moment=moment),
    )


def _in_order(
    asked: _Asked, found: int, order: Order, query: Matched | None, text: str
) -> Iterator[Hit]:
    by = orders.levels(
        order, asked.shelf, moment=asked.moment, today=asked.today, home=asked.filters.home
    )
    if query is None or order != Order.FIT:
        return orders.walk(found, asked.shelf, by)
    titled = _titled(asked.shelf, found, query)
    walked = chain(
        orders.walk(titled, asked.shelf, by), orders.walk(found & ~titled, asked.shelf, by)
    )
    best = list(islice(walked, RANKED))
    fits = matching.fits(query, text, [hit.course_id for hit in best]) if best else {}
    ranked = [
        Hit(
            (0, -round(MILLIONTHS * fits.get(hit.course_id, 0)), *hit.key),
            hit.course_id,
            hit.run_id,
        )
        for hit in best
    ]
    rest = (Hit((1, 0, *hit.key), hit.course_id, hit.run_id) for hit in walked)
    return chain(sorted(ranked, key=lambda hit: hit.key), rest)


def _titled(shelf: Shelf, found: int, query: Matched) -> int:
    """What goes before the rest: all of few, since those are ordered by fit anyway."""
    if query.titled is not None:
        return found & shelf.of_courses(query.titled)
    if shelf.count(found) <= RANKED:
        return found
    return found & shelf.of_courses(matching.titled(query, shelf.courses_in(found)))


def _over(asked: _Asked) -> int:
    """Courses that would have been found if their runs had not ended."""
    ended = asked.text_found & ~asked.base
    for offers in asked.let_through.values():
        ended &= offers
    return asked.shelf.count(ended)


def _untold(asked: _Asked) -> int:
    if not (asked.filters.person and asked.filters.suits and not asked.filters.may_suit):
        return 0
    _, maybe = filtering.suiting(asked.shelf, asked.filters.person)
    return asked.shelf.count(asked.left(without="audience") & maybe)


def _looser(asked: _Asked, text: str) -> Iterator[Looser]:
    """Each single thing that could be taken off to find something, the most fruitful first."""
    counts = {kind: asked.shelf.count(asked.left(without=kind)) for kind in asked.filters.active}
    if text.strip():
        without_text = asked.shelf.live(asked.today)
        for offers in asked.let_through.values():
            without_text &= offers
        counts["text"] = asked.shelf.count(without_text)
    for kind in sorted(counts, key=lambda kind: -counts[kind]):
        if counts[kind]:
            yield Looser(kind, counts[kind])


def _cursor(hit: Hit) -> str:
    return ".".join(str(part) for part in hit.key)


def _key(cursor: str) -> Key | None:
    try:
        return tuple(int(part) for part in cursor.split(".")) if cursor else None
    except ValueError:
        return None
