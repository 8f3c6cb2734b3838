"""The form by which a provider says that a run is not held."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.enrolments.enums import OffReason
from naru.enrolments.models.calloffs import LONGEST
from naru.web.forms import CardRadioSelect


class CallOffForm(forms.Form):
    """The reason that everybody at the door is told, word for word."""

    reason = forms.ChoiceField(
        label=_("왜 열지 않나요?"),
        choices=OffReason.choices,
        widget=CardRadioSelect,
        error_messages={"required": _("왜 열지 않는지 골라 주세요.")},
    )
    words = forms.CharField(
        label=_("덧붙일 말"),
        help_text=_("신청한 사람에게 그대로 갑니다. 다음에 언제 다시 여는지 알면 적어 주세요."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("500자까지 적을 수 있습니다. 조금 줄여 주세요.")},
    )

    def clean(self) -> dict[str, Any]:
        """Another reason needs its words."""
        told = super().clean() or {}
        if told.get("reason") == OffReason.OTHER and not told.get("words"):
            self.add_error("words", _("어떤 사정인지 적어 주세요. 신청한 사람에게 그대로 갑니다."))
        return told
