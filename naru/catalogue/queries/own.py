"""A provider's own courses, for its staff."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Aggregate, Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from naru.accounts.models import Organisation
from naru.catalogue.enums import CourseState
from naru.catalogue.models import Course, Provider, Run
from naru.catalogue.models.courses import CourseQuerySet
from naru.catalogue.queries.courses import SKILLS
from naru.catalogue.queries.sessions import with_sessions
from naru.core.ready import Ready, attach

STATES = {
    CourseState.DRAFT: Q(is_draft=True, gone_at__isnull=True),
    CourseState.PUBLISHED: Q(is_draft=False, gone_at__isnull=True),
    CourseState.GONE: Q(gone_at__isnull=False),
}


def provider_of(organisation: Organisation) -> Provider | None:
    """The provider the organisation is; None until it first wrote something."""
    return Provider.objects.filter(organisation=organisation).first()


def state_of(course: Course) -> CourseState:
    """How the course stands."""
    if course.gone_at is not None:
        return CourseState.GONE
    return CourseState.DRAFT if course.is_draft else CourseState.PUBLISHED


def courses(
    organisation: Organisation, *, state: CourseState | None = None, words: str = ""
) -> QuerySet[Course]:
    """Its courses, last changed first, with `run_count`, `first_on` and `last_day` of their runs.

    `words` are looked for in title and number, as they stand.
    """
    rows = (
        Course.objects.visible_to(organisation)
        .annotate(
            run_count=Coalesce(_of_runs(Count("pk")), 0),
            first_on=_of_runs(Min("starts_on")),
            last_day=_of_runs(Max(Coalesce("last_on", "starts_on"))),
        )
        .order_by("-changed_at", "-pk")
    )
    if state is not None:
        rows = rows.filter(STATES[state])
    for word in words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(number__icontains=word))
    return rows


def _of_runs(told: Aggregate) -> Subquery:
    """This of a course's runs, asked for the courses of a page only and not for all of them."""
    runs = Run.objects.filter(course=OuterRef("pk"), gone_at__isnull=True).order_by()
    return Subquery(runs.values("course").annotate(told=told).values("told"))


def counts(organisation: Organisation) -> dict[CourseState, int]:
    """How many courses stand in each state."""
    found = Course.objects.visible_to(organisation).aggregate(
        **{state.value: Count("pk", filter=where) for state, where in STATES.items()}
    )
    return {state: found[state.value] for state in STATES}


CALLED = Ready(
    lambda organisation, public_id: Course.objects.filter(
        provider__organisation=organisation, public_id=public_id
    ).select_related("provider", "residence_district"),
    int,
    UUID,
)


def course(organisation: Organisation) -> CourseQuerySet:
    """One course's page: choose by `public_id`. With provider and skills at hand."""
    return (
        Course.objects.visible_to(organisation)
        .select_related("provider", "residence_district")
        .prefetch_related("skills")
    )


def called(organisation: Organisation, public_id: UUID) -> Course | None:
    """The course of this number, with provider and skills, to look at; None if it is another's."""
    found = CALLED.first(organisation.pk, public_id)
    if found is not None:
        attach([found], "skills", SKILLS(found.pk))
    return found


def runs_of(one: Course) -> QuerySet[Run]:
    """The course's runs, the latest first, with place, district and sessions at hand."""
    return (
        Run.objects.filter(course=one)
        .select_related("place__district", "district")
        .prefetch_related("sessions")
        .order_by(F("starts_on").desc(nulls_first=True), "-pk")
    )


def runs(organisation: Organisation) -> QuerySet[Run]:
    """Runs of the organisation's courses, by `public_id`, with course and sessions at hand."""
    return (
        Run.objects.filter(course__in=Course.objects.visible_to(organisation))
        .select_related("course__provider", "place__district", "district", "copied_from")
        .prefetch_related("sessions")
    )


RUN_CALLED = Ready(
    lambda organisation, public_id: (
        Run.objects.filter(course__provider__organisation=organisation, public_id=public_id)
        .exclude(number="")
        .select_related("course__provider", "place__district", "district", "copied_from")
    ),
    int,
    UUID,
)


def run_called(organisation: Organisation, public_id: UUID) -> Run | None:
    """The run of this number that is written here, as one of `runs`; None if it is another's."""
    found = RUN_CALLED.first(organisation.pk, public_id)
    if found is not None:
        with_sessions([found])
    return found


def numbers_of(one: Course) -> Iterable[str]:
    """Numbers of all runs of the course, also of those taken back."""
    return Run.objects.filter(course=one).values_list("number", flat=True)
