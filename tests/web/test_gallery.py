"""The gallery's HTML, held against a snapshot: a changed component shows in the diff.

To accept a change: `NARU_SNAPSHOT=write pytest tests/web/test_gallery.py`, and read the diff.
"""

import os
import re
from pathlib import Path

import pytest
from django.template import engines

from naru.web.templatetags import ui

SNAPSHOT = Path(__file__).parent / "gallery.html"
pytestmark = pytest.mark.django_db


def shape(html: str) -> str:
    """The page's content, one tag a line, without blanks that do not show."""
    main = html[html.index("<main") : html.index("</main>")]
    parts = re.sub(r"\s+", " ", main).replace("> <", "><")
    return re.sub(r"(?<=>)(?=<)", "\n", parts) + "\n"


def test_components_look_as_agreed(client):
    now = shape(client.get("/components/").content.decode())
    if os.environ.get("NARU_SNAPSHOT") == "write":
        SNAPSHOT.write_text(now, encoding="utf-8")
    assert now.splitlines() == SNAPSHOT.read_text(encoding="utf-8").splitlines()


def test_gallery_shows_every_component():
    """A component that is not shown is not looked at."""
    loader = engines["django"].engine.template_loaders[0]
    source = next(
        Path(origin.name).read_text(encoding="utf-8")
        for origin in loader.get_template_sources("public/gallery.html")
        if Path(origin.name).exists()
    )
    inside_others = {"error_summary"}
    names = set(ui.register.tags) - inside_others
    assert sorted(name for name in names if f"{{% {name} " not in source) == []
