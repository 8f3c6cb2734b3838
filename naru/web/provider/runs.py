"""A provider's runs: writing one with its meetings, showing it to residents or not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue import lexicon
from naru.catalogue.enums import RunStatus
from naru.catalogue.models import Course, Run
from naru.catalogue.queries import facts, own
from naru.catalogue.queries.facts import Facts
from naru.catalogue.rules import number_after
from naru.catalogue.services.own import runs as services
from naru.catalogue.services.own.holding import EditedMeanwhile
from naru.catalogue.services.own.runs import MeetingHeld, RunNumberTaken
from naru.core.dates import day_in_words
from naru.core.languages import reader_language
from naru.enrolments.queries.calling_off import with_people
from naru.enrolments.queries.sight import sights_of
from naru.flows.take_back import PeopleStand, take_back_run
from naru.web.access import role_required
from naru.web.provider.conflict import conflict_of
from naru.web.provider.forms import meetings as meeting_forms
from naru.web.provider.forms.meetings import BaseMeetings, RhythmForm, meetings_of
from naru.web.provider.forms.run import RunForm, initial_of, typed
from naru.web.provider.loading import own_course_of, own_run_of, seen_in

READ_AND_WRITE = ["GET", "HEAD", "POST"]
PEOPLE_STAND = gettext_lazy(
    "신청한 사람이 있는 회차입니다. ‘신청받기’의 ‘이 회차를 열지 않기’에서 취소하면 "
    "모두에게 알리고 돈을 돌려드립니다."
)
SAVE, FILL, ADD_ROW, CLEAR = "save", "fill", "row", "clear"


@dataclass
class Desk:
    """A run on the desk: its form, its meetings, and what is to be said about them."""

    form: RunForm
    meetings: BaseMeetings
    rhythm: RhythmForm | None = None
    left_out: list[str] = field(default_factory=list)
    filled: bool = False

    @property
    def is_valid(self) -> bool:
        return self.form.is_valid() and self.meetings.is_valid()

    def told(self, course: Course) -> Facts:
        """What was filled in; meetings are held the way the course is."""
        return self.form.told(self.meetings.sessions(course.mode))


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def new(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """A new run, with everything but its days taken over from the latest one."""
    course = own_course_of(membership, public_id)
    latest = own.runs_of(course).exclude(number="").first()
    told = facts.run_facts(latest) if latest else {}
    number = number_after(own.numbers_of(course))
    desk = _desk(request, initial_of(told, number=number, again=True), sessions=[])

    def save(told: Facts) -> Run:
        return services.make_run(
            course_id=course.pk,
            number=desk.form.cleaned_data["number"],
            told=told,
            publish="publish" in request.POST,
            by=membership.user,
            at=timezone.now(),
        )

    context = {"membership": membership, "course": course, "run": None, "from_run": latest}
    return _answer(request, course, desk, save, context)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def edit(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Change a run; who saves second sees what the first saved, and keeps what they wrote."""
    kept = own_run_of(membership, public_id)
    told = facts.run_facts(kept)
    desk = _desk(request, initial_of(told, number=kept.number), told.get("sessions", []))
    seen = kept.changed_at
    if request.method == "POST":
        seen = seen_in(request, kept.changed_at)

    def save(told: Facts) -> Run:
        return services.change_run(
            run_id=kept.pk,
            number=desk.form.cleaned_data["number"],
            told=told,
            seen=seen,
            by=membership.user,
            at=timezone.now(),
        )

    context = {"membership": membership, "course": kept.course, "run": kept, "seen": seen}
    return _answer(request, kept.course, desk, save, context)


