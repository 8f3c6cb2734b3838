"""The form by which staff ask for a move in a waiting list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.enrolments.enums import MoveReason
from naru.web.forms import CardRadioSelect

NUMBER = {
    "required": _("대기 번호를 숫자로 적어 주세요. 예: 3"),
    "invalid": _("대기 번호를 숫자로 적어 주세요. 예: 3"),
    "min_value": _("대기 번호를 숫자로 적어 주세요. 예: 3"),
}


class MoveForm(forms.Form):
    """Who moves where, and why; there is no other reason than those listed."""

    wait_no = forms.IntegerField(
        label=_("옮길 대기 번호"), min_value=1, max_value=1_000_000, error_messages=NUMBER
    )
    before_no = forms.IntegerField(
        label=_("어느 번호 바로 앞으로?"), min_value=1, max_value=1_000_000, error_messages=NUMBER
    )
    reason = forms.ChoiceField(
        label=_("까닭"),
        help_text=_("까닭의 종류와 몇 번 옮겼는지는 강좌 화면에서 누구나 봅니다."),
        choices=MoveReason.choices,
        widget=CardRadioSelect,
        error_messages={"required": _("까닭을 골라 주세요.")},
    )
    words = forms.CharField(
        label=_("무슨 일이 있었나요?"),
        help_text=_("동의할 직원이 읽습니다. 건강이나 가족 이야기는 적지 마세요."),
        max_length=500,
        error_messages={"required": _("무슨 일이 있었는지 한 줄 적어 주세요.")},
    )
