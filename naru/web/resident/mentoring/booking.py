"""/me/appointments/new/: why, how, then one of the free times."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.accounts.models import User
from naru.core.refusals import Refusal
from naru.counselling.enums import Channel, PairingState, Way
from naru.counselling.models import Appointment, Mentor
from naru.counselling.pack import Reason, reasons, terms_at
from naru.counselling.queries import diaries, mine
from naru.counselling.queries.diaries import Slot
from naru.counselling.services import appointments
from naru.counselling.services.appointments import Talk
from naru.residents.enums import HelperKind, RecordPage
from naru.residents.models import Resident
from naru.web.access import posted
from naru.web.acting import Acting, record_required
from naru.web.templatetags.words import day_time

MOST = 120
"""So many times are listed; there are more further ahead."""
PAGES = {"why": "resident/mentoring/why.html", "times": "resident/mentoring/times.html"}
"""What asks for each step."""


class WhyForm(forms.Form):
    """Why and how; decides which times there are."""

    reason = forms.ChoiceField(label=gettext_lazy("무엇을 이야기할까요?"))
    channel = forms.ChoiceField(label=gettext_lazy("어떻게 이야기할까요?"))

    def __init__(
        self, *args: Any, offered: dict[str, Reason], mentor: Mentor, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        minutes = _("분")
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (one.code, f"{one.name} ({one.minutes}{minutes})") for one in offered.values()
        ]
        self.fields["channel"].choices = [  # type: ignore[attr-defined]
            (code, str(Channel(code).label)) for code in mentor.channels
        ]


class TimeForm(forms.Form):
    """One of the free times, and what to prepare."""

    starts_at = forms.ChoiceField(
        label=gettext_lazy("언제가 좋으세요?"),
        error_messages={"required": gettext_lazy("시간을 골라 주세요.")},
    )
    words = forms.CharField(
        label=gettext_lazy("멘토가 미리 알아 둘 것"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, slots: list[Slot], way: Way = Way.SITE, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if way == Way.MENTOR:
            self.fields["starts_at"].label = _("언제로 할까요?")
            self.fields["words"].label = _("본인에게 미리 알릴 것")
        self.fields["starts_at"].choices = choices_of(slots)  # type: ignore[attr-defined]


def choices_of(slots: list[Slot]) -> list[tuple[str, str]]:
    """Times with their days, as a closed list shows one line alone; whoever stands in is named."""
    usual = slots[0].mentor if slots else None

    def label(one: Slot) -> str:
        when = day_time(one.starts_at)
        return when if one.mentor == usual else f"{when} ({one.mentor.user.name})"

    return [(one.starts_at.isoformat(), label(one)) for one in slots[:MOST]]


def bookable(way: Way) -> dict[str, Reason]:
    """Reasons for which one may book this way."""
    return {code: one for code, one in reasons().items() if way.value in one.booked_by}


def way_of(acting: Acting) -> Way:
    """Whether the person books or the desk does."""
    desk = acting.leave is not None and acting.leave.kind == HelperKind.DESK
    return Way.DESK if desk else Way.SITE


def talk_of(one: Reason) -> Talk:
    """The reason as booking takes it."""
    return Talk(one.code, one.minutes, one.channels, one.booked_by)


@dataclass(frozen=True)
class Booking:
    """Who is to talk with whose mentor, and who books it."""

    resident: Resident
    mentor: Mentor
    way: Way
    by: User


@dataclass(frozen=True)
class Asked:
    """What is still to be said before a time is booked: `why` alone, or a time as well."""

    context: dict[str, Any]
    step: Literal["why", "times"]
    wrong: bool

    @property
    def status(self) -> int:
        return 422 if self.wrong else 200


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_APPOINTMENTS)
def new(request: HttpRequest, acting: Acting) -> HttpResponse:
    """First why and how, then a time."""
    pairing = mine.pairing_of(acting.resident)
    if pairing is None or pairing.state != PairingState.ACTIVE:
        messages.warning(request, _("먼저 멘토를 골라 주세요."))
        return redirect("my_mentor")
    booking = Booking(acting.resident, pairing.mentor, way_of(acting), acting.user)
    done = booked(request, booking)
    if isinstance(done, Appointment):
        messages.success(request, _("약속을 잡았습니다."))
        return redirect("appointment", public_id=done.public_id)
    context = {"acting": acting, **done.context}
    return render(request, PAGES[done.step], context, status=done.status)


def booked(request: HttpRequest, booking: Booking) -> Appointment | Asked:
    """The appointment once all is said and the time is still free; until then what to ask."""
    asked = request.GET if "reason" in request.GET else None
    offered = bookable(booking.way)
    why = WhyForm(asked, offered=offered, mentor=booking.mentor)
    context: dict[str, Any] = {"why": why, "mentor": booking.mentor}
    if asked is None or not why.is_valid():
        return Asked(context, "why", wrong=bool(why.errors))
    reason = offered[why.cleaned_data["reason"]]
    channel = Channel(why.cleaned_data["channel"])
    slots = _slots(booking, reason, channel, timezone.now())
    form = TimeForm(posted(request), slots=slots, way=booking.way)
    if request.method == "POST" and form.is_valid():
        one = _book(booking, reason, channel, form)
        if one is not None:
            return one
    context |= {"form": form, "slots": slots, "reason": reason, "channel": channel.label}
    context["fits"] = channel.value in reason.channels
    return Asked(context, "times", wrong=bool(form.errors))


def _book(booking: Booking, reason: Reason, channel: Channel, form: TimeForm) -> Appointment | None:
    now = timezone.now()
    try:
        return appointments.book(
            resident=booking.resident,
            mentor=booking.mentor,
            talk=talk_of(reason),
            channel=channel,
            starts_at=datetime.fromisoformat(form.cleaned_data["starts_at"]),
            words=form.cleaned_data["words"],
            way=booking.way,
            by=booking.by,
            terms=terms_at(now),
            at=now,
        )
    except Refusal as refusal:
        form.add_error("starts_at", str(refusal))
        return None


def _slots(booking: Booking, reason: Reason, channel: Channel, at: datetime) -> list[Slot]:
    if channel.value not in reason.channels:
        return []
    return diaries.slots(
        booking.mentor,
        resident=booking.resident,
        channel=channel,
        minutes=reason.minutes,
        terms=terms_at(at),
        at=at,
    )
