"""Reading and proving the audit trail."""

from collections.abc import Iterator
from dataclasses import dataclass

from naru.audit import rules
from naru.audit.models import Entry, Link


@dataclass(frozen=True)
class Proof:
    """Result of walking the chain: how many lines hold, the last hash, the first break if any."""

    lines: int
    head: str
    broken_at: int | None = None
    reason: str = ""

    @property
    def holds(self) -> bool:
        return self.broken_at is None


def fields_of(entry: Entry) -> list[str]:
    """The entry as the texts that enter the hash, in the trigger's order."""
    return [
        str(entry.pk),
        str(rules.epoch_us(entry.at)),
        str(entry.actor_id or ""),
        str(entry.on_behalf_of_id or ""),
        entry.action,
        entry.subject_type,
        entry.subject_id,
        entry.details,
    ]


def latest(*, action: str, subject: tuple[str, object]) -> Entry | None:
    """The newest entry about `subject` (type, id) with this action, if there is one."""
    kind, key = subject
    found = Entry.objects.filter(subject_type=kind, subject_id=str(key), action=action)
    return found.order_by("-pk").first()


def prove() -> Proof:
    """Recompute every hash from the first line on; memory stays flat for millions of lines."""
    previous, expected = rules.GENESIS, 1
    for link in _links():
        if link.seq != expected:
            return Proof(expected - 1, previous, expected, f"line {expected} is missing")
        fields = fields_of(link.entry)
        right = rules.chained(previous=previous, seq=link.seq, fields=fields)
        if link.previous != previous or link.hash != right:
            return Proof(expected - 1, previous, expected, f"line {expected} was changed")
        previous, expected = link.hash, expected + 1
    loose = Entry.objects.filter(link__isnull=True).count()
    if loose:
        return Proof(expected - 1, previous, expected, f"{loose} entries are not in the chain")
    return Proof(expected - 1, previous)


def _links() -> Iterator[Link]:
    return Link.objects.select_related("entry").order_by("seq").iterator(chunk_size=2_000)
