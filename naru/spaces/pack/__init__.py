"""What spaces read from the city pack; callers import it from here."""

from naru.spaces.pack.reading import SpacesPart, read_spaces
from naru.spaces.pack.saving import save
from naru.spaces.pack.terms import (
    bench_terms_on,
    hours_on,
    opening_on,
    room_rule_on,
    room_terms_on,
    space,
)

__all__ = [
    "SpacesPart",
    "bench_terms_on",
    "hours_on",
    "opening_on",
    "read_spaces",
    "room_rule_on",
    "room_terms_on",
    "save",
    "space",
]
