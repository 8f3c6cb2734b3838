"""The days on which a run meets: one by one, or filled in by a rhythm."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.catalogue.queries.facts import Facts, plain
from naru.catalogue.rules import Days, days_of
from naru.web.forms import ChipCheckboxSelect, DayInput
from naru.web.provider.forms.fields import ClockInput
from naru.web.provider.wording import WEEKDAYS

MOST = 200
LONGEST_SPAN = 400
WHOLE = ("on", "begins", "ends")


class RhythmForm(forms.Form):
    """Every Tuesday and Thursday from 19:00 to 21:00, from one day to another."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("무슨 요일에 하나요?"),
        choices=WEEKDAYS.items(),
        coerce=int,
        widget=ChipCheckboxSelect,
        error_messages={"required": _("요일을 하나는 골라 주세요.")},
    )
    daily_from = forms.TimeField(
        label=_("시작 시각"),
        widget=ClockInput,
        error_messages={"required": _("시작 시각을 적어 주세요. 예: 19:00")},
    )
    daily_to = forms.TimeField(
        label=_("마치는 시각"),
        widget=ClockInput,
        error_messages={"required": _("마치는 시각을 적어 주세요. 예: 21:00")},
    )
    starts_on = forms.DateField(
        label=_("첫 수업일"),
        widget=DayInput,
        error_messages={"required": _("첫 수업일을 적어 주세요.")},
    )
    last_on = forms.DateField(
        label=_("마지막 수업일"),
        widget=DayInput,
        error_messages={"required": _("마지막 수업일을 적어 주세요.")},
    )
    without_rests = forms.BooleanField(
        label=_("공휴일은 빼고 채우기"), required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        """The days and the hours in order, and not for years."""
        told = super().clean() or {}
        check_order(self)
        first, last = told.get("starts_on"), told.get("last_on")
        if first and last and (last - first).days > LONGEST_SPAN:
            self.add_error("last_on", _("한 회차는 1년 안에 마치게 적어 주세요."))
        return told

    def days(self, rests: Collection[date]) -> Days:
        """Days of the rhythm; call it on a valid form."""
        said = self.cleaned_data
        return days_of(
            first=said["starts_on"],
            last=said["last_on"],
            weekdays=said["weekdays"],
            rests=rests if said["without_rests"] else (),
        )


def check_order(form: forms.Form) -> None:
    """Marks a last day before the first, and an end before its beginning."""
    told = form.cleaned_data
    first, last = told.get("starts_on"), told.get("last_on")
    if first and last and last < first:
        form.add_error("last_on", _("첫 수업일과 같거나 뒤의 날을 적어 주세요."))
    begin, end = told.get("daily_from"), told.get("daily_to")
    if begin and end and end <= begin:
        form.add_error("daily_to", _("시작 시각보다 뒤의 시각을 적어 주세요."))


class MeetingForm(forms.Form):
    """One meeting; an empty row is none."""

    on = forms.DateField(label=_("날짜"), widget=DayInput, required=False)
    begins = forms.TimeField(label=_("시작"), widget=ClockInput, required=False)
    ends = forms.TimeField(label=_("마침"), widget=ClockInput, required=False)
    topic = forms.CharField(label=_("배우는 것"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """All of a meeting or nothing."""
        told = super().clean() or {}
        if any(told.get(name) or self.data.get(self.add_prefix(name)) for name in WHOLE):
            for name in WHOLE:
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, _("날짜와 시작·마침 시각을 모두 적어 주세요."))
        begin, end = told.get("begins"), told.get("ends")
        if begin and end and end <= begin:
            self.add_error("ends", _("시작보다 뒤의 시각을 적어 주세요."))
        return told


class BaseMeetings(forms.BaseFormSet):  # type: ignore[type-arg]
    """The list of meetings, each start once."""

    def clean(self) -> None:
        """No two meetings at one time."""
        seen: set[tuple[date, Any]] = set()
        for form in self.forms:
            told = form.cleaned_data if form.is_valid() else {}
            if not told.get("on") or told.get("DELETE"):
                continue
            start = (told["on"], told["begins"])
            if start in seen:
                form.add_error("on", _("같은 날 같은 시각이 두 번 있습니다."))
            seen.add(start)

    def sessions(self, mode: str) -> list[Facts]:
        """The meetings as facts, in order; call it on a valid list."""
        kept = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("on") and not form.cleaned_data.get("DELETE")
        ]
        return sorted(
            (
                {
                    "starts_at": _moment(one["on"], one["begins"]),
                    "ends_at": _moment(one["on"], one["ends"]),
                    "mode": mode,
                    "place_words": "",
                    "topic": one["topic"],
                }
                for one in kept
            ),
            key=lambda one: one["starts_at"],
        )


_Meetings: Any = forms.formset_factory(
    MeetingForm, formset=BaseMeetings, extra=0, can_delete=True, max_num=MOST, absolute_max=MOST
)
PREFIX = "meet"


def meetings_of(
    rows: list[dict[str, Any]] | None = None, *, data: QueryDict | None = None
) -> BaseMeetings:
    """The list with these rows, or as it was sent."""
    made: BaseMeetings = _Meetings(data, initial=rows, prefix=PREFIX)
    return made


def rows_of(sessions: Iterable[Facts]) -> list[dict[str, Any]]:
    """Sessions as the list shows them, on the city's clock."""
    rows = []
    for one in sessions:
        start, end = (
            timezone.localtime(datetime.fromisoformat(one[name]))
            for name in ("starts_at", "ends_at")
        )
        rows.append(
            {
                "on": start.date(),
                "begins": start.time(),
                "ends": end.time(),
                "topic": one.get("topic", ""),
            }
        )
    return rows


def typed_rows(meetings: BaseMeetings) -> list[dict[str, Any]]:
    """Rows as they were typed, mistakes and all; those that were ticked to go are gone."""
    return [
        {name: form[name].value() for name in (*WHOLE, "topic")}
        for form in meetings.forms
        if not form["DELETE"].value() and any(form[name].value() for name in (*WHOLE, "topic"))
    ]


def with_days(
    rows: list[dict[str, Any]], days: Iterable[date], *, begins: Any, ends: Any
) -> list[dict[str, Any]]:
    """The rows and, in order of day, one for each day that has none at that hour."""
    there = {(str(row["on"]), str(row["begins"])[:5]) for row in rows}
    new = [
        {"on": day, "begins": begins, "ends": ends, "topic": ""}
        for day in days
        if (str(day), str(begins)[:5]) not in there
    ]
    return sorted([*rows, *new], key=lambda row: (str(row["on"]), str(row["begins"])))[:MOST]


def spanned(sessions: list[Facts]) -> dict[str, Any]:
    """First and last day, weekdays, and the hours if all meetings have the same."""
    rows = rows_of(sessions)
    days = [row["on"] for row in rows]
    hours = {(row["begins"], row["ends"]) for row in rows}
    begin, end = next(iter(hours)) if len(hours) == 1 else (None, None)
    return {
        "starts_on": min(days),
        "last_on": max(days),
        "weekdays": sorted({day.isoweekday() for day in days}),
        "daily_from": begin,
        "daily_to": end,
    }


def _moment(on: date, at: Any) -> str:
    whole = datetime.combine(on, at, timezone.get_current_timezone())
    return str(plain(whole))
