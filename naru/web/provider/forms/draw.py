"""Forms of a draw: what is promised before anybody applies, a later value, the value itself."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naru.core.lots import as_typed
from naru.enrolments.pack import Offer
from naru.enrolments.rules.draw import seats_of
from naru.enrolments.services.draws import LONGEST, Plan
from naru.web.provider.forms.fields import MomentInput

WHEN = {
    "required": gettext_lazy("공개 번호가 나오는 때를 적어 주세요."),
    "invalid": gettext_lazy("날짜와 시각을 적어 주세요. 예: 2026-12-01 09:00"),
}


class SealForm(forms.Form):
    """Everything that is published with the sealed secret."""

    known_at = forms.DateTimeField(
        label=gettext_lazy("공개 번호가 나오는 때"),
        help_text=gettext_lazy("마감하고 적어도 10분 뒤여야 합니다. 명단은 그 전에 굳습니다."),
        widget=MomentInput,
        error_messages=WHEN,
    )
    shares = forms.MultipleChoiceField(
        label=gettext_lazy("먼저 뽑는 몫"),
        help_text=gettext_lazy(
            "고른 것을 위에서부터 차례로 뽑습니다. 채우지 못한 자리는 모두에게 열립니다."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    memory = forms.BooleanField(
        label=gettext_lazy("지난 추첨에서 떨어진 사람에게 제비를 더 줍니다"), required=False
    )

    def __init__(self, *args: Any, offer: Offer, seats: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer, self.seats = offer, seats
        shares = self.fields["shares"]
        if isinstance(shares, forms.MultipleChoiceField):
            shares.choices = [(one.code, self._said(one.name, one.percent)) for one in offer.shares]
        if not offer.shares:
            del self.fields["shares"]
        memory = offer.memory
        self.fields["memory"].help_text = _(
            "처음에는 제비 %(base)s장, 한 번 떨어질 때마다 %(more)s장 더, 많아야 %(most)s장. "
            "지난 %(months)s개월을 보고, 자리를 받으면 처음으로 돌아갑니다."
        ) % {
            "base": memory.base,
            "more": memory.per_loss,
            "most": memory.most,
            "months": memory.months,
        }

    @property
    def plan(self) -> Plan:
        """What was chosen, in the order in which the city works shares off."""
        said, offer = self.cleaned_data, self.offer
        chosen = [one for one in offer.shares if one.code in said.get("shares", [])]
        return Plan(
            shares=[(one.code, seats_of(one.percent, self.seats)) for one in chosen],
            words=[(one.code, one.ko, one.en, one.percent) for one in chosen],
            memory=offer.memory if said["memory"] else None,
            reveal_hours=offer.reveal_hours,
            source_ko=offer.source_ko,
            source_en=offer.source_en,
            known_at=said["known_at"],
        )

    def _said(self, name: str, percent: int) -> str:
        return _("%(name)s: %(percent)s %%, %(seats)s자리") % {
            "name": name,
            "percent": percent,
            "seats": seats_of(percent, self.seats),
        }


class LaterForm(forms.Form):
    """A later public value."""

    known_at = forms.DateTimeField(
        label=gettext_lazy("공개 번호를 더 뒤의 것으로 바꾸기"),
        widget=MomentInput,
        error_messages=WHEN,
    )

    @property
    def chosen(self) -> datetime:
        """After validation."""
        found: datetime = self.cleaned_data["known_at"]
        return found


class ValueForm(forms.Form):
    """The public value, twice: what is drawn stays drawn."""

    value = forms.CharField(
        label=gettext_lazy("공개 번호"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("공개 번호를 적어 주세요.")},
    )
    again = forms.CharField(
        label=gettext_lazy("공개 번호를 한 번 더"),
        help_text=gettext_lazy("보고 옮긴 것이 맞는지 확인합니다. 추첨은 되돌릴 수 없습니다."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("같은 번호를 한 번 더 적어 주세요.")},
    )

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        given: dict[str, Any] = super().clean() or {}
        first, second = (as_typed(given.get(name, "")) for name in ("value", "again"))
        if first and second and first != second:
            self.add_error("again", _("두 번호가 다릅니다. 출처를 다시 보고 적어 주세요."))
        return given
