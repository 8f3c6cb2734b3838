"""Walking a story: somebody with a phone, what they press, and pictures of where they came.

Pictures are written to docs/pictures only where NARU_PICTURES is set: a run of the tests leaves the
tree as it was.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import psycopg
from playwright.sync_api import Locator, Page, expect

from ops.tree import ROOT
from tests.browser.reader import Reader
from tests.browser.site import Site

PICTURES = ROOT / "docs" / "pictures"
QUALITY = 60
LOOK_FOR_ROUTES = """
from naru.flows.tasks import look_for_routes
from naru.planning.models import Plan
for plan in Plan.objects.filter(state="WAITING"):
    look_for_routes(plan.pk)
"""
"""What the worker does; none runs beside the site of the tests."""

LOOKED_AT = """
import sys, uuid
from datetime import timedelta
from django.utils import timezone
from naru.lessons.models import Learning
from naru.lessons.queries.standing import lessons_of
from naru.lessons.services import watching
learning = Learning.objects.get(public_id=sys.argv[1])
minute, lessons = timedelta(minutes=1), lessons_of(learning)
at = timezone.now() - 3 * len(lessons) * minute
for lesson in lessons:
    page = uuid.uuid4()
    watching.open_page(learning=learning, lesson=lesson, page=page, at=at)
    for number in (1, 2):
        at += minute
        watching.beat(resident_id=learning.resident_id, page=page, number=number, at=at)
    at += minute
"""
"""They looked at every lesson for two minutes a while ago, on another device."""


@dataclass
class Walker:
    """One person with their own browser."""

    reader: Reader
    site: Site

    @property
    def page(self) -> Page:
        """What they see."""
        return self.reader.page

    def press(self, name: str, *, role: str = "button") -> None:
        """Press what has this name, and wait for where it leads."""
        self.go(self.page.get_by_role(role, name=name, exact=True).first)

    def follow(self, name: str) -> None:
        """Press a link."""
        self.press(name, role="link")

    def enter(self, name: str) -> None:
        """Open a door of one's place of work: its link begins with this name and says more."""
        self.go(self.page.get_by_role("link", name=re.compile(f"^{re.escape(name)}")).first)

    def go(self, target: Locator) -> None:
        """Press what leads to another page, and wait for that."""
        with self.page.expect_navigation():
            target.click()

    def write(self, target: Locator, text: str) -> None:
        """Fill a field in, instead of what stood there."""
        target.fill(text)

    def tick(self, target: Locator) -> None:
        """Tick a box, or choose the one of several."""
        target.check()

    def sees(self, *texts: str) -> None:
        """Each stands on the page."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def picture(self, name: str, *, at: str = "") -> None:
        """Keep what is on the screen, with the text `at` on it, if pictures were asked for."""
        if os.environ.get("NARU_PICTURES"):
            PICTURES.mkdir(exist_ok=True)
            if at:
                found = self.page.locator("main").get_by_text(at).first
                found.evaluate("element => element.scrollIntoView({block: 'center'})")
            self.page.screenshot(path=PICTURES / f"{name}.jpg", type="jpeg", quality=QUALITY)

    def sign_up(self, email: str) -> None:
        """Join by a code sent to the address."""
        page = self.reader.visit("/account/signup/")
        self.write(page.locator("[name=email]"), email)
        self.tick(page.locator("[name=agree_service]"))
        self.press("동의하고 확인 번호 받기")
        self.code()

    def come_in(self, email: str) -> None:
        """Log in by a code sent to the address."""
        page = self.reader.visit("/account/login/code/")
        self.write(page.locator("[name=email]"), email)
        self._send()
        self.code()

    def code(self) -> None:
        """Type the number of the letter queued last."""
        with psycopg.connect(self.site.database_url) as connection:
            row = connection.execute("SELECT body FROM notices_letter ORDER BY id DESC").fetchone()
        assert row is not None
        (number,) = re.findall(r"^\s*(\d{6})\s*$", row[0], re.MULTILINE)
        self.write(self.page.locator("[name=code]"), number)
        self._send()

    def diagnose(self, part: str, choose: Callable[[Self], None]) -> None:
        """Begin the self-diagnosis, answer every question of one part, and look at the result.

        Health and money may be asked about.
        """
        self.reader.visit("/diagnosis/")
        self.tick(self.page.locator("[name=sensitive]"))
        self.press("위의 내용에 동의하고 시작하기")
        self.go(self.page.locator(f"#parts a[href*='/ask/{part}/']"))
        while f"/ask/{part}/" in self.page.url:
            choose(self)
        self.press("지금까지의 결과 보기")

    def routes_found(self) -> None:
        """The planner answers, as the worker would have it do."""
        self.site.beside.run(LOOK_FOR_ROUTES)

    def looked_at(self, learning: str) -> None:
        """Two minutes of every lesson of what they learn have been looked at by now."""
        self.site.beside.run(LOOKED_AT, learning)

    def _send(self) -> None:
        self.go(self.page.locator("main form button[type=submit]").first)


def mentor_address(name: str) -> str:
    """Where the demo's mentor of this name reads mail: "가상 멘토 12"."""
    number = int(re.findall(r"\d+", name)[0])
    return "mentor@demo.example" if number == 1 else f"mentor-{number:03}@demo.example"
