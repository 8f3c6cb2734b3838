"""Browser tests: `reader()` opens the site as somebody would; `site` is the running site.

    def test_something(reader):
        phone = reader(width=390, language="en", mode="high-contrast")
        page = phone.visit("/help/")
        assert phone.violations() == []

They need Chromium and say so if it is missing; they never skip.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from ops import tools
from tests.browser.reader import Reader
from tests.browser.site import Site, running
from tests.catalogue import recorded

collect_ignore = [] if recorded.FOLDER.is_dir() else ["test_real_input.py"]

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
"""Playwright's synchronous interface keeps an event loop in the tests' thread."""

PHONE_PX = 700


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder are browser tests."""
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The running site of this worker."""
    with running(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, without traffic of its own.

    Scripts are not made faster while they run: on pages that live for a second it never pays.
    """
    return {
        **browser_type_launch_args,
        "executable_path": tools.chromium(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--js-flags=--no-turbofan --no-maglev",
        ],
    }


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Stopped after the tests of this folder: those that follow want a loop of their own."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    with playwright.chromium.launch(**browser_type_launch_args) as browser:
        yield browser


@pytest.fixture(scope="package")
def still_browser(
    playwright: Playwright, browser_type_launch_args: dict[str, Any]
) -> Iterator[Browser]:
    """A browser that lays pages out when a script asks, and paints when told to, which nobody does:
    painting took a quarter of its time.

    What waits for a frame waits for ever there: a click does, a key does not.
    """
    args = [*browser_type_launch_args["args"], "--enable-begin-frame-control"]
    with playwright.chromium.launch(**browser_type_launch_args | {"args": args}) as browser:
        yield browser


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], site: Site) -> dict[str, Any]:
    """For plain `page`: paths instead of addresses, and the city's language and clock."""
    return {**browser_context_args, **habits(), "base_url": site.url}


@pytest.fixture
def reader(site: Site, browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Makes readers: width in px, mode, text size, with or without JavaScript."""
    with making_readers(site, browser) as make:
        yield make


@pytest.fixture
def still_reader(site: Site, still_browser: Browser) -> Iterator[Callable[..., Reader]]:
    """The same for readers whose pages are measured and not looked at."""
    with making_readers(site, still_browser) as make:
        yield make


@pytest.fixture(scope="module")
def lasting_reader(site: Site, still_browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Such readers that stay for all tests of a module, as they walk from page to page."""
    with making_readers(site, still_browser) as make:
        yield make


@contextmanager
def making_readers(site: Site, browser: Browser) -> Iterator[Callable[..., Reader]]:
    """What makes readers, who leave when the block ends."""
    contexts = []

    def make(
        *, width: int = 1280, mode: str = "light", scale: str = "md", js: bool = True, **more: Any
    ) -> Reader:
        phone = width < PHONE_PX
        context = browser.new_context(
            viewport={"width": width, "height": 844 if phone else 900},
            is_mobile=phone,
            has_touch=phone,
            java_script_enabled=js,
            **habits(),
            **more,
        )
        cookies = {"ui_mode": mode, "ui_scale": scale}
        context.add_cookies(
            [{"name": name, "value": value, "url": site.url} for name, value in cookies.items()]
        )
        contexts.append(context)
        return Reader(context, site.url)

    yield make
    for context in contexts:
        context.close()


def habits() -> dict[str, Any]:
    return {"locale": "ko-KR", "timezone_id": "Asia/Seoul", "reduced_motion": "reduce"}
