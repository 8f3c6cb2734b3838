"""Lists to choose from, drawn without a template: some have hundreds of lines."""

from collections.abc import Mapping
from typing import Any

from django.template.base import render_value_in_context
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


def drawn(widget: Mapping[str, Any]) -> SafeString:
    """A `<select>` as Django's widget describes it."""
    text = [f'<select name="{_told(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        if group:
            text.append(f'<optgroup label="{_told(group)}">')
        text += [_option(one) for one in options]
        if group:
            text.append("</optgroup>")
    text.append("</select>")
    return mark_safe("".join(text))  # noqa: S308 - every value in it was escaped


def _option(one: Mapping[str, Any]) -> str:
    value, attributes = _told(str(one["value"])), _attributes(one["attrs"])
    return f'<option value="{value}"{attributes}>{_told(one["label"])}</option>'


def _attributes(given: Mapping[str, Any]) -> str:
    """True stands alone, False not at all."""
    return "".join(
        f" {name}" if value is True else f' {name}="{_told(str(value))}"'
        for name, value in given.items()
        if value is not False
    )


def _told(value: Any) -> str:
    if isinstance(value, (str, Promise)):
        return conditional_escape(str(value))
    return render_value_in_context(value, Context())
