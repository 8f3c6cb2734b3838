"""A mentor's list: everybody they look after, whoever needs attention first, with the reasons."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naru.core.ready import Ready
from naru.counselling.enums import GoalState, RequestKind, RequestState, Side, TalkState
from naru.counselling.models import Appointment, Away, Goal, Mentor, Pairing, Request, Step
from naru.counselling.rules.attention import Need, Standing, needs_of
from naru.counselling.rules.terms import Terms

T = TypeVar("T")


def _active(mentors: Iterable[int]) -> QuerySet[Pairing]:
    found = Pairing.objects.active().filter(mentor__in=mentors)
    return found.select_related("resident__user", "mentor__user")


ABSENT = Ready(
    lambda mentor, on: Away.objects.on(on).filter(substitute=mentor).values_list("mentor"),
    int,
    date,
)
ONE_OF = Ready(
    lambda mentors, resident: (
        _active(mentors).filter(resident__public_id=resident).order_by("pk")[:1]
    ),
    list,
    UUID,
)

GOALS = Ready(
    lambda people: Goal.objects.filter(
        resident__in=people, state__in=(GoalState.PROPOSED, GoalState.AGREED)
    ),
    list,
)
STEPS = Ready(
    lambda people: Step.objects.filter(goal__resident__in=people, done_at=None).select_related(
        "goal"
    ),
    list,
)
TALKS = Ready(
    lambda people: Appointment.objects.filter(resident__in=people).order_by("starts_at"), list
)
ASKED = Ready(
    lambda people: Request.objects.filter(
        resident__in=people, kind=RequestKind.QUESTION, state=RequestState.OPEN
    ).order_by("due_on"),
    list,
)


@dataclass(frozen=True)
class Case:
    """One person with what needs attention, the most urgent first."""

    pairing: Pairing
    needs: list[Need]
    goal: Goal | None
    next_talk: datetime | None


def pairing_for(resident_id: UUID, mentor: Mentor, *, on: date) -> Pairing | None:
    """The pairing for which this mentor may see the person's file that day.

    Their own, or that of a mentor for whom they stand in.
    """
    return ONE_OF.first({mentor.pk, *absent_for(mentor, on=on)}, resident_id)


def looked_after(mentor: Mentor, *, on: date) -> QuerySet[Pairing]:
    """Pairings of the mentor, and of those for whom they stand in that day."""
    return _active([mentor.pk, *absent_for(mentor, on=on)])


def absent_for(mentor: Mentor, *, on: date) -> list[int]:
    """The mentors (ids) for whom this one stands in that day."""
    return [absent for (absent,) in ABSENT(mentor.pk, on)]


def caseload(mentor: Mentor, *, terms: Terms, at: datetime) -> list[Case]:
    """Everybody looked after, also for whom the mentor stands in today. Six queries always."""
    on = timezone.localdate(at)
    pairings = list(looked_after(mentor, on=on))
    people = [one.resident_id for one in pairings]
    goals: defaultdict[int, list[Goal]] = _by_person(GOALS(people))
    steps = defaultdict(list)
    for step in STEPS(people):
        if step.goal.state in (GoalState.PROPOSED, GoalState.AGREED):
            steps[step.goal.resident_id].append(step)
    talks: defaultdict[int, list[Appointment]] = _by_person(TALKS(people))
    asked: defaultdict[int, list[Request]] = _by_person(ASKED(people))
    cases = []
    for one in pairings:
        pk = one.resident_id
        standing = _standing(one, goals[pk], steps[pk], talks[pk], asked[pk], at=at)
        cases.append(
            Case(
                pairing=one,
                needs=needs_of(standing, on=on, settling=terms.settling, silence=terms.silence),
                goal=next((g for g in goals[pk] if g.state == GoalState.AGREED), None),
                next_talk=_next(talks[pk], at),
            )
        )
    return sorted(cases, key=lambda case: (case.needs[0].rank, case.pairing.pk))


def _standing(
    one: Pairing,
    goals: list[Goal],
    steps: list[Step],
    talks: list[Appointment],
    asked: list[Request],
    *,
    at: datetime,
) -> Standing:
    proposed = [g.proposed_at for g in goals if g.state == "PROPOSED" and not g.mentor_agreed_at]
    over = [t for t in talks if t.starts_at <= at and t.state in (TalkState.HELD, "NO_SHOW")]
    missed = over[-1].starts_at if over and over[-1].state == TalkState.NO_SHOW else None
    held = [t.starts_at for t in over if t.state == TalkState.HELD]
    coming = _next(talks, at)
    return Standing(
        since=timezone.localdate(one.state_at),
        answer_due=asked[0].due_on if asked else None,
        missed=_day(missed),
        own_step_due=min((s.due_on for s in steps if s.owner == Side.MENTOR), default=None),
        step_due=min((s.due_on for s in steps if s.owner == Side.RESIDENT), default=None),
        proposed=_day(proposed[0]) if proposed else None,
        has_goal=any(g.state == GoalState.AGREED for g in goals),
        last_talk=_day(held[-1]) if held else None,
        next_talk=_day(coming),
    )


def _next(talks: list[Appointment], at: datetime) -> datetime | None:
    return next((t.starts_at for t in talks if t.state == "BOOKED" and t.starts_at > at), None)


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def _by_person(rows: Iterable[T]) -> defaultdict[int, list[T]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.resident_id].append(row)  # type: ignore[attr-defined]
    return found
