"""One dated offering: when, where, for how many, how one applies and what it costs."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naru.catalogue.enums import Admission, ApplyAt, Payer, RunStatus, Schedule
from naru.catalogue.models import Run
from naru.catalogue.models.courses import NUMBER_LENGTH
from naru.catalogue.queries import facts
from naru.catalogue.queries.facts import Facts
from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.sources.provider_form import label_of
from naru.places import queries as places
from naru.web.forms import ChipCheckboxSelect, DayInput
from naru.web.provider.forms.fields import (
    NOT_SAID,
    ClockInput,
    Grouped,
    MomentInput,
    words,
)
from naru.web.provider.forms.meetings import check_order, spanned
from naru.web.provider.wording import WEEKDAYS

SCHEDULES = [
    (Schedule.DATED.value, _("정해진 날에")),
    (Schedule.ALWAYS.value, _("언제든지 시작(온라인)")),
    (Schedule.UNKNOWN.value, _("아직 정하지 않음")),
]
STATUSES = [
    (RunStatus.UNKNOWN.value, _("신청 기간대로")),
    *(
        (one.value, one.label)
        for one in (RunStatus.FULL, RunStatus.PAUSED, RunStatus.CLOSED, RunStatus.CANCELLED)
    ),
]
LARGEST = 1_000_000_000
MOST_PEOPLE = 100_000


def unsaid(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """The choices of an enum with its UNKNOWN first, called "not said"."""
    return [("UNKNOWN", NOT_SAID[1]), *(one for one in choices if one[0] != "UNKNOWN")]


class RunForm(Grouped):
    """A run; what is left empty is shown as "not stated"."""

    PARTS = (
        ("name", _("몇 번째인가요?"), ("number",)),
        (
            "when",
            _("언제 하나요?"),
            ("schedule", "weekdays", "daily_from", "daily_to", "starts_on", "last_on"),
        ),
        (
            "where",
            _("어디에서 하나요?"),
            ("place", "place_words", "address", "district", "access_words"),
        ),
        (
            "apply",
            _("어떻게 신청하나요?"),
            (
                *("capacity", "admission", "apply_from_at", "apply_until_at", "apply_at"),
                *("apply_url", "apply_words", "status"),
            ),
        ),
        (
            "cost",
            _("비용은 얼마인가요?"),
            ("payer", "fee_won", "materials_won", "fee_words", "refund_words"),
        ),
        ("who", _("누가 가르치고, 어디에 물어보나요?"), ("teacher_words", "contact_phone")),
    )

    number = words(
        _("회차"), NUMBER_LENGTH, hint=_("예: 1. 같은 강좌를 다시 열 때마다 하나씩 올려요.")
    )
    schedule = forms.ChoiceField(label=_("수업 날짜"), choices=SCHEDULES, widget=forms.RadioSelect)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("무슨 요일에 하나요?"),
        choices=WEEKDAYS.items(),
        coerce=int,
        required=False,
        widget=ChipCheckboxSelect,
    )
    daily_from = forms.TimeField(label=_("시작 시각"), widget=ClockInput, required=False)
    daily_to = forms.TimeField(label=_("마치는 시각"), widget=ClockInput, required=False)
    starts_on = forms.DateField(label=_("첫 수업일"), widget=DayInput, required=False)
    last_on = forms.DateField(label=_("마지막 수업일"), widget=DayInput, required=False)
    without_rests = forms.BooleanField(
        label=_("공휴일은 빼고 채우기"), required=False, initial=True
    )
    place = forms.ChoiceField(
        label=_("배움터"),
        required=False,
        help_text=_("목록에 있는 곳을 고르면 지도와 가는 길이 함께 보입니다."),
    )
    place_words = words(_("목록에 없는 곳이면"), 300, hint=_("예: 새빛캠퍼스 301호"))
    address = words(_("주소"), 300)
    district = forms.ChoiceField(label=_("자치구"), required=False)
    access_words = words(_("오가기·시설"), 300, hint=_("예: 2번 출구에서 걸어서 5분, 승강기 있음"))
    capacity = forms.IntegerField(
        label=_("정원"), min_value=1, max_value=MOST_PEOPLE, required=False
    )
    admission = forms.ChoiceField(
        label=_("누가 참여하게 되나요?"), choices=unsaid(Admission.choices)
    )
    apply_from_at = forms.DateTimeField(label=_("신청 시작"), widget=MomentInput, required=False)
    apply_until_at = forms.DateTimeField(label=_("신청 마감"), widget=MomentInput, required=False)
    apply_at = forms.ChoiceField(label=_("어디에서 신청하나요?"), choices=unsaid(ApplyAt.choices))
    apply_url = forms.URLField(
        label=_("다른 누리집에서 신청하면 그 주소"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": _("https://로 시작하는 주소를 적어 주세요.")},
    )
    apply_words = words(_("신청 안내"), 500, rows=2)
    status = forms.ChoiceField(
        label=_("지금 신청을 받나요?"),
        choices=STATUSES,
        help_text=_("따로 고르지 않으면 신청 시작과 마감에 따라 저절로 바뀝니다."),
    )
    payer = forms.ChoiceField(label=_("비용은 누가 내나요?"), choices=unsaid(Payer.choices))
    fee_won = forms.IntegerField(
        label=_("배우는 분이 내는 돈(원)"),
        min_value=0,
        max_value=LARGEST,
        required=False,
        help_text=_("숫자만 적어 주세요. 예: 30000"),
    )
    materials_won = forms.IntegerField(
        label=_("그 가운데 재료비(원)"),
        min_value=0,
        max_value=LARGEST,
        required=False,
        help_text=_("수업이 시작되면 돌려드리지 않는 돈입니다. 없으면 비워 주세요. 예: 5000"),
    )
    fee_words = words(_("수강료 설명"), 300, hint=_("예: 교재 12,000원은 따로"))
    refund_words = words(
        _("환불"),
        500,
        rows=2,
        hint=_(
            "수강료를 다른 곳에서 내는 강좌에만 적어 주세요. 여기서 내면 기관의 환불 기준을 "
            "보여 드리고 그대로 돌려드립니다. 예: 시작 전날까지 모두 돌려드려요."
        ),
    )
    teacher_words = words(
        _("강사 소개"), 300, hint=_("이름 대신 경력을 써 주세요. 예: 회계 사무소 15년")
    )
    contact_phone = words(_("문의 전화"), 60, hint=_("기관 대표 전화를 적어 주세요."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].required = True
        self.fields["number"].error_messages["required"] = _("회차를 적어 주세요. 예: 1")
        self.known = places.named()
        self.districts = places.districts()
        self._offer("place", [(str(one.pk), one.name) for one in self.known], _("목록에 없는 곳"))
        self._offer("district", [(str(one.pk), one.name) for one in self.districts], NOT_SAID[1])

    def _offer(self, name: str, choices: list[tuple[str, str]], nothing: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", nothing), *choices]

    def clean(self) -> dict[str, Any]:
        """What only holds together: days in order, the window for applying, price and payer."""
        told = super().clean() or {}
        check_order(self)
        opens, closes = told.get("apply_from_at"), told.get("apply_until_at")
        if opens and closes and closes <= opens:
            self.add_error("apply_until_at", _("신청 시작보다 뒤의 때를 적어 주세요."))
        self._check_cost(told)
        elsewhere = told.get("apply_at") == ApplyAt.ELSEWHERE
        if elsewhere and not told.get("apply_url") and "apply_url" not in self.errors:
            self.add_error("apply_url", _("신청하는 누리집의 주소를 적어 주세요."))
        return told

    def _check_cost(self, told: dict[str, Any]) -> None:
        """Who pays nothing pays for no materials either; else these are a part of the fee."""
        if told.get("payer") == Payer.NOBODY:
            for name in ("fee_won", "materials_won"):
                if told.get(name):
                    self.add_error(name, _("무료라고 하셨습니다. 0을 적거나 비워 주세요."))
            return
        if "fee_won" not in self.errors and (told.get("materials_won") or 0) > (
            told.get("fee_won") or 0
        ):
            self.add_error(
                "materials_won",
                _("배우는 분이 내는 돈보다 많습니다. 그 돈을 재료비까지 더해 적어 주세요."),
            )

    def told(self, sessions: list[Facts]) -> Facts:
        """What was filled in, with its meetings, as facts; call it on a valid form."""
        said = self.cleaned_data
        made: dict[str, Any] = {name: said[name] for name in SAME}
        made |= {"label": label_of(said["number"]), **self._days(sessions), **self._place()}
        if said["payer"] == Payer.NOBODY:
            made["fee_won"] = 0
        return facts.facts_of(Run, {**made, "sessions": sessions})

    def _days(self, sessions: list[Facts]) -> dict[str, Any]:
        """Listed meetings decide about days, weekdays and hours; else what was typed."""
        said = self.cleaned_data
        if said["schedule"] != Schedule.DATED:
            return {"schedule": said["schedule"]}
        if sessions:
            return {"schedule": Schedule.DATED.value, **spanned(sessions)}
        if said["starts_on"] is None:
            return {"schedule": Schedule.UNKNOWN.value}
        return {name: said[name] for name in DAYS}

    def _place(self) -> Facts:
        """The place by its name in our list, or by the words for it, with what follows of it."""
        said = self.cleaned_data
        chosen = next((one for one in self.known if str(one.pk) == said["place"]), None)
        district = next((one for one in self.districts if str(one.pk) == said["district"]), None)
        if chosen:
            return KnownPlaces().resolved({"place_words": chosen.name_ko})
        told = {name: said[name] for name in ("place_words", "address") if said[name]}
        if district:
            told["district"] = district.name_ko
        return KnownPlaces().resolved(told)


SAME = (
    *("status", "apply_from_at", "apply_until_at", "admission", "apply_at", "apply_url"),
    *("apply_words", "contact_phone", "capacity", "payer", "fee_won", "materials_won"),
    *("fee_words", "refund_words", "access_words", "teacher_words"),
)
DAYS = ("schedule", "starts_on", "last_on", "weekdays", "daily_from", "daily_to")
OF_A_TERM = frozenset({"starts_on", "last_on", "apply_from_at", "apply_until_at", "status"})
"""What a next run does not take over from the last one."""


def initial_of(told: Facts, *, number: str, again: bool = False) -> dict[str, Any]:
    """The facts as the form shows them; `again` leaves out what belongs to that term."""
    kept = {name: value for name, value in told.items() if not again or name not in OF_A_TERM}
    row = facts.put(Run(), facts.RUN, kept)
    return {
        **{name: getattr(row, name) for name in (*SAME, *DAYS, "place_words", "address")},
        "materials_won": row.materials_won or None,
        "schedule": kept.get("schedule", Schedule.DATED.value),
        "place": str(row.place_id or ""),
        "place_words": "" if row.place_id else row.place_words,
        "address": "" if row.place_id else row.address,
        "district": "" if row.place_id else str(row.district_id or ""),
        "number": number,
    }


def typed(form: type[RunForm], data: QueryDict) -> dict[str, Any]:
    """What was typed so far, to be shown again without a check."""
    return {
        name: data.getlist(name) if name == "weekdays" else data.get(name, "")
        for name in form.base_fields
    }
