"""A reader with a browser: opens pages, notices what is wrong, and measures."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, Page, Request, Response

from naru.flows.seed_demo import PASSWORD

AXE = """() => new Promise((done, fail) => {
  const script = document.createElement('script');
  Object.assign(script, {src: '/axe.min.js', onload: done, onerror: fail});
  document.head.append(script);
})"""
FIRST_VIEW_BYTES = 150_000
FIRST_VIEW_REQUESTS = 10
SMALLEST_TARGET_PX = 24
SESSIONS: dict[tuple[str, str], list[Any]] = {}
"""Who is logged in on which site already: logging in costs a second each time."""

WIDEST = """() => {
  let widest = 0;
  const walk = e => {
    if (e.checkVisibility()) widest = Math.max(widest, e.getBoundingClientRect().right);
    else if (getComputedStyle(e).display !== 'contents') return;
    for (const child of e.children)
      if (!child.matches('.ui-table, .ui-sr, dialog, option, svg')) walk(child);
  };
  walk(document.body);
  return widest;
}"""
SMALL = """least => [...document.querySelectorAll(
    'a[href], button, summary, input:not([type=hidden]), select, textarea')]
  .filter(e => e.checkVisibility({visibilityProperty: true})
    && !e.closest('.ui-skip, [aria-hidden=true]')
    && getComputedStyle(e).display !== 'inline')
  .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 90)])
  .filter(([r]) => r.width < least || r.height < least - .5)
  .map(([r, html]) => `${Math.round(r.width)}x${Math.round(r.height)} ${html}`)"""


@dataclass
class Reader:
    """One browser context with one page. `problems` collects what a reader would never report."""

    context: BrowserContext
    site_url: str
    problems: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    answer: Response | None = None
    measuring: CDPSession | None = None
    width: int = 0

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("console", self._console)
        self.page.on("response", self._response)
        self.page.on("request", self._request)
        self.page.on("requestfinished", self._finished)

    def visit(self, path: str, *, status: int = 200) -> Page:
        """Open a page; fails on script errors, failed or foreign requests, another status."""
        self.problems.clear()
        self.requests.clear()
        self.answer = response = self.page.goto(self.site_url + path)
        assert response is not None
        assert response.status == status, f"{path}: {response.status}"
        expected = {f"{status} {response.url}"}
        left = [p for p in self.problems if p not in expected and f"status of {status}" not in p]
        assert left == [], f"{path}: {left}"
        return self.page

    def lay_out(self, width: int) -> None:
        """Lay pages out at this width from now on, with only a strip of them shown.

        For pages that are measured and not looked at: to paint them took a fifth of the time.
        """
        if self.measuring is None:
            self.page.set_viewport_size({"width": width, "height": 16})
            self.measuring = self.context.new_cdp_session(self.page)
        if width != self.width:
            self.width = width
            size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
            asked = {**size, "dontSetVisibleSize": True}
            self.measuring.send("Emulation.setDeviceMetricsOverride", asked)

    def log_in(self, person: str) -> Page:
        """Come in as one of the demo people: "resident", "counsellor" … (see `seed_demo`).

        No page is opened if the person is in already.
        """
        key = (self.site_url, person)
        if key in SESSIONS:
            self.context.add_cookies(SESSIONS[key])
            return self.page
        page = self.visit("/account/login/")
        page.locator("[name=login]").fill(f"{person}@demo.example")
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(lambda address: "/account/" not in address)
        names = ("sessionid", "csrftoken")
        SESSIONS[key] = [one for one in self.context.cookies() if one["name"] in names]
        return page

    def weight(self) -> tuple[int, int]:
        """Bytes over the wire and requests since the page was opened."""
        sizes = [request.sizes() for request in self.requests]
        total = sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)
        return total, len(sizes)

    def violations(self) -> list[str]:
        """What axe finds, a line for each place."""
        self.page.evaluate(AXE)
        found: dict[str, Any] = self.page.evaluate(
            "axe.run(document, {resultTypes: ['violations']})"
        )
        return [
            f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node['failureSummary'][:200]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def overflow(self) -> float:
        """How many pixels the widest visible thing sticks out to the right; 0 if nothing does."""
        size = self.page.viewport_size
        assert size is not None
        return max(0, self.page.evaluate(WIDEST) - size["width"])

    def small_targets(self) -> list[str]:
        """Things to press that are smaller than 24 px either way (links in text excepted)."""
        return self.page.evaluate(SMALL, SMALLEST_TARGET_PX)

    def check(self, path: str) -> list[str]:
        """Open a page and name everything wrong with it."""
        self.visit(path)
        wrong = [f"{path}: {line}" for line in [*self.violations(), *self.small_targets()]]
        if (over := self.overflow()) > 1:
            wrong.append(f"{path}: {over:.0f} px too wide")
        return wrong

    def _finished(self, request: Request) -> None:
        self.requests.append(request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status} {response.url}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site_url, "data:")):
            self.problems.append(f"another site: {request.url}")
