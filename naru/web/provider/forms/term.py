"""Which term is held again, and from when."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.web.forms import CardRadioSelect, DayInput

LONGEST_TERM = timedelta(days=400)


class TermForm(forms.Form):
    """The days in which the earlier runs began, and the first day of the new term."""

    first = forms.DateField(
        label=_("언제부터 시작한 회차를 옮길까요?"),
        widget=DayInput,
        error_messages={"required": _("지난 학기의 첫날을 적어 주세요.")},
    )
    last = forms.DateField(
        label=_("언제까지 시작한 회차를 옮길까요?"),
        widget=DayInput,
        error_messages={"required": _("지난 학기의 마지막 날을 적어 주세요.")},
    )
    starts_on = forms.DateField(
        label=_("새 학기는 언제 시작하나요?"),
        help_text=_("가장 먼저 시작한 회차가 이 주에 시작하도록, 요일은 그대로 두고 옮깁니다."),
        widget=DayInput,
        error_messages={"required": _("새 학기의 첫날을 적어 주세요.")},
    )
    without_rests = forms.BooleanField(
        label=_("공휴일과 겹치는 수업은 마지막 수업 다음 주로 미루기"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Days in order, a term no longer than a year, the new one later than the old."""
        told = super().clean() or {}
        first, last, starts_on = (told.get(name) for name in ("first", "last", "starts_on"))
        if first and last and not first <= last <= first + LONGEST_TERM:
            self.add_error("last", _("첫날보다 뒤이고 1년 안인 날을 적어 주세요."))
        if first and starts_on and starts_on <= first:
            self.add_error("starts_on", _("지난 학기의 첫날보다 뒤의 날을 적어 주세요."))
        return told


class CopyForm(forms.Form):
    """What to make of the chosen runs; `weeks` is how far they move."""

    publish = forms.ChoiceField(
        label=_("새 회차를 어떻게 할까요?"),
        choices=(
            ("no", _("초안으로 만들기(보고 나서 공개해요)")),
            ("yes", _("만들면서 바로 공개하기")),
        ),
        initial="no",
        widget=CardRadioSelect,
    )
    weeks = forms.IntegerField(min_value=1, max_value=520, widget=forms.HiddenInput)
    without_rests = forms.BooleanField(required=False, widget=forms.HiddenInput)


def usual(today: date) -> dict[str, Any]:
    """A form filled in for somebody who plans the next term: the half year up to today."""
    return {
        "first": today - timedelta(days=182),
        "last": today,
        "starts_on": today + timedelta(days=14),
        "without_rests": True,
    }
