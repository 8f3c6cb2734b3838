"""What a person asks of a mentor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.counselling.enums import Channel, DayPart, Language
from naru.counselling.pack import fields
from naru.counselling.services.requests import Wishes
from naru.web.forms import CardRadioSelect, ChipCheckboxSelect

ANY = ("", _("상관없음"))


class WishForm(forms.Form):
    """Wishes; all but the language may be left open."""

    field = forms.ChoiceField(label=_("어느 분야의 멘토를 찾으세요?"), required=False)
    channel = forms.ChoiceField(
        label=_("어떻게 이야기하고 싶으세요?"),
        choices=[ANY, *Channel.choices],
        required=False,
        widget=CardRadioSelect,
    )
    parts = forms.MultipleChoiceField(
        label=_("언제 시간이 되세요?"),
        choices=DayPart.choices,
        required=False,
        widget=ChipCheckboxSelect,
    )
    language = forms.ChoiceField(
        label=_("어느 말로 이야기할까요?"), choices=Language.choices, initial=Language.KO
    )
    words = forms.CharField(
        label=_("멘토에게 하고 싶은 말"),
        required=False,
        max_length=1000,
        help_text=_("지금까지 한 일, 바라는 것을 짧게 적으면 멘토가 준비할 수 있습니다."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, str(name)) for code, name in fields().items()]
        self.fields["field"].choices = [ANY, *named]  # type: ignore[attr-defined]

    def wishes(self) -> Wishes:
        """What was asked; only of a valid form."""
        told = self.cleaned_data
        return Wishes(
            language=told["language"],
            field=told["field"],
            channel=told["channel"],
            parts=tuple(told["parts"]),
            words=told["words"],
        )


class QuestionForm(forms.Form):
    """A question to one's mentor."""

    words = forms.CharField(
        label=_("물어볼 것"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("무엇이 궁금한지 적어 주세요.")},
    )
