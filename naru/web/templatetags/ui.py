"""Components: every tag takes keywords only, and refuses the ones it does not know.

Leaves are inclusion tags, boxes are block tags (`{% card … %} … {% endcard %}`). Each has one
template in templates/ui/ and one stylesheet in static/ui/components/; /components/ shows all.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.context import Context
from django.template.engine import Engine
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from naru.web.icons import ICONS
from naru.web.shapes import Cited, Tile

register = template.Library()

VARIANTS = ("primary", "secondary", "tertiary", "danger", "text")
SIZES = ("small", "medium", "large")
TONES = {
    "information": "information",
    "success": "success",
    "warning": "alert",
    "danger": "error",
}
BADGES = ("gray", "outline", "primary", "success", "warning", "danger", "information")
CONFIDENCES = ("high", "medium", "low", "mixed")


def one_of(name: str, value: str, known: Iterable[str]) -> str:
    """The value itself; an unknown one is a mistake in the page and fails there."""
    if value not in known:
        raise template.TemplateSyntaxError(f"{name}={value!r}: use one of {', '.join(known)}")
    return value


@register.simple_tag
@cache
def icon(*, name: str, size: str = "m") -> SafeString:
    """A decorative drawing (see `naru.web.icons`); the words beside it carry the meaning."""
    one_of("name", name, ICONS)
    one_of("size", size, ("s", "m", "l", "xl"))
    return format_html(
        '<svg class="ui-icon ui-icon-{}" viewBox="0 0 24 24" aria-hidden="true">'
        '<path d="{}"/></svg>',
        size,
        ICONS[name],
    )


@register.inclusion_tag("ui/button.html")
def button(
    *,
    label: str,
    variant: str = "primary",
    size: str = "medium",
    icon: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
    wide: bool = False,
    does: str = "",
) -> dict[str, Any]:
    """A submit button. With `does`, a plain one with that effect of site.js ("print", "close")."""
    return {
        "label": label,
        "variant": one_of("variant", variant, VARIANTS),
        "size": one_of("size", size, SIZES),
        "icon": icon,
        "name": name,
        "value": value,
        "form": form,
        "wide": wide,
        "does": one_of("does", does, ("", "print", "close", "extend", "locate", "share")),
    }


@register.inclusion_tag("ui/link_button.html")
def link_button(
    *,
    label: str,
    href: str,
    variant: str = "primary",
    size: str = "medium",
    icon: str = "",
    wide: bool = False,
) -> dict[str, Any]:
    """A link that looks like a button: it goes somewhere, it changes nothing."""
    return {
        "label": label,
        "href": href,
        "variant": one_of("variant", variant, VARIANTS),
        "size": one_of("size", size, SIZES),
        "icon": icon,
        "wide": wide,
    }


@register.inclusion_tag("ui/more.html")
def more(*, label: str, href: str) -> dict[str, Any]:
    """A quiet link with an arrow, beside a heading or below a list."""
    return {"label": label, "href": href}


@register.simple_block_tag
def alert(content: str, *, tone: str = "information", title: str = "") -> str:
    """Something the reader must not miss: what happened and what comes next."""
    symbol = TONES[one_of("tone", tone, TONES)]
    return render_to_string(
        "ui/alert.html", {"content": content, "tone": tone, "title": title, "symbol": symbol}
    )


@register.inclusion_tag("ui/badge.html")
def badge(*, label: str, tone: str = "gray", icon: str = "") -> dict[str, Any]:
    """A short mark on a card or title; the word carries the meaning, the colour only helps."""
    return {"label": label, "tone": one_of("tone", tone, BADGES), "icon": icon}


@register.simple_block_tag
def breadcrumb(content: str) -> str:
    """Where the page lies, from the front door; holds `{% crumb %}`s."""
    return render_to_string("ui/breadcrumb.html", {"content": content})


@register.inclusion_tag("ui/crumb.html")
def crumb(*, label: str, href: str = "") -> dict[str, Any]:
    """One step; the last one, the page itself, has no `href`."""
    return {"label": label, "href": href}


@register.inclusion_tag("ui/page_title.html")
def page_title(*, title: str, lead: str = "", eyebrow: str = "") -> dict[str, Any]:
    """The page's one h1, with a sentence on what one can do here."""
    return {"title": title, "lead": lead, "eyebrow": eyebrow}


@register.simple_block_tag
def section(
    content: str,
    *,
    id: str,  # noqa: A002
    title: str,
    lead: str = "",
    more_label: str = "",
    more_href: str = "",
) -> str:
    """A part of the page under an h2, reachable as #id."""
    return render_to_string(
        "ui/section.html",
        {
            "content": content,
            "id": id,
            "title": title,
            "lead": lead,
            "more_label": more_label,
            "more_href": more_href,
        },
    )


@register.simple_block_tag
def card(
    content: str, *, title: str, href: str = "", heading: str = "h3", look: str = "plain"
) -> str:
    """A box about one thing; with `href` all of it leads there. Badges inside rise to the top."""
    return render_to_string(
        "ui/card.html",
        {
            "content": content,
            "title": title,
            "href": href,
            "heading": one_of("heading", heading, ("h2", "h3", "h4")),
            "look": one_of("look", look, ("plain", "key", "soft")),
        },
    )


@register.inclusion_tag("ui/task.html")
def task(*, label: str, text: str, href: str, icon: str) -> dict[str, Any]:
    """A door: a thing to do, in the reader's words, with its icon."""
    return {"label": label, "text": text, "href": href, "icon": icon}