def _answer(
    request: HttpRequest,
    course: Course,
    desk: Desk,
    save: Callable[[Facts], Run],
    context: dict[str, Any],
) -> HttpResponse:
    """Save what is on the desk and go on, or show the desk again."""
    saving = request.method == "POST" and request.POST.get("do", SAVE) == SAVE
    if saving and desk.is_valid and context["run"] and _lets_people_down(desk, context["run"]):
        desk.form.add_error("status", PEOPLE_STAND)
    if saving and desk.is_valid:
        told = desk.told(course)
        try:
            save(told)
        except EditedMeanwhile as refusal:
            now = own_run_of(context["membership"], context["run"].public_id)
            context |= {"seen": now.changed_at, "conflict": conflict_of(now, told)}
            desk.form.add_error(None, str(refusal))
        except RunNumberTaken as refusal:
            desk.form.add_error("number", str(refusal))
        except MeetingHeld as refusal:
            desk.form.add_error(None, str(refusal))
        else:
            messages.success(request, _("회차를 저장했습니다."))
            return redirect("provider_course", public_id=course.public_id)
    wrong = saving or (desk.rhythm is not None and not desk.rhythm.is_valid())
    context |= {"desk": desk, "form": desk.form, "meetings": desk.meetings}
    return render(request, "provider/run_form.html", context, status=422 if wrong else 200)


def _lets_people_down(desk: Desk, kept: Run) -> bool:
    """Whether the run would be cancelled without a word to those who applied."""
    cancels = desk.form.cleaned_data["status"] == RunStatus.CANCELLED
    if not cancels or kept.status == RunStatus.CANCELLED:
        return False
    sight = sights_of([kept.pk]).get(kept.pk)
    return sight is not None and sight.applied > 0


def _desk(request: HttpRequest, initial: dict[str, Any], sessions: list[Facts]) -> Desk:
    """The desk as it was laid out, typed over, or with the meetings changed by a button."""
    if request.method != "POST":
        rows = meeting_forms.rows_of(sessions)
        return Desk(RunForm(initial=initial), meetings_of(rows))
    posted = meetings_of(data=request.POST)
    does = request.POST.get("do", SAVE)
    if does == SAVE:
        return Desk(RunForm(request.POST), posted)
    rows = [] if does == CLEAR else meeting_forms.typed_rows(posted)
    desk = Desk(RunForm(initial=typed(RunForm, request.POST)), meetings_of())
    if does == FILL:
        rows = _fill(request, desk, rows)
    if does == ADD_ROW:
        rows.append({})
    desk.meetings = meetings_of(rows)
    return desk


def _fill(request: HttpRequest, desk: Desk, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with those of the rhythm that was typed; says which holidays were left out."""
    desk.rhythm = RhythmForm(request.POST)
    if not desk.rhythm.is_valid():
        return rows
    rests = lexicon.holidays()
    days = desk.rhythm.days(rests)
    desk.filled = True
    desk.left_out = [named(day, rests) for day in days.rests]
    said = desk.rhythm.cleaned_data
    return meeting_forms.with_days(
        rows, days.meets, begins=said["daily_from"], ends=said["daily_to"]
    )


def named(day: date, rests: Any) -> str:
    """A holiday with its name."""
    return f"{day_in_words(day, language=reader_language())} {rests.get(day, '')}".strip()


@require_POST
@role_required(Role.PROVIDER)
def publish(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Show the run to residents with its course."""
    run = own_run_of(membership, public_id)
    services.publish_run(run_id=run.pk, by=membership.user, at=timezone.now())
    messages.success(request, _("회차를 공개했습니다."))
    return redirect("provider_course", public_id=run.course.public_id)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def take_back(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Ask once more, then hide the run; it can be shown again. Where people stand, the page leads
    to calling it off.
    """
    run, now = own_run_of(membership, public_id), timezone.now()
    context: dict[str, Any] = {"membership": membership, "course": run.course, "run": run}
    context["stand"] = with_people([run.pk], on=timezone.localdate(now))
    if request.method != "POST":
        return render(request, "provider/take_back.html", context)
    try:
        take_back_run(run_id=run.pk, by=membership.user, at=now)
    except PeopleStand:
        return render(request, "provider/take_back.html", context, status=409)
    messages.success(
        request, _("회차를 내렸습니다. 기록은 남아 있고, 언제든지 다시 올릴 수 있습니다.")
    )
    return redirect("provider_course", public_id=run.course.public_id)
