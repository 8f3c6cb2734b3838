"""What every page knows without asking: the city's names and telephone, menu, settings, session."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from naru.web.languages import OWN_NAMES
from naru.web.menu import menu
from naru.web.public.display import MODE_COOKIE, MODES, SCALE_COOKIE, SCALES, chosen


@dataclass(frozen=True, kw_only=True)
class Site:
    """The city's words for the frame of the page, in the reader's language."""

    name: str
    city: str
    service: str
    tagline: str
    official: bool
    phone: str
    phone_is_sample: bool
    hours: str


def site(request: HttpRequest) -> dict[str, object]:
    """Names and settings for the frame of the page; no query."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    path = request.get_full_path()
    return {
        "SITE": facts(language),
        "ui_scale": chosen(request, SCALE_COOKIE, SCALES),
        "ui_mode": chosen(request, MODE_COOKIE, MODES),
        "ui_scales": SCALES.items(),
        "ui_modes": MODES.items(),
        "menu": menu(request),
        "session_seconds": settings.SESSION_COOKIE_AGE,
        "this_page": path,
        "other_languages": [
            {"code": code, "name": name, "href": translate_url(path, code)}
            for code, name in OWN_NAMES.items()
            if code != language
        ],
    }


def facts(language: str) -> Site:
    """The city's facts in one language."""
    pack = city_file(Path(settings.CITY_DIR) / "city.toml")

    def words(name: str) -> str:
        return str(pack.get(name, {}).get(language, ""))

    help_ = pack.get("help", {})
    return Site(
        name=words("site") or "Naru",
        city=words("short"),
        service=words("service"),
        tagline=words("tagline"),
        official=bool(pack.get("official")),
        phone=str(help_.get("phone", "")),
        phone_is_sample=bool(help_.get("sample")),
        hours=str(help_.get("hours", {}).get(language, "")),
    )


@lru_cache(maxsize=4)
def city_file(path: Path) -> dict[str, Any]:
    """The city pack's first file, read once; empty when there is none yet."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
