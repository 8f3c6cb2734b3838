"""The form by which staff tell a class something."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.enrolments.enums import Audience
from naru.enrolments.models.bulletins import LONGEST
from naru.web.forms import CardRadioSelect


class MessageForm(forms.Form):
    """Who is told what. `key` is made with the form: sent twice, it tells once."""

    audience = forms.ChoiceField(
        label=_("누구에게 보낼까요?"),
        choices=Audience.choices,
        initial=Audience.SEATED,
        widget=CardRadioSelect,
        error_messages={"required": _("누구에게 보낼지 골라 주세요.")},
    )
    text = forms.CharField(
        label=_("보낼 말"),
        help_text=_(
            "무엇이 어떻게 되는지 먼저 쓰고, 무엇을 언제까지 하면 되는지 이어서 써 주세요. "
            "1,000자까지 씁니다."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("보낼 말을 적어 주세요."),
            "max_length": _("1,000자까지 보낼 수 있습니다. 조금 줄여 주세요."),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
