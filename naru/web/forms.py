"""How every form of ours is drawn: one renderer, one bound field, a few widgets.

Django writes `aria-invalid` and `aria-describedby`; our templates print the ids they name.
Optional fields are marked, required ones are the rule.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from naru.web.selects import drawn

LOOKS: dict[type[forms.Widget], str] = {
    forms.Textarea: "ui-textarea",
    forms.Select: "ui-select",
    forms.FileInput: "ui-file",
    forms.CheckboxInput: "",
    forms.CheckboxSelectMultiple: "",
    forms.RadioSelect: "",
    forms.HiddenInput: "",
    forms.widgets.Input: "ui-input",
}
"""The nearest ancestor of a widget decides its class."""


class NaruBoundField(BoundField):
    """A field on a page: it gives its widget our class."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Django's attributes and our class."""
        built = super().build_widget_attrs(attrs, widget)
        drawn = widget or self.field.widget
        look = next((LOOKS[kind] for kind in type(drawn).__mro__ if kind in LOOKS), "")
        classes = [drawn.attrs.get("class", ""), built.get("class", ""), look]
        if joined := " ".join(filter(None, classes)):
            built["class"] = joined
        return built

    @property
    def is_single_check(self) -> bool:
        """One checkbox stands before its label, not below it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def first_id(self) -> str:
        """The id that a mistake's link leads to: the first answer of a group, or the field."""
        if isinstance(self.field.widget, DateParts):
            return f"{self.auto_id}_year"
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label


class NaruRenderer(TemplatesSetting):
    """Draws forms with our own templates."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = NaruBoundField

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """As the template does; what is to be chosen from a list is drawn without one."""
        if template_name == forms.Select.template_name:
            return drawn(context["widget"])
        return super().render(template_name, context, request)


class DayInput(forms.DateInput):
    """A day, chosen in the browser's calendar or typed as 2026-12-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class CardRadioSelect(forms.RadioSelect):
    """Answers as whole rows: for questions with a few long answers."""

    template_name = "forms/widgets/cards.html"
    option_template_name = "forms/widgets/card.html"


class CardCheckboxSelect(forms.CheckboxSelectMultiple):
    """Several answers as whole rows."""

    template_name = "forms/widgets/cards.html"
    option_template_name = "forms/widgets/card.html"


class ChipCheckboxSelect(forms.CheckboxSelectMultiple):
    """Several short answers side by side."""

    template_name = "forms/widgets/chips.html"
    option_template_name = "forms/widgets/chip.html"


class DateParts(forms.Widget):
    """A date known by heart, such as a birth date: year, month and day to type."""

    template_name = "forms/widgets/date_parts.html"
    use_fieldset = True
    parts = (("year", _("년"), 4), ("month", _("월"), 2), ("day", _("일"), 2))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the three inputs, each with its own label."""
        context = super().get_context(name, value, attrs)
        values = (value.isoformat() if hasattr(value, "isoformat") else str(value or "")).split("-")
        shown = [*values, "", "", ""][:3]
        context["widget"]["parts"] = [
            {"name": f"{name}_{key}", "key": key, "label": label, "size": size, "value": text}
            for (key, label, size), text in zip(self.parts, shown, strict=True)
        ]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """The three parts as one text that DateField reads; None when all are empty."""
        typed = [str(data.get(f"{name}_{key}", "")).strip() for key, _label, _size in self.parts]
        return "-".join(typed) if any(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form did not show this widget at all."""
        return all(f"{name}_{key}" not in data for key, _label, _size in self.parts)
