"""The task menu: what one can do on this site, in one list for header, phone and menu page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One door: what one does there and, in a line, what one finds."""

    label: str
    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Doors that belong together under one word of the menu row."""

    label: str
    text: str
    entries: tuple[Entry, ...]
    current: bool


def menu(request: HttpRequest) -> Callable[[], list[Group]]:
    """The groups, built only if the page draws them; the one being read is marked."""
    return lambda: groups(request.path)


def groups(path: str) -> list[Group]:
    """All groups; only pages that exist are listed."""
    return [
        group(
            path,
            label=_("도움"),
            text=_("혼자 하기 어려울 때, 화면이 불편할 때"),
            entries=(
                (_("글자 크기와 화면 설정"), _("크게 보기, 선명하게 보기"), "display"),
                (_("전체 메뉴"), _("이 누리집의 모든 쪽"), "menu"),
            ),
        ),
    ]


def group(path: str, *, label: str, text: str, entries: tuple[tuple[str, str, str], ...]) -> Group:
    """A group from (label, line, name of the page) triples."""
    doors = tuple(Entry(label=name, text=line, href=reverse(page)) for name, line, page in entries)
    here = any(path == door.href or is_below(path, door.href) for door in doors)
    return Group(label=label, text=text, entries=doors, current=here)


def is_below(path: str, href: str) -> bool:
    """Whether a page lies under a door; the front doors of the languages hold nothing."""
    return href not in ("/", "/en/") and path.startswith(href)
