"""What somebody is asked of an application at another site: the day, and how far it has come."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.enrolments.enums import Stage
from naru.enrolments.models import Elsewhere
from naru.web.forms import CardRadioSelect, DayInput

NEXT = {
    Stage.APPLIED: (Stage.ADMITTED, Stage.ENDED, Stage.FINISHED),
    Stage.ADMITTED: (Stage.FINISHED, Stage.ENDED, Stage.ADMITTED),
}
"""What is most likely told next stands first."""


class AppliedForm(forms.Form):
    """When the person applied."""

    applied_on = forms.DateField(label=_("언제 신청하셨나요?"), widget=DayInput)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_applied_on(self) -> date:
        day: date = self.cleaned_data["applied_on"]
        if day > self.on:
            raise forms.ValidationError(_("오늘이나 그 전의 날짜를 적어 주세요."))
        return day


class StageForm(forms.Form):
    """How far it has come, and since when."""

    stage = forms.ChoiceField(label=_("어떻게 되었나요?"), widget=CardRadioSelect)
    on = forms.DateField(label=_("언제였나요?"), widget=DayInput)

    def __init__(self, *args: Any, one: Elsewhere, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one, self.today = one, on
        stages = NEXT.get(one.stage, tuple(reversed(NEXT[Stage.APPLIED])))
        self.fields["stage"].choices = [(one.value, one.label) for one in stages]  # type: ignore[attr-defined]

    def clean_stage(self) -> Stage:
        return Stage(self.cleaned_data["stage"])

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("오늘이나 그 전의 날짜를 적어 주세요."))
        if day < self.one.applied_on:
            raise forms.ValidationError(_("신청한 날보다 앞선 날짜입니다. 날짜를 확인해 주세요."))
        return day
