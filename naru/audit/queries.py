"""Reading and proving the audit trail."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet, Subquery
from django.utils import timezone

from naru.accounts.models import User
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


@dataclass(frozen=True)
class Wanted:
    """Which lines an auditor asks for; empty values ask for all. Days are the city's."""

    action: str = ""
    subject_type: str = ""
    subject_id: str = ""
    actor: str = ""
    from_on: date | None = None
    to_on: date | None = None

    def as_details(self) -> dict[str, str]:
        """What was asked, as it stands in the trail's own line about the look."""
        asked = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: str(value) for name, value in asked.items() if value}


def lines(wanted: Wanted, *, before: int | None = None) -> QuerySet[Link]:
    """Lines of the chain, newest first, only those before number `before` where one is given.

    `actor` is the whole e-mail address of who did it, or of whom it was done for.
    """
    rows = Link.objects.select_related("entry__actor", "entry__on_behalf_of").order_by("-seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    if wanted.action:
        rows = rows.filter(entry__action__startswith=wanted.action)
    if wanted.subject_type:
        rows = rows.filter(entry__subject_type=wanted.subject_type)
    if wanted.subject_id:
        rows = rows.filter(entry__subject_id=wanted.subject_id)
    if wanted.actor:
        who = Subquery(User.objects.filter(email=wanted.actor.lower()).values("pk"))
        rows = rows.filter(Q(entry__actor_id=who) | Q(entry__on_behalf_of_id=who))
    if wanted.from_on:
        rows = rows.filter(entry__at__gte=start_of(wanted.from_on))
    if wanted.to_on:
        rows = rows.filter(entry__at__lt=start_of(wanted.to_on + timedelta(days=1)))
    return rows


def start_of(day: date) -> datetime:
    """The first moment of the day on the city's clock."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def length() -> int:
    """How many lines the chain has: its last number, found without counting."""
    last = Link.objects.order_by("-seq").values_list("seq", flat=True).first()
    return last or 0


def proofs() -> QuerySet[Entry]:
    """Results of earlier proofs, newest first: they are lines of the trail themselves."""
    rows = Entry.objects.filter(subject_type="audit", subject_id="chain", action="audit.proved")
    return rows.select_related("actor").order_by("-pk")


def latest_of(action: str) -> QuerySet[Entry]:
    """Entries of one action, newest first."""
    return Entry.objects.filter(action=action).select_related("actor").order_by("-pk")


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


def lines_about(*, user: User | None, subject: tuple[str, object]) -> list[Entry]:
    """What was done to the subject, and what the user did or somebody did for them, in order."""
    kind, key = subject
    about = Q(subject_type=kind, subject_id=str(key))
    if user is not None:
        about |= Q(actor=user) | Q(on_behalf_of=user)
    return list(Entry.objects.filter(about).select_related("actor").order_by("pk"))