@register.simple_block_tag
def facts(content: str, *, look: str = "list") -> str:
    """Names and values of one thing; holds `{% fact %}`s. `look="inline"` sets them in a row."""
    return render_to_string(
        "ui/facts.html", {"content": content, "look": one_of("look", look, ("list", "inline"))}
    )


@register.simple_block_tag
def fact(content: str, *, label: str) -> str:
    """One name with its value."""
    return render_to_string("ui/fact.html", {"content": content, "label": label})


@register.inclusion_tag("ui/steps.html")
def steps(*, labels: list[str], current: int) -> dict[str, Any]:
    """How far along a form in several pages is; `current` counts from 1."""
    return {"labels": labels, "current": current, "now": labels[current - 1]}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: Context, *, page: Page[Any], query: str | None = None) -> dict[str, Any]:
    """Links to the neighbouring pages of a list, keeping the filters; nothing for a single page.

    `query` is the address's part behind the "?" where it is not simply the present one.
    """
    if query is None:
        sent = context["request"].GET.copy()
        sent.pop("page", None)
        query = sent.urlencode()
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "query": query}


@register.simple_block_tag
def empty(content: str, *, title: str, icon: str = "search") -> str:
    """A list with nothing in it: what is missing, and inside, two ways on."""
    return render_to_string("ui/empty.html", {"content": content, "title": title, "icon": icon})


@register.simple_block_tag
def table(content: str, *, label: str, stacked: bool = False) -> str:
    """A table that scrolls in its own named region; `stacked` makes rows to boxes on phones."""
    return render_to_string(
        "ui/table.html", {"content": content, "label": label, "stacked": stacked}
    )


@register.simple_block_tag
def disclosure(content: str, *, summary: str, open: bool = False, look: str = "box") -> str:  # noqa: A002
    """A detail that opens on demand, without JavaScript."""
    return render_to_string(
        "ui/disclosure.html",
        {
            "content": content,
            "summary": summary,
            "open": open,
            "look": one_of("look", look, ("box", "plain")),
        },
    )


@register.inclusion_tag("ui/source_note.html")
def source_note(
    *, sources: Iterable[Cited], confidence: str = "high", notes: Iterable[str] = ()
) -> dict[str, Any]:
    """Where a fact comes from, how sure we are and what else to know, on demand."""
    return {
        "sources": sources,
        "confidence": one_of("confidence", confidence.lower(), CONFIDENCES),
        "notes": notes,
    }


@register.inclusion_tag("ui/bar.html")
def bar(
    *, label: str, value: float, of: float, text: str, plan: bool = False, mark: str = ""
) -> dict[str, Any]:
    """One labelled bar: `value` out of `of`, the figure in words, `mark` where it is not sure."""
    share = 0 if of <= 0 else max(0, min(100, round(value * 100 / of)))
    return {"label": label, "share": share, "text": text, "plan": plan, "mark": mark}


@register.simple_block_tag
def stat(content: str, *, label: str, value: str = "", unit: str = "", heading: str = "h3") -> str:
    """A figure tile. Inside: bars of plan against result, words, and the source note."""
    return render_to_string(
        "ui/stat.html",
        {
            "content": content,
            "label": label,
            "value": value,
            "unit": unit,
            "heading": one_of("heading", heading, ("h2", "h3", "h4")),
        },
    )


@register.inclusion_tag("ui/tile_map.html")
def tile_map(*, tiles: Iterable[Tile], label: str) -> dict[str, Any]:
    """The districts as tiles in their places; number and word on each, never colour alone."""
    return {"tiles": tiles, "label": label}


@register.inclusion_tag("ui/call_band.html", takes_context=True)
def call_band(
    context: Context, *, title: str, text: str = "", look: str = "band"
) -> dict[str, Any]:
    """Help by a person: the city's telephone and its hours, in the same place on every page."""
    return {
        "site": context["SITE"],
        "title": title,
        "text": text,
        "look": one_of("look", look, ("band", "box")),
    }


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*, form: BaseForm) -> dict[str, Any]:
    """Every mistake of a form, each line leading to its field; nothing without mistakes."""
    return {"form": form}


@register.simple_block_tag(takes_context=True)
def form_box(
    context: Context,
    content: str,
    *,
    form: BaseForm,
    submit: str,
    action: str = "",
    method: str = "post",
    cancel_href: str = "",
    cancel_label: str = "",
    variant: str = "primary",
) -> str:
    """A whole form: mistakes, fields, what stands inside the block, and the buttons.

    Of the page it gets the token alone: all that a page knows was worked out anew for each form.
    """
    box = context.new(
        {
            "content": content,
            "form": form,
            "submit": submit,
            "action": action,
            "method": one_of("method", method, ("post", "get")),
            "cancel_href": cancel_href,
            "cancel_label": cancel_label,
            "variant": one_of("variant", variant, VARIANTS),
            "csrf_token": context.get("csrf_token"),
        }
    )
    return Engine.get_default().get_template("ui/form_box.html").render(box)


@register.simple_block_tag
def subnav(content: str, *, label: str) -> str:
    """Links between sister pages; holds `{% subnav_link %}`s."""
    return render_to_string("ui/subnav.html", {"content": content, "label": label})


@register.inclusion_tag("ui/subnav_link.html")
def subnav_link(*, label: str, href: str, current: bool = False) -> dict[str, Any]:
    """One sister page; the present one is marked."""
    return {"label": label, "href": href, "current": current}
