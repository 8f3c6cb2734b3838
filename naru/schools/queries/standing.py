"""Where people stand in a term: what is at the doors of its runs, in the order of its stages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from naru.core.ready import Ready
from naru.enrolments.enums import LIVE, THERE, State
from naru.enrolments.models import Attendance, Claim, Intake, Result
from naru.lessons.queries import units
from naru.residents.models import Resident
from naru.schools.models import Module, Stage, Term
from naru.schools.queries.terms import Whole, whole, whole_of
from naru.schools.rules import Chance, Going, Progress, StageState, progress

STOOD_AT = Ready(
    lambda resident: Term.objects.filter(
        entrance__in=Claim.objects.filter(
            Q(application=None) | Q(application__state__in=LIVE), resident=resident
        )
        .exclude(intake__school_term=None)
        .values("intake")
    ).values_list("pk"),
    int,
)
"""Terms (ids) at whose entrance the person stands."""
CLICKS = Ready(
    lambda doors, people: (
        Claim.objects.filter(intake__in=doors, resident__in=people)
        .select_related("application", "resident")
        .order_by("turn", "pk")
    ),
    list,
    list,
)
RESULTS = Ready(
    lambda seats: Result.objects.filter(application__in=seats).values_list(
        "application", "completed"
    ),
    list,
)
THERE_ON = Ready(
    lambda session, seats: Attendance.objects.filter(
        session=session, application__in=seats, came__in=THERE
    ).values_list("application_id"),
    int,
    list,
)


@dataclass(frozen=True)
class ModuleStanding:
    """A module, and the person's click there if one stands or brought something."""

    module: Module
    going: Going
    claim: Claim | None

    @property
    def is_taken(self) -> bool:
        return self.going != Going.FREE


@dataclass(frozen=True)
class StageStanding:
    """A stage with its modules, and how far the person is in it."""

    stage: Stage
    modules: list[ModuleStanding]
    progress: Progress

    @property
    def state(self) -> StageState:
        return self.progress.state

    @property
    def is_done(self) -> bool:
        return self.state == StageState.DONE

    @property
    def is_unmade(self) -> bool:
        """Whether the school has not yet as many modules in it as the stage takes."""
        return len(self.modules) < self.stage.at_least

    @property
    def lacks(self) -> bool:
        """Whether the person needs attention: too little is chosen, or left to choose from."""
        return self.state in (StageState.CHOOSE, StageState.SHORT) and not self.is_unmade


@dataclass(frozen=True)
class Standing:
    """One person in one term. `claim` is their click at the entrance; `shared` says that they were
    at the sharing day.
    """

    whole: Whole
    claim: Claim
    stages: list[StageStanding]
    shared: bool = False

    @property
    def term(self) -> Term:
        return self.whole.term

    @property
    def state(self) -> State | None:
        """At the entrance; None while nothing is decided."""
        application = getattr(self.claim, "application", None)
        return State(application.state) if application else None

    @property
    def is_in(self) -> bool:
        return self.state == State.SEATED

    @property
    def current(self) -> StageStanding | None:
        """The first stage that is not completed; None once all are."""
        return next((one for one in self.stages if not one.is_done), None)

    @property
    def certificate_reason(self) -> str:
        """How a certificate of the whole school names what it was issued for."""
        return f"school:{self.claim.pk}"

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.stages)


def standings_of(resident: Resident, *, at: datetime) -> list[Standing]:
    """Every term at whose entrance the person stands, the latest first."""
    found = whole_of([term for (term,) in STOOD_AT(resident.pk)])
    stands = [standings_among(one, [resident.pk], at=at)[resident.pk] for one in found]
    return stands[::-1]


def standing_in(resident: Resident, public_id: UUID, *, at: datetime) -> Standing | None:
    """In the term of this number; None if the person never stood at its entrance."""
    found = next(iter(whole(Term.objects.filter(public_id=public_id))), None)
    if found is None:
        return None
    return standings_among(found, [resident.pk], at=at).get(resident.pk)


def standings_in(found: Whole, *, at: datetime) -> dict[int, Standing]:
    """Of everybody (id) who is in; a number of queries that does not grow with them."""
    seated = found.entrance.applications.filter(state=State.SEATED).order_by("seat_no")
    return standings_among(found, list(seated.values_list("resident_id", flat=True)), at=at)


def stage_of(intake: Intake, resident_id: int, *, at: datetime) -> StageStanding | None:
    """How far the person is in the stage of which the door is a module; None outside a school."""
    term = Term.objects.filter(stages__modules__intake=intake).first()
    found = whole([term]) if term else []
    for one in found:
        stands = standings_among(one, [resident_id], at=at).get(resident_id)
        for stage in stands.stages if stands else []:
            if any(module.module.intake_id == intake.pk for module in stage.modules):
                return stage
    return None


def standings_among(found: Whole, people: Collection[int], *, at: datetime) -> dict[int, Standing]:
    """By person (id), in the order asked for, of those who ever stood at the entrance."""
    last: dict[int, dict[int, Claim]] = {}
    for claim in CLICKS(found.doors, people):
        last.setdefault(claim.resident_id, {})[claim.intake_id] = claim
    seats = [pk for mine in last.values() for one in mine.values() if (pk := _seat(one))]
    outcome = _outcomes(seats)
    shared = _shared(found, seats)
    stands = {}
    for person in people:
        mine = last.get(person, {})
        at_entrance = mine.get(found.entrance.pk)
        if at_entrance is None:
            continue
        at_entrance.intake = found.entrance
        stages = _stages(found.stages, mine, outcome, at)
        stands[person] = Standing(found, at_entrance, stages, _seat(at_entrance) in shared)
    return stands


def _stages(
    stages: list[Stage], mine: Mapping[int, Claim], outcome: Mapping[int, bool], at: datetime
) -> list[StageStanding]:
    made: list[StageStanding] = []
    is_open = True
    for stage in stages:
        modules = []
        for module in stage.modules.all():
            claim = mine.get(module.intake_id)
            going = _going(claim, outcome)
            modules.append(ModuleStanding(module, going, None if going == Going.FREE else claim))
        chances = [
            Chance(one.going, one.module.intake.opens_at, one.module.intake.closes_at)
            for one in modules
            if one.is_taken or one.module.intake.called_off_at is None
        ]
        far = progress(chances, at_least=stage.at_least, is_open=is_open, at=at)
        made.append(StageStanding(stage, modules, far))
        is_open = far.state == StageState.DONE
    return made


def _going(claim: Claim | None, outcome: Mapping[int, bool]) -> Going:
    if claim is None:
        return Going.FREE
    application = getattr(claim, "application", None)
    if application is None:
        return Going.WAITS
    if application.pk in outcome:
        return Going.DONE if outcome[application.pk] else Going.MISSED
    if application.state == State.SEATED:
        return Going.SEATED
    return Going.WAITS if application.state in LIVE else Going.FREE


def _outcomes(seats: Collection[int]) -> dict[int, bool]:
    """Whether each seat (id) that was judged was completed: by its closing, or its lessons."""
    return dict(RESULTS(seats)) | dict.fromkeys(units.completed(seats), True)


def _shared(found: Whole, seats: Collection[int]) -> set[int | None]:
    """Seats (ids) of those who were at the sharing day."""
    if found.sharing_day is None:
        return set()
    return {seat for (seat,) in THERE_ON(found.sharing_day.pk, seats)}


def _seat(claim: Claim) -> int | None:
    application = getattr(claim, "application", None)
    return application.pk if application else None
