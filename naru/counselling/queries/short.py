"""Mentor and goal in short, for the person's home page: what comes next, and who owes what."""

from dataclasses import dataclass
from datetime import datetime

from naru.core.ready import Ready
from naru.counselling.enums import GoalState, PairingState, RequestState, TalkState
from naru.counselling.models import Appointment, Goal, Pairing, Request, Step
from naru.counselling.queries.goals import goals_of
from naru.counselling.queries.mine import pairing_of
from naru.residents.models import Resident

NEXT_TALK = Ready(
    lambda resident, at: (
        Appointment.objects.filter(resident=resident, state=TalkState.BOOKED, starts_at__gt=at)
        .select_related("mentor__user")
        .order_by("starts_at", "pk")[:1]
    ),
    int,
    datetime,
)
OWED = Ready(
    lambda resident: (
        Request.objects.filter(resident=resident, state=RequestState.OPEN)
        .select_related("owner")
        .order_by("due_on", "pk")[:1]
    ),
    int,
)


@dataclass(frozen=True)
class Short:
    """The mentor, the next talk, the answer that is due first, the goal and its next open step.

    `goal` is the agreed one, else the one that waits for a yes.
    """

    pairing: Pairing | None
    talk: Appointment | None
    owed: Request | None
    goal: Goal | None
    step: Step | None

    @property
    def active(self) -> bool:
        """Whether the mentor has said yes."""
        return self.pairing is not None and self.pairing.state == PairingState.ACTIVE


def in_short(resident: Resident, *, at: datetime) -> Short:
    """Five queries, whatever there is."""
    goals = {one.state: one for one in reversed(goals_of(resident))}
    agreed = goals.get(GoalState.AGREED)
    steps = [one for one in agreed.steps.all() if one.done_at is None] if agreed else []
    return Short(
        pairing=pairing_of(resident),
        talk=NEXT_TALK.first(resident.pk, at),
        owed=OWED.first(resident.pk),
        goal=agreed or goals.get(GoalState.PROPOSED),
        step=min(steps, key=lambda one: (one.due_on, one.pk), default=None),
    )
