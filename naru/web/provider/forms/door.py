"""The form of a run's door: how people are let in, when, and who may apply."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naru.core.languages import reader_language
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Intake
from naru.enrolments.services.doors import Terms
from naru.policies.rules.rulebook import Rulebook
from naru.programmes import queries as programmes
from naru.web.forms import CardRadioSelect
from naru.web.provider.forms.fields import MomentInput
from naru.web.public.courses.doors import EXPLAINED

MOST_SEATS = 10_000


class DoorForm(forms.Form):
    """Everything a door needs, each with what it means for those who apply."""

    mode = forms.ChoiceField(
        label=_("어떻게 뽑을까요?"),
        choices=[
            (mode.value, format_lazy("{}. {}", mode.label, EXPLAINED[mode])) for mode in DoorMode
        ],
        widget=CardRadioSelect,
        error_messages={"required": _("뽑는 방법을 골라 주세요.")},
    )
    capacity = forms.IntegerField(
        label=_("자리 수"),
        min_value=1,
        max_value=MOST_SEATS,
        error_messages={
            "required": _("자리 수를 숫자로 적어 주세요. 예: 20"),
            "invalid": _("자리 수를 숫자로 적어 주세요. 예: 20"),
        },
    )
    opens_at = forms.DateTimeField(
        label=_("신청을 여는 때"),
        help_text=_("이 누리집의 시계로 1초도 일찍 열지 않습니다."),
        widget=MomentInput,
        error_messages={
            "required": _("신청을 여는 때를 적어 주세요."),
            "invalid": _("날짜와 시각을 적어 주세요. 예: 2026-12-01 09:00"),
        },
    )
    closes_at = forms.DateTimeField(
        label=_("신청을 닫는 때"),
        widget=MomentInput,
        error_messages={
            "required": _("신청을 닫는 때를 적어 주세요."),
            "invalid": _("날짜와 시각을 적어 주세요. 예: 2026-12-01 09:00"),
        },
    )
    offers_until_at = forms.DateTimeField(
        label=_("빈 자리를 언제까지 다음 사람에게 줄까요?"),
        help_text=_(
            "취소한 자리를 기다리는 사람에게 이때까지 줍니다. 강좌가 시작하기 전이어야 합니다."
        ),
        widget=MomentInput,
        error_messages={
            "required": _("빈 자리를 주는 마지막 때를 적어 주세요."),
            "invalid": _("날짜와 시각을 적어 주세요. 예: 2026-12-01 09:00"),
        },
    )
    policy = forms.ChoiceField(
        label=_("자격을 확인할 규칙"),
        help_text=_(
            "고르면 그 규칙에 맞는 사람만 신청할 수 있고, 안 되는 사람은 까닭을 글로 받습니다."
        ),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        book: Rulebook,
        starts_on: date | None,
        hold_minutes: int | None = None,
        **options: Any,
    ) -> None:
        """`hold_minutes` is how long the provider holds a seat for its fee; None: not at all."""
        super().__init__(*args, **options)
        self.starts_on, self.hold_minutes = starts_on, hold_minutes
        if hold_minutes:
            self.fields["mode"].help_text = ngettext(
                "‘먼저 낸 차례대로’는 자리를 %(minutes)s분 동안 맡아 둡니다. "
                "은행 파일을 자주 올려야 내지 않은 자리가 다음 사람에게 빨리 갑니다.",
                "‘먼저 낸 차례대로’는 자리를 %(minutes)s분 동안 맡아 둡니다. "
                "은행 파일을 자주 올려야 내지 않은 자리가 다음 사람에게 빨리 갑니다.",
                hold_minutes,
            ) % {"minutes": hold_minutes}
        rules = self.fields["policy"]
        if isinstance(rules, forms.ChoiceField):
            rules.choices = [("", _("누구나 신청할 수 있어요")), *_rules(book)]

    def clean(self) -> dict[str, Any]:
        """In this order: open, close, last offer."""
        told = super().clean() or {}
        opens, closes = told.get("opens_at"), told.get("closes_at")
        last = told.get("offers_until_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("여는 때보다 뒤의 때를 적어 주세요."))
        if closes and last and last < closes:
            self.add_error("offers_until_at", _("닫는 때와 같거나 그 뒤의 때를 적어 주세요."))
        if last and self.starts_on and timezone.localdate(last) >= self.starts_on:
            self.add_error("offers_until_at", _("강좌가 시작하는 날보다 앞의 때를 적어 주세요."))
        return told

    @property
    def terms(self) -> Terms:
        """What was filled in, after validation."""
        said = self.cleaned_data
        mode = DoorMode(said["mode"])
        hold = self.hold_minutes if mode == DoorMode.FIRST_PAID else None
        return Terms(**{**said, "mode": mode, "hold_minutes": hold})


def initial_of(door: Intake) -> dict[str, Any]:
    """The form of a door that is there."""
    names = ("mode", "capacity", "opens_at", "closes_at", "offers_until_at", "policy")
    return {name: getattr(door, name) for name in names}


def _rules(book: Rulebook) -> list[tuple[str, str]]:
    """Every rule of the city by the name residents know."""
    named, language = programmes.by_code(), reader_language()
    found = []
    for one in book.policies.values():
        known = named.get(one.programme)
        if one.title is not None:
            found.append((one.id, getattr(one.title, language)))
        elif known is not None:
            found.append((one.id, str(known.name)))
    return sorted(found, key=lambda pair: pair[1])
