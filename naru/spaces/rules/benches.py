"""How many benches somebody may book at once."""

from naru.spaces.rules.terms import BenchTerms


def allowed(terms: BenchTerms, *, missed: int) -> int:
    """Bookings at once, for somebody who lately stayed away so many times without a word."""
    return terms.then_open if missed >= terms.missed_many else terms.most_open
