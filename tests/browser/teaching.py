"""What a provider does through its pages: a course with its evenings, and a door that takes people
in. Shared by the stories in which somebody learns at a provider's.
"""

import re
from datetime import date, datetime, timedelta

from django.utils import timezone

from tests.browser.stories import Walker

MINUTE = "%Y-%m-%dT%H:%M"


def published(
    provider: Walker,
    title: str,
    first: date,
    last: date,
    *,
    fee_won: int = 0,
    on_holidays: bool = True,
) -> None:
    """A course held once a week in the evening, from its draft to where everybody finds it."""
    page = provider.page
    provider.enter("우리 강좌")
    provider.follow("새 강좌 쓰기")
    provider.write(page.locator("#id_title"), title)
    provider.write(page.locator("#id_summary"), "퇴근하고 모여 함께 배웁니다.")
    provider.tick(page.locator("[name=mode][value=FIELD]"))
    provider.press("초안으로 저장하기")
    provider.follow("회차 더하기")
    provider.tick(page.locator(f"[name=weekdays][value='{first.isoweekday()}']"))
    provider.write(page.locator("#id_daily_from"), "19:00")
    provider.write(page.locator("#id_daily_to"), "21:00")
    provider.write(page.locator("#id_starts_on"), f"{first}")
    provider.write(page.locator("#id_last_on"), f"{last}")
    if on_holidays:
        page.locator("#id_without_rests").uncheck()
    provider.press("수업일 채우기")
    if fee_won:
        page.locator("#id_payer").select_option("LEARNER")
        provider.write(page.locator("#id_fee_won"), f"{fee_won}")
    provider.press("저장하기")
    provider.press("공개하기")


def opened(provider: Walker, first: date, *, seats: int, at: datetime | None = None) -> str:
    """The door of the run on this page, first come, first served: open for a week from an hour ago
    or from another moment; the run's public id.
    """
    page, opens = provider.page, at or timezone.localtime() - timedelta(hours=1)
    provider.go(page.get_by_role("link", name=re.compile("신청받기$")))
    provider.tick(page.locator("[name=mode][value=FIRST_COME]"))
    provider.write(page.locator("[name=capacity]"), f"{seats}")
    provider.write(page.locator("[name=opens_at]"), f"{opens:{MINUTE}}")
    provider.write(page.locator("[name=closes_at]"), f"{opens + timedelta(days=7):{MINUTE}}")
    provider.write(page.locator("[name=offers_until_at]"), f"{first - timedelta(days=1)}T18:00")
    provider.press("저장하기")
    return page.url.rstrip("/").split("/")[-2]
