"""What somebody is asked when they apply: by which way they came, and how they pay."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.enrolments.enums import Channel
from naru.enrolments.models.reviews import LONGEST_TEXT
from naru.web.forms import CardRadioSelect

POINTS, SELF = "POINTS", "SELF"
AT_DESK = (Channel.DESK, Channel.PHONE, Channel.PAPER)


@dataclass(frozen=True)
class Sent:
    """What a form says."""

    key: str
    by_points: bool = False
    channel: Channel = Channel.WEB
    statement: str = ""


class ApplyForm(forms.Form):
    """The key of the form, and a question only where there is a choice."""

    key = forms.CharField(widget=forms.HiddenInput)
    pay = forms.ChoiceField(
        label=_("수강료를 어떻게 내시겠어요?"),
        choices=[
            (POINTS, _("장학금 포인트로 낼게요. 자리를 받으면 그만큼 자리에 맡깁니다.")),
            (SELF, _("직접 낼게요.")),
        ],
        widget=CardRadioSelect,
        error_messages={"required": _("내는 방법을 골라 주세요.")},
    )
    channel = forms.ChoiceField(
        label=_("어떤 길로 신청하셨나요?"),
        help_text=_("차례와 뽑힐 가능성은 어느 길이나 똑같습니다."),
        choices=[(one.value, one.label) for one in AT_DESK],
        widget=CardRadioSelect,
        error_messages={"required": _("신청한 길을 골라 주세요.")},
    )
    statement = forms.CharField(
        label=_("신청서"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("신청서를 적어 주세요. 짧아도 됩니다.")},
    )

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        key: Callable[[], str],
        asks_pay: bool,
        asks_channel: bool,
        asks: str = "",
    ) -> None:
        super().__init__(data, initial={"key": key, "channel": Channel.DESK})
        if not asks_pay:
            del self.fields["pay"]
        if not asks_channel:
            del self.fields["channel"]
        self.fields["statement"].help_text = asks
        if not asks:
            del self.fields["statement"]

    @property
    def sent(self) -> Sent:
        """What it says, after validation."""
        return Sent(
            key=self.cleaned_data["key"],
            by_points=self.cleaned_data.get("pay") == POINTS,
            channel=Channel(self.cleaned_data.get("channel", Channel.WEB)),
            statement=self.cleaned_data.get("statement", ""),
        )
