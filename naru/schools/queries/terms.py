"""Terms as everybody may read of them, with their stages, modules and days."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from naru.accounts.models import Organisation
from naru.catalogue.enums import Schedule
from naru.catalogue.models import Course, Session
from naru.catalogue.queries.sessions import with_sessions
from naru.core.languages import in_reader_language
from naru.core.ready import Ready, attach
from naru.enrolments.models import Application, Claim, Intake
from naru.schools.models import Module, Stage, Term

TERMS = Ready(lambda terms: Term.objects.filter(pk__in=terms), list)
STAGES = Ready(lambda terms: Stage.objects.filter(term__in=terms).order_by("number"), list)
MODULES = Ready(lambda stages: Module.objects.filter(stage__in=stages), list)
DOORS = Ready(
    lambda doors: Intake.objects.filter(pk__in=doors).select_related(
        "review", "run__course__provider__organisation", "run__place"
    ),
    list,
)
"""By number and not joined with their modules: a table of few rows that was counted before a term
was written would have the database read all doors beside it.
"""

DOORS_OF = Ready(lambda course: Intake.objects.filter(run__course=course).values_list("pk"), int)
TERMS_AT = Ready(
    lambda doors: (
        Term.objects.present()
        .filter(
            Q(entrance__in=doors)
            | Q(pk__in=Stage.objects.filter(modules__intake__in=doors).values("term"))
        )
        .select_related("entrance__run__course")
        .order_by("-entrance__opens_at")
    ),
    list,
)
"""Of which these doors (ids) are entrances or modules."""


@dataclass(frozen=True)
class Whole:
    """A term with all that a page tells of it; no attribute asks the database again."""

    term: Term
    stages: list[Stage]

    @property
    def entrance(self) -> Intake:
        return self.term.entrance

    @property
    def title(self) -> str:
        """In the reader's language where its provider gave it."""
        course: Course = self.entrance.run.course
        return in_reader_language(course.title, course.title_en)

    @property
    def days(self) -> list[Session]:
        """The meetings of everybody: the entrance day first, the sharing day last."""
        return list(self.entrance.run.sessions.all())

    @property
    def entrance_day(self) -> Session | None:
        return self.days[0] if self.days else None

    @property
    def sharing_day(self) -> Session | None:
        """None while there is but one meeting."""
        return self.days[-1] if len(self.days) > 1 else None

    @property
    def result_at(self) -> datetime | None:
        """When it is decided who comes in, where a review decides."""
        review = getattr(self.entrance, "review", None)
        return review.decide_at if review else None

    @property
    def modules(self) -> list[Module]:
        return [module for stage in self.stages for module in stage.modules.all()]

    @property
    def doors(self) -> list[int]:
        """Every door (id) of the term, the entrance first."""
        return [self.entrance.pk, *(one.intake_id for one in self.modules)]


def whole(terms: Iterable[Term]) -> list[Whole]:
    """The same terms with their parts; as many queries for one as for many."""
    return whole_of([one.pk for one in terms])


def whole_of(terms: Collection[int]) -> list[Whole]:
    """The terms of these ids with their parts. Five queries."""
    found: list[Term] = TERMS(terms)
    stages: list[Stage] = STAGES(terms)
    modules: list[Module] = MODULES([one.pk for one in stages])
    ids = {*(one.entrance_id for one in found), *(one.intake_id for one in modules)}
    doors: dict[int, Intake] = {one.pk: one for one in DOORS(ids)}
    for term in found:
        term.entrance = doors[term.entrance_id]
    for module in modules:
        module.intake = doors[module.intake_id]
    found.sort(key=lambda one: (one.entrance.opens_at, one.pk))
    modules.sort(key=lambda one: (one.intake.run.starts_on or date.max, one.pk))
    attach(stages, "modules", modules)
    attach(found, "stages", stages)
    with_sessions(one.run for one in doors.values())
    return [Whole(one, list(one.stages.all())) for one in found]


def term_with(public_id: UUID) -> Whole | None:
    """A term that everybody may see."""
    return next(iter(whole(Term.objects.present().filter(public_id=public_id))), None)


def open_terms(*, at: datetime, programme: str = "") -> list[Whole]:
    """Terms whose entrance one can still apply at, the first to close first."""
    coming = Term.objects.present().filter(entrance__closes_at__gt=at, entrance__called_off_at=None)
    if programme:
        coming = coming.filter(programme=programme)
    return sorted(whole(coming), key=lambda one: one.entrance.closes_at)


def latest_terms(*, most: int) -> list[Whole]:
    """Of all providers, those that opened last first."""
    latest = Term.objects.present().order_by("-entrance__opens_at", "-pk")[:most]
    return whole(latest)[::-1]


def terms_of_course(course: Course) -> list[Term]:
    """Terms that one enters by a run of the course, or of which it is a module; one query if the
    course has no door, else two.
    """
    return TERMS_AT([door for (door,) in DOORS_OF(course.pk)])


def is_entrance(intake_id: int) -> bool:
    """Whether one enters a school by the door: its result is then no certificate of its own."""
    return Term.objects.filter(entrance=intake_id).exists()


def entrance_seats(seats: Collection[int]) -> set[int]:
    """Those of the seats (ids) that are places in a school: its stages complete it, not days."""
    at_entrances = Application.objects.filter(pk__in=seats).exclude(intake__school_term=None)
    return set(at_entrances.values_list("pk", flat=True))


def term_behind(intake: Intake) -> Term | None:
    """The term that the door is the entrance of, or whose entrance it stands behind."""
    entrance = intake.behind_id or intake.pk
    return Term.objects.filter(entrance=entrance).select_related("entrance__run__course").first()


def own_terms(organisation: Organisation) -> QuerySet[Term]:
    """Those that the provider holds, the latest first."""
    mine = Term.objects.visible_to(organisation).select_related("entrance__run__course")
    return mine.order_by("-entrance__opens_at", "-pk")


def doors_to_enter(organisation: Organisation, *, on: date) -> list[Intake]:
    """Doors of the provider by which a school could be entered: of a run that is not over, and of
    no school yet.
    """
    return TO_ENTER(organisation.pk, on)


def doors_to_choose(organisation: Organisation, *, on: date) -> list[Intake]:
    """Doors of the provider that could become a module: of a run that is not over, of no school,
    and nobody has come.
    """
    return FREE([door for (door,) in TO_CHOOSE(organisation.pk, on)])


def _free_doors(organisation: int) -> QuerySet[Intake]:
    free = Intake.objects.filter(
        provider__organisation=organisation,
        school_term=None,
        school_module=None,
        behind=None,
        called_off_at=None,
        run__gone_at=None,
    )
    return free.exclude(run__number="")


def _in_order(doors: QuerySet[Intake]) -> QuerySet[Intake]:
    whole = doors.select_related("run__course", "review")
    return whole.order_by("-run__starts_on", "run__course__title", "pk")


FREE = Ready(lambda doors: _in_order(Intake.objects.filter(pk__in=doors)), list)
TO_ENTER = Ready(
    lambda organisation, on: _in_order(_free_doors(organisation).filter(run__last_on__gte=on)),
    int,
    date,
)
TO_CHOOSE = Ready(
    lambda organisation, on: (
        _free_doors(organisation)
        .filter(
            Q(run__last_on__gte=on) | Q(run__schedule=Schedule.ALWAYS),
            ~Exists(Claim.objects.filter(intake=OuterRef("pk"))),
        )
        .values_list("pk")
    ),
    int,
    date,
)
"""Which they are (ids): of a provider's doors of years these are few, and only these are read."""
