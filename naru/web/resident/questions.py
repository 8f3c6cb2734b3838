"""Facts as form fields: one group a page, nothing needed, an empty answer means not known."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naru.core.money import won_from_words
from naru.places.models import District
from naru.residents.enums import Fact, FactKind
from naru.residents.facts import Definition
from naru.residents.queries import KnownFact
from naru.web.forms import CardCheckboxSelect, CardRadioSelect, DateParts

LATER = ""
NONE = "NONE"
PAST_ROWS = 3
PAST_YEARS = 5
NOT_A_NUMBER = gettext_lazy("숫자만 적어 주세요. 예: 3200000")
NOT_A_DATE = gettext_lazy("날짜를 다시 확인해 주세요. 예: 1975년 3월 1일")


class WonField(forms.IntegerField):
    """An amount as people write it: "3,200,000원" is 3200000."""

    def to_python(self, value: Any) -> int | None:
        """Commas, blanks and the word for won do not matter."""
        return super().to_python(won_from_words(value) if isinstance(value, str) else value)


class FactsForm(forms.Form):
    """The questions of one group, filled with what is known."""

    def __init__(self, known: list[KnownFact], *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        for one in known:
            value = one.answer.value if one.answer else None
            for name, field in _fields(one.definition, today).items():
                field.required = False
                self.fields[name] = field
            self.initial = {**self.initial, **_initial(one.definition, value)}

    def answers(self) -> dict[Fact, object | None]:
        """What was said, as JSON values; None where nothing was said."""
        return {
            one.definition.fact: _value(one.definition, self.cleaned_data) for one in self.known
        }

    def questions(self) -> list[tuple[KnownFact, list[forms.BoundField]]]:
        """Each fact with its fields, for the page."""
        return [
            (one, [self[name] for name in self.fields if _belongs(name, one.definition)])
            for one in self.known
        ]


def _belongs(name: str, definition: Definition) -> bool:
    return name.rpartition("-")[0] == definition.fact or name == definition.fact


def _fields(definition: Definition, today: date) -> dict[str, forms.Field]:
    name, label = definition.fact.value, definition.fact.label
    if definition.fact == Fact.BENEFITS_BEFORE:
        choices = _past(definition, today)
        return {
            f"{name}-{row}": forms.ChoiceField(
                label=_("%(label)s %(row)s") % {"label": label, "row": row}, choices=choices
            )
            for row in range(1, PAST_ROWS + 1)
        }
    make: dict[FactKind, Callable[[], forms.Field]] = {
        FactKind.DATE: lambda: forms.DateField(
            label=label, widget=DateParts, error_messages={"invalid": NOT_A_DATE}
        ),
        FactKind.YES_NO: lambda: forms.ChoiceField(
            label=label, choices=_yes_no, widget=forms.RadioSelect
        ),
        FactKind.NUMBER: lambda: _number(forms.IntegerField, definition),
        FactKind.WON: lambda: _number(WonField, definition),
        FactKind.CHOICE: lambda: forms.ChoiceField(
            label=label,
            choices=[*definition.labels.items(), (LATER, _("나중에 답할게요"))],
            widget=CardRadioSelect,
        ),
        FactKind.SCHEMES: lambda: forms.MultipleChoiceField(
            label=label,
            choices=[*definition.labels.items(), (NONE, _("받는 지원이 없어요"))],
            widget=CardCheckboxSelect,
        ),
        FactKind.DISTRICT: lambda: forms.ChoiceField(label=label, choices=_districts),
    }
    return {name: make[definition.kind]()}


def _number(kind: type[forms.IntegerField], definition: Definition) -> forms.IntegerField:
    return kind(
        label=definition.fact.label,
        min_value=definition.at_least,
        max_value=definition.at_most,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": NOT_A_NUMBER},
    )


def _yes_no() -> list[tuple[str, str]]:
    return [("yes", _("예")), ("no", _("아니요")), (LATER, _("나중에 답할게요"))]


def _districts() -> list[tuple[str, str]]:
    rows = District.objects.current().order_by("name_ko")
    return [(LATER, _("나중에 답할게요")), *((row.code, row.name) for row in rows)]


def _past(definition: Definition, today: date) -> list[tuple[str, Any]]:
    """Each support with the years in which it may have been received."""
    years = range(today.year, today.year - PAST_YEARS, -1)
    groups = [
        (
            name,
            [
                *((f"{code}:{year}", f"{name} · {year}") for year in years),
                (code, _("%(name)s · 해가 기억나지 않아요") % {"name": name}),
            ],
        )
        for code, name in definition.labels.items()
    ]
    return [(LATER, _("나중에 답할게요")), (NONE, _("받은 적이 없어요")), *groups]


def _initial(definition: Definition, value: Any) -> dict[str, Any]:
    name = definition.fact.value
    if definition.fact == Fact.BENEFITS_BEFORE:
        shown = [NONE] if value == [] else list(value or [])
        return {f"{name}-{row}": said for row, said in enumerate(shown, start=1)}
    match definition.kind, value:
        case FactKind.YES_NO, bool():
            return {name: "yes" if value else "no"}
        case FactKind.SCHEMES, []:
            return {name: [NONE]}
    return {name: value if value is not None else LATER}


def _value(definition: Definition, cleaned: dict[str, Any]) -> object | None:
    name = definition.fact.value
    if definition.fact == Fact.BENEFITS_BEFORE:
        rows = [cleaned.get(f"{name}-{row}") for row in range(1, PAST_ROWS + 1)]
        return _schemes([row for row in rows if row])
    said = cleaned.get(name)
    match definition.kind:
        case FactKind.YES_NO:
            return {"yes": True, "no": False}.get(said or "")
        case FactKind.SCHEMES:
            return _schemes(said or [])
        case FactKind.DATE:
            return said.isoformat() if said else None
    return said if said not in {None, LATER} else None


def _schemes(said: list[str]) -> list[str] | None:
    """None for no answer, an empty list for "none of them"."""
    named = list(dict.fromkeys(one for one in said if one != NONE))
    return named if said else None
