"""Choosing a degree, and telling of credits from elsewhere."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.credits.enums import Category
from naru.credits.models import Wish
from naru.credits.pack import Terms
from naru.web.forms import DayInput

MOST = 60
"""Credits of one line that somebody tells of."""


class WishForm(forms.Form):
    """The degree and the major."""

    degree = forms.ChoiceField(label=_("어떤 학위까지 가고 싶으세요?"))
    major = forms.ChoiceField(label=_("어느 전공으로요?"))

    def __init__(self, *args: Any, terms: Terms, wish: Wish | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wish is not None:
            self.initial = {"degree": wish.degree, "major": wish.major}
        degrees = [(one.code, f"{one.name} ({one.total.value})") for one in terms.degrees]
        majors = [(one.code, str(one.name)) for one in terms.file.major]
        self.fields["degree"].choices = degrees  # type: ignore[attr-defined]
        self.fields["major"].choices = majors  # type: ignore[attr-defined]


class PastForm(forms.Form):
    """Something that ended on a day not after today."""

    def __init__(self, *args: Any, terms: Terms, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms, self.on = terms, on

    def clean_ended_on(self) -> date:
        day: date = self.cleaned_data["ended_on"]
        if day > self.on:
            raise forms.ValidationError(_("오늘이나 그 전의 날짜를 적어 주세요."))
        return day


class ClassForm(PastForm):
    """A subject of the credit bank, completed somewhere else."""

    title = forms.CharField(label=_("과목 이름"), max_length=120)
    credits = forms.IntegerField(label=_("학점"), min_value=1, max_value=MOST)
    category = forms.ChoiceField(label=_("무엇으로 인정되나요?"), choices=Category.choices)
    field = forms.ChoiceField(
        label=_("전공이면 어느 전공인가요?"),
        required=False,
        help_text=_("목록에 없는 전공이면 일반선택으로 적어 주세요."),
    )
    body_name = forms.CharField(label=_("어디에서 들으셨나요?"), max_length=120)
    accredited = forms.BooleanField(
        label=_("학점은행제 평가인정 과목이거나 시간제 수업이었습니다."), required=False
    )
    ended_on = forms.DateField(label=_("언제 끝났나요?"), widget=DayInput)

    def __init__(self, *args: Any, terms: Terms, on: date, **kwargs: Any) -> None:
        super().__init__(*args, terms=terms, on=on, **kwargs)
        self.fields["field"].choices = [  # type: ignore[attr-defined]
            ("", _("전공이 아닙니다")),
            *((one.code, str(one.name)) for one in terms.file.major),
        ]

    def clean(self) -> dict[str, Any]:
        """A major names which; anything else names none."""
        told = super().clean() or self.cleaned_data
        if told.get("category") == Category.MAJOR and not told.get("field"):
            self.add_error("field", _("전공 과목이면 어느 전공인지 골라 주세요."))
        if told.get("category") != Category.MAJOR:
            told["field"] = ""
        return told


class LicenceForm(PastForm):
    """A licence that counts as credits."""

    licence = forms.ChoiceField(label=_("어떤 자격증이 있으세요?"))
    ended_on = forms.DateField(label=_("언제 받으셨나요?"), widget=DayInput)

    def __init__(self, *args: Any, terms: Terms, on: date, **kwargs: Any) -> None:
        super().__init__(*args, terms=terms, on=on, **kwargs)
        self.fields["licence"].choices = [  # type: ignore[attr-defined]
            (one.code, f"{one.name} ({one.credits})") for one in terms.file.licence
        ]
