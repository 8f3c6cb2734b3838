"""Which options can matter at all: those that lead to the goal and that no other one replaces.

Both steps are exact, until there are more options than `Tuning.most_options`; then only the best of
each group stay and the answer says so (`Choice.shortlisted`).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from naru.planning.rules.options import Maker, Option
from naru.planning.rules.plain import Level, Offering, Question, Tuning

Levels = dict[str, int]


@dataclass(frozen=True)
class Choice:
    """What to choose from. `nobody`: levels wanted that no offering at all teaches."""

    options: tuple[Option, ...]
    shortlisted: bool
    nobody: tuple[Level, ...]


def steps_wanted(question: Question) -> dict[Level, int]:
    """Each level still to be reached with its weight, in the order of the wishes."""
    person = question.person
    return {
        (want.skill, level): want.weight
        for want in person.wants
        for level in range(person.have.get(want.skill, 0) + 1, want.level + 1)
    }


def choice(
    question: Question, *, keep: Collection[str] = (), avoid: Collection[str] = ()
) -> Choice:
    """The options worth a solver's time.

    `keep`: offerings that stay whatever replaces them, as steps of a plan to be changed. `avoid`:
    courses that a route tries to do without, so that they replace nothing else.
    """
    maker = Maker(question.person, question.tuning, question.old)
    kept = frozenset(keep) | {taken.offering for taken in (*question.begun, *question.old)}
    begun = {taken.course for taken in question.begun}
    possible = [
        offering
        for offering in question.offerings
        if offering.course not in begun and maker.unfit(offering) is None
    ]
    wanted, whole = _closure(question, possible)
    going_on = list(_begun(question, maker, wanted))
    options = going_on + [
        option
        for offering in possible
        for gives in [_useful(offering, wanted, question.person.have)]
        if gives or offering.key in kept
        for option in maker.each(offering, gives, _missing(offering, question.person.have))
    ]
    options, short = _fewer(_reachable(options), kept, frozenset(avoid), question.tuning)
    taught = {
        (skill, level)
        for offering in question.offerings
        for skill, reached in offering.gives
        for level in range(1, reached + 1)
    }
    nobody = tuple(step for step in steps_wanted(question) if step not in taught)
    return Choice(tuple(options), short or not whole, nobody)


def _begun(question: Question, maker: Maker, wanted: Levels) -> Iterator[Option]:
    """What has begun needs nothing any more, and goes on as it is."""
    offerings = {offering.key: offering for offering in question.offerings}
    for taken in question.begun:
        offering = offerings[taken.offering]
        start = (taken.starts_on - maker.zero).days
        yield maker.option(offering, start, _useful(offering, wanted, question.person.have), ())


def _closure(question: Question, possible: list[Offering]) -> tuple[Levels, bool]:
    """Levels that lead to the goal, and whether all of them were followed to their end.

    In a large catalogue requirements in other skills are followed once only, and only for levels
    that few teach without such requirements.
    """
    have = question.person.have
    wanted: Levels = {
        want.skill: want.level
        for want in question.person.wants
        if want.level > have.get(want.skill, 0)
    }
    if len(possible) <= question.tuning.most_options:
        while more := _asked(possible, wanted, have):
            wanted |= more
        return wanted, True
    easy: dict[Level, int] = {}
    hard: list[Offering] = []
    for offering in possible:
        useful = _useful(offering, wanted, have)
        if any(wanted.get(s, 0) < level for s, level in _missing(offering, have)):
            hard += [offering] if useful else []
            continue
        for level in useful:
            easy[level] = easy.get(level, 0) + 1
    few = question.tuning.shortlist
    rare = [o for o in hard if any(easy.get(u, 0) < few for u in _useful(o, wanted, have))]
    return wanted | _asked(rare, wanted, have), not hard


def _asked(offerings: Iterable[Offering], wanted: Levels, have: Levels) -> Levels:
    """Levels that useful offerings need and that are not yet wanted."""
    more: Levels = {}
    for offering in offerings:
        missing = _missing(offering, have)
        if missing and _useful(offering, wanted, have):
            for skill, level in missing:
                if wanted.get(skill, 0) < level:
                    more[skill] = max(more.get(skill, 0), level)
    return more


def _reachable(options: Iterable[Option]) -> list[Option]:
    """Without those that nothing ending before they begin could prepare for."""
    earliest: dict[Level, int] = {}
    left = []
    for option in sorted(options, key=lambda option: (option.start, option.key)):
        if all(earliest.get(need, option.end) <= option.start for need in option.needs):
            left.append(option)
            for skill, reached in option.gives:
                for level in range(1, reached + 1):
                    before = earliest.get((skill, level), option.end)
                    earliest[skill, level] = min(before, option.end)
    return left


def _fewer(
    options: list[Option], kept: frozenset[str], avoid: frozenset[str], tuning: Tuning
) -> tuple[list[Option], bool]:
    """Without what others replace; if still too many, the best of each group, and True."""
    most = tuning.most_options
    short = len(options) > 4 * most
    if short:
        options = _best(options, kept, tuning.shortlist)
    options = _undominated(options, kept, avoid)
    for each in range(tuning.shortlist, 0, -1):
        if len(options) <= most:
            break
        options, short = _best(options, kept, each), True
    return options, short


def _useful(offering: Offering, wanted: Levels, have: Levels) -> tuple[Level, ...]:
    return tuple(
        sorted(
            (skill, min(level, wanted[skill]))
            for skill, level in offering.gives
            if min(level, wanted.get(skill, 0)) > have.get(skill, 0)
        )
    )


def _missing(offering: Offering, have: Levels) -> tuple[Level, ...]:
    return tuple((skill, level) for skill, level in offering.needs if have.get(skill, 0) < level)


def _undominated(
    options: list[Option], kept: frozenset[str], avoid: frozenset[str]
) -> list[Option]:
    """Without those that another one replaces in every plan, at no loss of any kind."""
    groups: dict[tuple[int, tuple[tuple[int, int], ...]], list[Option]] = {}
    for option in sorted(options, key=_order):
        groups.setdefault((option.start // 7, option.busy), []).append(option)
    left: list[Option] = []
    for (week, busy), group in groups.items():
        stronger: dict[str, list[Option]] = {}
        for option in groups.get((week, ()), ()) if busy else ():
            _file(option, stronger)
        for option in group:
            rivals = stronger.get(option.gives[0][0], ()) if option.gives else ()
            if option.offering in kept or not any(_replaces(r, option, avoid) for r in rivals):
                left.append(option)
                _file(option, stronger)
    return sorted(left, key=lambda option: option.key)


def _file(option: Option, by_skill: dict[str, list[Option]]) -> None:
    """Under each skill it gives: only these can replace another that gives it."""
    for skill, _level in option.gives:
        by_skill.setdefault(skill, []).append(option)


def _order(option: Option) -> tuple[int, int, int, int, int, int, str]:
    """Whatever replaces another comes before it."""
    gives = sum(level for _skill, level in option.gives)
    return (
        -gives, option.end, option.fee_won, option.travel, option.risk, len(option.needs),
        option.key,
    )  # fmt: skip


def _replaces(other: Option, option: Option, avoid: frozenset[str]) -> bool:
    return (
        other.end <= option.end
        and other.fee_won <= option.fee_won
        and other.travel <= option.travel
        and other.risk <= option.risk
        and (not other.needs or other.start >= option.start)
        and set(other.needs) <= set(option.needs)
        and (other.course not in avoid or option.course in avoid)
        and _no_heavier(other, option)
        and all(
            any(skill == taught and level <= reached for taught, reached in other.gives)
            for skill, level in option.gives
        )
    )


def _no_heavier(other: Option, option: Option) -> bool:
    if other.load == option.load:
        return True
    load = dict(option.load)
    return all(minutes <= load.get(week, 0) for week, minutes in other.load)


def _best(options: Iterable[Option], kept: frozenset[str], most: int) -> list[Option]:
    """The cheapest in time and money of each group that gives and needs the same."""
    groups: dict[tuple[object, ...], list[Option]] = {}
    for option in options:
        days = frozenset(begin // 1440 % 7 for begin, _end in option.busy)
        groups.setdefault((option.gives, option.needs, option.start // 7, days), []).append(option)
    left = [
        option
        for group in groups.values()
        for place, option in enumerate(sorted(group, key=_effort))
        if place < most or option.offering in kept
    ]
    return sorted(left, key=lambda option: option.key)


def _effort(option: Option) -> tuple[float, str]:
    minutes = sum(minutes for _week, minutes in option.load)
    return minutes / 60 + option.fee_won / 20_000 + option.risk / 10, option.key
