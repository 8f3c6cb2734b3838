"""Counts that name nobody: small ones are not shown, nor can they be computed from the rest."""

from collections.abc import Mapping


def shown_counts(counts: Mapping[str, int], *, smallest: int) -> dict[str, int | None]:
    """None for what is hidden: counts from 1 to below `smallest`, and if that is a single one,
    the next smallest too, so that it does not follow from the sum. All of them where everybody
    together is too few.
    """
    if sum(counts.values()) < smallest:
        return dict.fromkeys(counts)
    hidden = {name for name, n in counts.items() if 0 < n < smallest}
    if len(hidden) == 1:
        rest = [(n, name) for name, n in counts.items() if name not in hidden]
        hidden |= {min(rest)[1]} if rest else set()
    return {name: None if name in hidden else n for name, n in counts.items()}
