"""The form for one meeting of a class."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.catalogue.models import Session
from naru.web.forms import DayInput
from naru.web.provider.forms.fields import ClockInput, words


class MeetingForm(forms.Form):
    """When and where; `key` is made with the form, so that sent twice it counts once."""

    on = forms.DateField(
        label=_("수업일"),
        widget=DayInput,
        error_messages={
            "required": _("수업일을 적어 주세요."),
            "invalid": _("날짜를 2026-12-01처럼 적어 주세요."),
        },
    )
    begins = forms.TimeField(
        label=_("시작 시각"),
        widget=ClockInput,
        error_messages={
            "required": _("시작 시각을 적어 주세요. 예: 19:00"),
            "invalid": _("시작 시각을 적어 주세요. 예: 19:00"),
        },
    )
    ends = forms.TimeField(
        label=_("마치는 시각"),
        widget=ClockInput,
        error_messages={
            "required": _("마치는 시각을 적어 주세요. 예: 21:00"),
            "invalid": _("마치는 시각을 적어 주세요. 예: 21:00"),
        },
    )
    room = words(_("이날의 장소"), 300, hint=_("늘 하던 곳이면 비워 두세요. 예: 새빛캠퍼스 301호"))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    @property
    def times(self) -> tuple[datetime, datetime]:
        """Beginning and end on the city's clock; call it on a valid form."""
        said, zone = self.cleaned_data, timezone.get_default_timezone()
        begins = datetime.combine(said["on"], said["begins"], zone)
        return begins, datetime.combine(said["on"], said["ends"], zone)


class CancelForm(forms.Form):
    """Nothing but its key, so that sent twice it counts once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


def initial_of(session: Session) -> dict[str, Any]:
    """The meeting as it stands."""
    begins, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return {
        "on": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "room": session.place_words,
    }
