"""Somebody at the site: opens pages, follows links and fills forms in by their words.

`Broken` is raised where a page is not as promised; it says what was promised and what was seen.
"""

import time
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urljoin, urlsplit

import httpx

from ops.walk.page import Form, Page, read

PATIENCE_S, PAUSE_S = 180.0, 1.0
"""How long somebody reloads a page that says "soon", and how often."""
SHOWN = 6
"""Lines of a page that are told when it is not as promised."""


class Broken(Exception):
    """A promise was not kept."""

    def __init__(self, promised: str, seen: str) -> None:
        super().__init__(f"promised: {promised}\nseen: {seen}")
        self.promised, self.seen = promised, seen


class Person:
    """One visitor with cookies of their own. `page` is what they look at."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.browser = httpx.Client(
            follow_redirects=True, timeout=60, headers={"Accept-Language": "ko"}
        )
        self.page = Page(self.url, 0)

    def open(self, path: str) -> Page:
        """Go to an address that people know, or are led to."""
        return self._look(self.browser.get(urljoin(f"{self.url}/", path)))

    def follow(self, *words: str) -> Page:
        """Follow the first link that begins with any of these words, in their order."""
        for one in words:
            href = self.page.link(one)
            if href is not None:
                return self.open(urljoin(self.page.url, href))
        raise Broken(f"a link “{' / '.join(words)}”", seen_on(self.page))

    def press(self, button: str, told: Mapping[str, str | Sequence[str]] | None = None) -> Page:
        """Fill in the form with this button and send it; what is not told stays as it stands."""
        found = self.page.form(button)
        if found is None:
            raise Broken(f"a button “{button}”", seen_on(self.page))
        form, one = found
        fields = filled(form, told or {})
        if one.name:
            fields.append((one.name, one.value))
        address = urljoin(self.page.url, form.action or self.page.url)
        if form.method == "get":
            return self._look(self.browser.get(f"{address}?{urlencode(fields)}"))
        body: dict[str, list[str]] = {}
        for name, value in fields:
            body.setdefault(name, []).append(value)
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.page.url))
        headers = {"Referer": self.page.url, "Origin": origin}
        return self._look(self.browser.post(address, data=body, headers=headers))

    def log_in(self, email: str, password: str) -> Page:
        """Come in by address and password, as `make run` says."""
        self.open("/account/login/")
        return self.press("로그인", {"login": email, "password": password})

    def sees(self, *words: str) -> str:
        """Each stands on the page; the line with the first."""
        for one in words:
            if one not in self.page.text:
                raise Broken(f"“{one}” on the page", seen_on(self.page))
        return self.page.line(words[0])

    def waits_for(self, *words: str, patience: float = PATIENCE_S) -> str:
        """Reload until any of these words stands there, as somebody who was told "soon" does."""
        until = time.monotonic() + patience
        while not any(one in self.page.text for one in words):
            if time.monotonic() > until:
                told = f"“{' / '.join(words)}” within {patience:.0f} s"
                raise Broken(told, seen_on(self.page))
            time.sleep(PAUSE_S)
            self.open(self.page.url)
        return next(self.page.line(one) for one in words if one in self.page.text)

    def _look(self, answer: httpx.Response) -> Page:
        url = str(answer.url)
        self.page = read(answer.text, url=url, status=answer.status_code)
        if answer.status_code >= httpx.codes.BAD_REQUEST:
            raise Broken(f"a page at {url}", f"{answer.status_code}, {seen_on(self.page)}")
        return self.page


def filled(form: Form, told: Mapping[str, str | Sequence[str]]) -> list[tuple[str, str]]:
    """What is sent: what was told, and what stood in the other fields."""
    missing = sorted(set(told) - form.names)
    if missing:
        raise Broken(f"a field {missing[0]} in the form", ", ".join(sorted(form.names)))
    kept = [(name, value) for name, value in form.fields if name not in told]
    for name, value in told.items():
        kept += [(name, one) for one in ([value] if isinstance(value, str) else value)]
    return kept


def seen_on(page: Page) -> str:
    """A page in a line: where, its heading, its first words."""
    lines = [line for line in page.lines if line != page.heading][:SHOWN]
    return f"{page.url} “{page.heading}”: {' | '.join(lines)}"
