"""Reading draws: the public file, one person's lot, what is due, who won by which channel."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from naru.accounts.models import Organisation
from naru.core import lots
from naru.enrolments.enums import Channel, State
from naru.enrolments.models import Application, Claim, Draw, Intake, Lot
from naru.enrolments.rules import draw as drawing
from naru.enrolments.rules.channels import Cell, shown_of_sum, summed
from naru.policies.rules.slips import utc
from naru.residents.queries.answers import who_said_yes

MONTH = timedelta(days=365) / 12


def draw_of(run_id: UUID) -> Draw | None:
    """The sealed draw of a run, by the run's public number."""
    found = Draw.objects.select_related("intake__run__course__provider")
    return found.filter(intake__run__public_id=run_id).first()


def document(one: Draw) -> dict[str, object]:
    """Everything published in the end, without a name; only after the draw."""
    if one.drawn_at is None or one.frozen_at is None:
        raise ValueError("the secret is not public before the draw")
    said = {
        "run": str(one.intake.run.public_id),
        "commitment": one.commitment,
        "committed_at": utc(one.committed_at),
        "frozen_at": utc(one.frozen_at),
        "source": one.source_en,
        "known_at": utc(one.known_at),
        "reveal_until_at": utc(one.reveal_until_at),
        "public_value": one.public_value,
        "secret": one.secret if one.revealed else "",
        "drawn_at": utc(one.drawn_at),
        "root": one.root,
    }
    return drawing.document(said, one.rule, one.lots_frozen, seed=one.seed)


@dataclass(frozen=True)
class MyLot:
    """One person's part of a draw. `path` leads from their line to the published root."""

    draw: Draw
    lot: Lot
    entry: drawing.Lot
    path: list[str]

    @property
    def people(self) -> int:
        """How many lots there are; companions have one together."""
        return len(self.draw.entries)


def lot_of(claim: Claim) -> MyLot | None:
    """The claim's lot once the list is frozen."""
    lot = Lot.objects.select_related("draw__intake__run").filter(claim=claim).first()
    if lot is None:
        return None
    entries = lot.draw.lots_frozen
    place = next(at for at, entry in enumerate(entries) if entry.token == lot.token)
    return MyLot(lot.draw, lot, entries[place], lots.path(drawing.leaves(entries), place))


def to_freeze(*, at: datetime) -> list[int]:
    """Doors (ids) that are closed, with a list not frozen and a public value that is not out."""
    due = Draw.objects.filter(
        frozen_at=None, known_at__gt=at, intake__closes_at__lte=at, intake__called_off_at=None
    )
    return list(due.order_by("pk").values_list("intake_id", flat=True))


def tickets_of(one: Draw) -> dict[int, int]:
    """Each person's tickets at the door, by id; empty where losing is not remembered.

    A loss is a draw in which one got no seat and was never offered one since; stepping back is
    none, and a run that was not held counts as nothing. A seat, drawn or moved up to, ends the
    memory of what was lost before.
    """
    memory = one.rule.memory
    if memory is None:
        return {}
    people = _standing(one.intake_id).values("resident_id")
    until = one.intake.closes_at
    since = until - MONTH * memory.months
    past = Lot.objects.filter(
        claim__resident_id__in=people,
        draw__drawn_at__gte=since,
        draw__drawn_at__lte=until,
    ).exclude(draw=one)
    losses: Counter[int] = Counter()
    for lot in past.select_related("claim__application").order_by("draw__drawn_at", "pk"):
        person, came = lot.claim.resident_id, lot.claim.application
        if came.state == State.CALLED_OFF:
            continue
        if lot.seated or came.state == State.SEATED:
            losses[person] = 0
        elif came.offered_at is None and came.state != State.CANCELLED:
            losses[person] += 1
    return {person: memory.tickets(lost) for person, lost in losses.items()}


def shares_of(
    intake_id: int, shares: Iterable[tuple[str, int]], facts: dict[str, str]
) -> dict[int, str]:
    """The reserved shares each person who stands at the door belongs to, by id, in their order.

    `facts` by share: the answer that has to be yes, or "" for who never had a seat of ours.
    """
    people = set(_standing(intake_id).values_list("resident_id", flat=True))
    belongs: dict[int, list[str]] = {}
    for code, _seats in shares:
        fact = facts.get(code)
        if fact is None:
            continue
        for person in sorted(
            _first_timers(people) if fact == "" else who_said_yes(people, fact=fact)
        ):
            belongs.setdefault(person, []).append(code)
    return {person: " ".join(codes) for person, codes in belongs.items()}


def _standing(intake_id: int) -> QuerySet[Claim]:
    """The claims that are on the list or would be, were it frozen now."""
    return Claim.objects.filter(intake=intake_id, application=None)


def _first_timers(people: set[int]) -> set[int]:
    seated = Application.objects.filter(resident__in=people, state=State.SEATED)
    return people - set(seated.values_list("resident_id", flat=True))


def rates_by_channel(organisation: Organisation) -> list[tuple[Channel, Cell | None]]:
    """Over all draws of the provider: who applied by each channel and to how many of them the draw
    gave a seat; None where it would tell of few people, also by subtracting (rules/channels.py).
    """
    mine = Lot.objects.filter(
        draw__drawn_at__isnull=False,
        draw__intake__in=Intake.objects.visible_to(organisation),
    )
    rows = (
        mine.order_by()
        .values_list("draw", "claim__channel")
        .annotate(people=Count("pk"), won=Count("pk", filter=Q(seated=True)))
    )
    counted: dict[int, dict[str, Cell]] = defaultdict(dict)
    for one, channel, people, won in rows:
        counted[one][channel] = Cell(people, won)
    every, seen = summed(counted.values()), shown_of_sum(counted.values())
    return [
        (one, every[one] if one.value in seen else None) for one in Channel if one.value in every
    ]


def draws_of(organisation: Organisation) -> list[Draw]:
    """The provider's sealed draws, the latest value first."""
    mine = Draw.objects.filter(intake__in=Intake.objects.visible_to(organisation))
    return list(mine.select_related("intake__run__course").order_by("-known_at", "-pk"))
