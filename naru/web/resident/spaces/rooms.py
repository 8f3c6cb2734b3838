"""/me/spaces/room/…: a day, then one of its free times, then for whom and what for."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.core.refusals import Refusal
from naru.residents.enums import RecordPage
from naru.spaces.enums import Group
from naru.spaces.models import Club, Room
from naru.spaces.pack import opening_on, room_terms_on
from naru.spaces.queries import mine, things
from naru.spaces.rules import rooms as rules
from naru.spaces.rules.terms import RoomTerms, Span
from naru.spaces.services import rooms
from naru.spaces.services.rooms import Wish
from naru.web.acting import Acting, record_required
from naru.web.public.spaces import words
from naru.web.resident.spaces.benches import way_of
from naru.web.templatetags.words import day as day_words
from naru.web.templatetags.words import hours

MOST_DAYS = 40
DAY = timedelta(days=1)


class DayForm(forms.Form):
    """A day on which the place is open and one may ask today."""

    day = forms.ChoiceField(label=gettext_lazy("어느 날이 좋으세요?"))

    def __init__(self, *args: Any, days: list[date], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(one.isoformat(), day_words(one)) for one in days]
        self.fields["day"].choices = choices  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """One of the day's free times, who comes and what for."""

    time = forms.ChoiceField(
        label=gettext_lazy("몇 시가 좋으세요?"),
        error_messages={"required": gettext_lazy("시간을 골라 주세요.")},
        widget=forms.RadioSelect,
    )
    whom = forms.ChoiceField(label=gettext_lazy("누가 쓰나요?"))
    people = forms.IntegerField(
        label=gettext_lazy("몇 명이 쓰나요?"),
        min_value=1,
        error_messages={"required": gettext_lazy("몇 명인지 적어 주세요.")},
    )
    words = forms.CharField(
        label=gettext_lazy("무엇을 하나요?"),
        max_length=200,
        help_text=gettext_lazy("이곳 직원이 읽고 살펴봅니다. 예: 독서 모임, 발표 연습"),
        error_messages={"required": gettext_lazy("무엇을 하는지 적어 주세요.")},
    )

    def __init__(self, *args: Any, spans: list[Span], clubs: list[Club], alone: bool, **more: Any):
        super().__init__(*args, **more)
        self.fields["time"].choices = [(_key(one), _time(one)) for one in spans]  # type: ignore[attr-defined]
        own = [("me", str(Group.RESIDENT.label))] if alone else []
        led = [(str(one.public_id), one.name) for one in clubs]
        self.fields["whom"].choices = [*own, *led]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_SPACES)
def ask(request: HttpRequest, acting: Acting, code: str) -> HttpResponse:
    """First the day; with `?day=` its times. The place's rule stands above both."""
    room, now = things.room(code), timezone.now()
    today = timezone.localdate(now)
    terms = room_terms_on(room.place.code, today) if room else None
    if room is None or terms is None:
        raise Http404
    clubs = mine.clubs_for(acting.resident, place=room.place, on=today)
    context: dict[str, Any] = {
        "acting": acting,
        "room": room,
        "place": room.place,
        "rules": words.room_rules(room.place, today=today),
        "needs_club": Group.RESIDENT.value not in terms.for_whom and not clubs,
    }
    days = _days(room, terms, today)
    asked = request.GET if "day" in request.GET else None
    form = DayForm(asked, days=days)
    context |= {"day_form": form, "days": days}
    if asked is None or not form.is_valid() or context["needs_club"]:
        status = 422 if form.errors else 200
        return render(request, "resident/spaces/room_day.html", context, status=status)
    on = parse_date(form.cleaned_data["day"]) or today
    return _times(request, acting, room, terms, clubs, on, context)


def _times(
    request: HttpRequest,
    acting: Acting,
    room: Room,
    terms: RoomTerms,
    clubs: list[Club],
    on: date,
    context: dict[str, Any],
) -> HttpResponse:
    spans = _spans(room, terms, on)
    alone = Group.RESIDENT.value in terms.for_whom
    data = request.POST if request.method == "POST" else None
    form = AskForm(data, spans=spans, clubs=clubs, alone=alone)
    if request.method == "POST" and form.is_valid():
        try:
            one = rooms.ask(
                resident=acting.resident,
                room_id=room.pk,
                wish=_wish(form, clubs, terms),
                opening=opening_on(room.place.code, on),
                terms=terms,
                way=way_of(acting),
                by=acting.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("신청을 받았습니다. 답이 오면 알려 드립니다."))
            return redirect("my_space", public_id=one.public_id)
    context |= {"form": form, "spans": spans, "on": on}
    status = 422 if form.errors else 200
    return render(request, "resident/spaces/room_time.html", context, status=status)


def _wish(form: AskForm, clubs: list[Club], terms: RoomTerms) -> Wish:
    said = form.cleaned_data
    begins, ends = (datetime.fromisoformat(part) for part in said["time"].split("/"))
    return Wish(
        starts_at=begins,
        units=(ends - begins) // terms.unit,
        people=said["people"],
        words=said["words"],
        club=next((one for one in clubs if str(one.public_id) == said["whom"]), None),
    )


def _days(room: Room, terms: RoomTerms, today: date) -> list[date]:
    """Days that may be asked for and have a free time. One query."""
    found = rules.days_to_book(terms, today=today)
    if found is None:
        return []
    first, last = found
    busy = things.busy([room], on=first, until_on=last, zone=timezone.get_default_timezone())
    days = [first + n * DAY for n in range((last - first).days + 1)]
    return [
        on
        for on in days
        if rules.free_spans(
            opening_on(room.place.code, on), terms, on=on, busy=busy.get(room.pk, [])
        )
    ][:MOST_DAYS]


def _spans(room: Room, terms: RoomTerms, on: date) -> list[Span]:
    """The day's free times, of one unit and of as many as may be booked at once."""
    opening = opening_on(room.place.code, on)
    busy = things.busy([room], on=on, until_on=on, zone=opening.zone).get(room.pk, [])
    found = [
        span
        for units in range(1, terms.most_units + 1)
        for span in rules.free_spans(opening, terms, on=on, busy=busy, units=units)
    ]
    return [one for one in sorted(found) if one[0] > timezone.now()]


def _key(one: Span) -> str:
    return f"{one[0].isoformat()}/{one[1].isoformat()}"


def _time(one: Span) -> str:
    return hours(*one)
