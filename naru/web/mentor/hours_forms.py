"""Forms of a mentor's times, their video address, and days on which they are away."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naru.core.dates import weekday_in_words
from naru.core.languages import reader_language
from naru.counselling.enums import Channel
from naru.counselling.models import Mentor
from naru.counselling.rules.slots import Absence
from naru.counselling.services.hours import Weekly
from naru.web.forms import ChipCheckboxSelect

DAY = timedelta(days=1)
WEEKDAYS = range(1, 8)


def day_input() -> forms.DateInput:
    """A day as the browser's calendar gives it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    """A time of day as the browser's clock gives it."""
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class HoursForm(forms.Form):
    """A time of the week, or of one day alone, and the ways to talk then."""

    weekday = forms.ChoiceField(label=gettext_lazy("무슨 요일인가요?"), required=False)
    begins = forms.TimeField(
        label=gettext_lazy("몇 시부터"),
        widget=time_input(),
        error_messages={"required": gettext_lazy("시각을 적어 주세요.")},
    )
    ends = forms.TimeField(
        label=gettext_lazy("몇 시까지"),
        widget=time_input(),
        error_messages={"required": gettext_lazy("시각을 적어 주세요.")},
    )
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("그때 어떻게 이야기하나요?"),
        choices=Channel.choices,
        widget=ChipCheckboxSelect,
        error_messages={"required": gettext_lazy("하나라도 골라 주세요.")},
    )
    from_on = forms.DateField(
        label=gettext_lazy("첫날"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("날을 적어 주세요.")},
    )
    last_on = forms.DateField(
        label=gettext_lazy("마지막 날"),
        required=False,
        widget=day_input(),
        help_text=gettext_lazy(
            "비워 두면 그만둘 때까지 매주 이야기합니다. 하루만이면 첫날과 똑같이 적어 주세요."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = reader_language()
        named = [(str(one), weekday_in_words(one, language=language)) for one in WEEKDAYS]
        self.fields["weekday"].choices = [("", _("고르기 (하루만이면 그대로 두세요)")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One day alone says its weekday itself."""
        told: dict[str, Any] = super().clean() or {}
        alone = told.get("from_on") is not None and told.get("from_on") == told.get("last_on")
        if not alone and not told.get("weekday") and "weekday" not in self.errors:
            self.add_error("weekday", _("요일을 골라 주세요. 하루만이면 마지막 날을 적어 주세요."))
        return told

    def weekly(self) -> Weekly:
        """What was written; only of a valid form."""
        told = self.cleaned_data
        first, last = told["from_on"], told["last_on"]
        return Weekly(
            weekday=first.isoweekday() if first == last else int(told["weekday"]),
            begins=told["begins"],
            ends=told["ends"],
            channels=told["channels"],
            from_on=first,
            to_on=last + DAY if last else None,
        )


class GiveUpForm(forms.Form):
    """From when on a time is given up."""

    from_on = forms.DateField(
        label=gettext_lazy("언제부터 그만두나요?"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("날을 적어 주세요.")},
    )


class VideoForm(forms.Form):
    """Where the mentor is found by video."""

    video_url = forms.URLField(
        label=gettext_lazy("화상 방의 주소"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=gettext_lazy("https로 시작하는 주소입니다. 약속을 잡은 분에게만 보입니다."),
    )


class SubstituteForm(forms.Form):
    """Who stands in for a mentor who is away."""

    substitute = forms.ChoiceField(label=gettext_lazy("대신할 멘토"), required=False)

    def __init__(self, *args: Any, others: list[Mentor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._others = {str(one.public_id): one for one in others}
        named = [(key, one.user.name) for key, one in self._others.items()]
        self.fields["substitute"].choices = [("", _("없음")), *named]  # type: ignore[attr-defined]

    def stands_in(self) -> Mentor | None:
        """Who was chosen; only of a valid form."""
        return self._others.get(self.cleaned_data["substitute"])


class AwayForm(SubstituteForm):
    """When a mentor is away, for days or for some hours of one, and who stands in."""

    field_order = ("from_on", "to_on", "begins", "ends", "substitute")

    from_on = forms.DateField(
        label=gettext_lazy("떠나는 날"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("날을 적어 주세요.")},
    )
    to_on = forms.DateField(
        label=gettext_lazy("돌아오는 날"),
        required=False,
        widget=day_input(),
        help_text=gettext_lazy(
            "하루 가운데 몇 시간만 비우면 그대로 두고 아래에 시각을 적어 주세요."
        ),
    )
    begins = forms.TimeField(
        label=gettext_lazy("몇 시부터 비우나요?"), required=False, widget=time_input()
    )
    ends = forms.TimeField(
        label=gettext_lazy("몇 시까지 비우나요?"), required=False, widget=time_input()
    )

    def clean(self) -> dict[str, Any]:
        """Either whole days with the day of coming back, or both times of one day."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        given = [name for name in ("begins", "ends") if told.get(name) is not None]
        if len(given) == 1:
            self.add_error("ends" if given == ["begins"] else "begins", _("시각을 적어 주세요."))
        elif not given and told.get("to_on") is None:
            self.add_error("to_on", _("날을 적어 주세요."))
        elif given and told.get("to_on") not in (None, told["from_on"], told["from_on"] + DAY):
            self.add_error("to_on", _("몇 시간만 비우는 것은 하루씩 적어 주세요."))
        return told

    def gone(self) -> Absence:
        """From when to when; only of a valid form."""
        told = self.cleaned_data
        if told["begins"] is None:
            return Absence(told["from_on"], told["to_on"])
        return Absence(told["from_on"], told["from_on"] + DAY, told["begins"], told["ends"])
