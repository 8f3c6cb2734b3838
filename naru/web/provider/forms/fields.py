"""Fields and widgets that the forms of the workspace share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from naru.catalogue.sources import personal

NOT_SAID = ("", _("말하지 않음"))


class ClockInput(forms.TimeInput):
    """A time of day, such as 19:00."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class MomentInput(forms.DateTimeInput):
    """A day with its time, on the city's clock."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def words(label: Any, limit: int, *, hint: Any = "", rows: int = 0, **options: Any) -> "Words":
    """Words that need not be told, in one line or in `rows` lines."""
    area = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return Words(
        label=label, max_length=limit, help_text=hint, required=False, widget=area, **options
    )


class Words(forms.CharField):
    """Words for everybody to read: no mobile numbers, no addresses, no names of staff."""

    def clean(self, value: Any) -> str:
        """The words, or what must not stand in them."""
        told: str = super().clean(value)
        if personal.scrub(told) != told:
            raise forms.ValidationError(
                _("휴대전화 번호, 이메일, 담당자 이름은 빼 주세요. 누구나 보게 됩니다.")
            )
        return told


class Grouped(forms.Form):
    """A long form in parts; `parts` yields each part's title with its fields."""

    PARTS: Iterable[tuple[str, Any, tuple[str, ...]]] = ()

    def parts(self) -> list[tuple[str, Any, list[BoundField]]]:
        """(id, title, fields) of every part."""
        return [(key, title, [self[name] for name in names]) for key, title, names in self.PARTS]
