"""What holds for one provider on one day, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naru.payments.rules.due import Due
from naru.payments.rules.waivers import Waiver


@dataclass(frozen=True, kw_only=True)
class Terms:
    """A provider's money rules; `bands` as `bands.Band.read` takes them, and kept with a charge.

    `books_hours` is how late the bank's file may tell of a payment, `warn_hours` how long before
    the end the payer is reminded, `refund_days` in how many days money goes back. `prefix` and
    `numbers` bound the series of account numbers. Whoever pays by card has `card_minutes`
    on the company's page (None: no cards); whoever is waived by a paper `waiver_days` to show it.
    `completion_percent` of the fee comes back to whoever completes online lessons.
    """

    source: str
    due: Due
    books_hours: int
    warn_hours: int
    refund_days: int
    by_month: bool
    waivers_a_year: int
    waivers: Sequence[Waiver]
    bands: Sequence[Mapping[str, str]]
    bank_ko: str
    bank_en: str
    prefix: str
    numbers: int
    card_minutes: int | None = None
    waiver_days: int = 3
    completion_percent: int = 0
