"""Free time by weekday: what is left of it after care, and whether something fits."""

from collections.abc import Iterable

from naru.planning.rules.plain import Window

Week = dict[int, tuple[Window, ...]]


def merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The same time in as few windows as can be, in order; empty ones vanish."""
    found: list[Window] = []
    for begin, end in sorted(one for one in windows if one[0] < one[1]):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def without(windows: Iterable[Window], taken: Iterable[Window]) -> tuple[Window, ...]:
    """What is left of the windows when what is taken is cut out."""
    left = list(merged(windows))
    for start, stop in merged(taken):
        left = [
            part
            for begin, end in left
            for part in ((begin, min(end, start)), (max(begin, stop), end))
            if part[0] < part[1]
        ]
    return tuple(left)


def usable(free: Week, care: Week) -> Week:
    """Free time after care, by weekday; days without any are left out."""
    left = {
        day: without(windows, care[day]) if day in care else merged(windows)
        for day, windows in free.items()
    }
    return {day: windows for day, windows in left.items() if windows}


def total(week: Week) -> int:
    """Minutes a week."""
    return sum(end - begin for windows in week.values() for begin, end in merged(windows))


def fits(windows: Iterable[Window], begin: int, end: int) -> bool:
    """Whether `[begin, end)` lies within one of the (merged) windows."""
    return any(start <= begin and end <= stop for start, stop in windows)
