"""Walking by keyboard alone: Tab to what has this name, and Enter, Space, arrows and letters there.

Whatever cannot be reached, or does not show that the focus is on it, fails with its name. The next
thing to press is looked for forwards or backwards, whichever way it lies, as somebody would.
"""

from dataclasses import dataclass

from playwright.sync_api import ElementHandle, Locator, expect

from tests.browser.stories import Walker

MOST = 150
"""So often Tab is pressed at most for one thing."""
HERE = "e => e === document.activeElement"
WHERE = """e => {
  const now = document.activeElement;
  if (e === now) return ['', 0];
  const back = now.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING;
  const [first, last] = back ? [e, now] : [now, e];
  const stops = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const between = x => first.compareDocumentPosition(x) & Node.DOCUMENT_POSITION_FOLLOWING
    && last.compareDocumentPosition(x) & Node.DOCUMENT_POSITION_PRECEDING
    && !x.matches(':disabled, [type=hidden], [type=radio]:not(:checked)') && x.checkVisibility();
  const many = [...document.querySelectorAll(stops)].filter(between).length;
  return [back ? 'Shift+Tab' : 'Tab', many + 1];
}"""
"""Which way it lies, and about how often to press: where that misses, one looks again."""
SHOWN = """e => {
  const ring = (x, part) => {
    const s = getComputedStyle(x, part);
    return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  };
  const labels = [...(e.labels || [])];
  const signs = [[e], [e, '::after'], ...labels.flatMap(l => [[l], [l, '::before']])];
  const boxes = [e, ...labels].map(x => x.getBoundingClientRect());
  const inside = b => b.width && b.bottom > 0 && b.top < innerHeight && b.right > 0
    && b.left < innerWidth;
  return signs.some(([x, part]) => ring(x, part)) && boxes.some(inside);
}"""
DOOR = """e => {
  const group = [...e.form.elements].filter(x => x.type === 'radio' && x.name === e.name);
  return group.find(x => x.checked) || group[0];
}"""
"""Where Tab enters a group of radio buttons."""
NAME = "e => (e.outerHTML || '').slice(0, 160)"


@dataclass
class Typist(Walker):
    """Somebody without a mouse, and what they are called."""

    called: str = "가상 건너는 이"

    def reach(self, target: Locator) -> None:
        """Tab until the focus is on it and shows."""
        self._reach(target.element_handle())

    def _reach(self, handle: ElementHandle) -> None:
        pressed = 0
        while pressed < MOST:
            key, times = handle.evaluate(WHERE)
            if not times:
                assert handle.evaluate(SHOWN), f"No focus to see on {handle.evaluate(NAME)}"
                return
            for _stop in range(times):
                self.page.keyboard.press(key)
            pressed += times
        raise AssertionError(f"Not reached by Tab on {self.page.url}: {handle.evaluate(NAME)}")

    def strike(self, target: Locator) -> None:
        """Reach it and press Enter; a key, not a click."""
        self.reach(target)
        self.page.keyboard.press("Enter")

    def go(self, target: Locator) -> None:
        """Strike what leads to another page, and wait for that."""
        self.reach(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        """Type into a field whatever stood there before; a day's or a time's parts one by one."""
        self.reach(target)
        kind = target.get_attribute("type")
        if kind in ("date", "datetime-local", "time"):
            self._parts(text)
        else:
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.insert_text(text)
        expect(target).to_have_value(text)

    def tick(self, target: Locator) -> None:
        """Tick a box, or choose the one of several: arrows lead to it within its group."""
        if target.is_checked():
            return
        if target.get_attribute("type") != "radio":
            self.reach(target)
            self.page.keyboard.press("Space")
        else:
            self._choose_one(target)
        expect(target).to_be_checked()

    def select(self, target: Locator, *, label: str = "", value: str = "") -> None:
        """Choose from a list by its arrows."""
        options = target.locator("option")
        words = [one.strip() for one in options.all_inner_texts()]
        values = options.evaluate_all("all => all.map(o => o.value)")
        wanted = values.index(value) if value else words.index(label)
        self.reach(target)
        self.page.keyboard.press("Home")
        for _turn in range(wanted):
            self.page.keyboard.press("ArrowDown")
        expect(target).to_have_value(values[wanted])

    def send(self, target: Locator) -> None:
        """As `go`: a button that sends its form."""
        self.go(target)

    def _choose_one(self, target: Locator) -> None:
        handle = target.element_handle()
        door = handle.evaluate_handle(DOOR).as_element()
        assert door is not None
        self._reach(door)
        for _turn in range(MOST):
            if handle.evaluate(HERE):
                break
            self.page.keyboard.press("ArrowDown")
        assert handle.evaluate(HERE), f"No arrow leads to {handle.evaluate(NAME)}"
        if not target.is_checked():
            self.page.keyboard.press("Space")

    def _parts(self, text: str) -> None:
        """A day as 2026-12-01, a time as 2026-12-01T09:00; the tests' browser itself speaks English
        and asks for the month first.
        """
        day, _sep, clock = text.rpartition("T") if ":" in text else (text, "", "")
        if day:
            year, month, date = day.split("-")
            self.page.keyboard.type(f"{month}{date}{year}")
        if day and clock:
            self.page.keyboard.press("ArrowRight")
        if clock:
            hour, minute = clock.split(":")
            self.page.keyboard.type(f"{int(hour) % 12 or 12:02}{minute}")
            self.page.keyboard.type("AM" if int(hour) < 12 else "PM")
