"""A course for machines that read pages: schema.org's Course and CourseInstance as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from naru.catalogue.enums import Mode, Payer, Schedule
from naru.catalogue.finding.standing import Standing
from naru.catalogue.models import Course, Run

MODES = {Mode.ONLINE: "online", Mode.FIELD: "onsite", Mode.BLENDED: "blended"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AVAILABILITY = {
    Standing.OPEN: "https://schema.org/InStock",
    Standing.SOON: "https://schema.org/PreOrder",
    Standing.FULL: "https://schema.org/SoldOut",
}
IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end the script element or mean something to a browser, as JSON writes them."""


def linked_data(course: Course, runs: Iterable[tuple[Run, Standing]], *, url: str) -> SafeString:
    """The JSON of a data block; safe inside a script element whatever the texts hold.

    What is not told is left out: a machine must not take silence for a fact.
    """
    data = {
        "@context": "https://schema.org",
        "@type": "Course",
        "@id": url,
        "url": url,
        "name": course.title,
        "alternateName": course.title_en or None,
        "description": course.summary or course.title,
        "provider": _provider(course),
        "inLanguage": course.language or None,
        "teaches": [skill.name for skill in course.skills.all() if skill.name] or None,
        "coursePrerequisites": course.prerequisites or None,
        "educationalCredentialAwarded": course.certificate or None,
        "timeRequired": f"PT{float(course.hours):g}H" if course.hours else None,
        "typicalAgeRange": _ages(course),
        "hasCourseInstance": [_instance(course, run, stands) for run, stands in runs] or None,
    }
    text = json.dumps(_told(data), ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(IN_SCRIPT))  # noqa: S308


def _instance(course: Course, run: Run, stands: Standing) -> dict[str, Any]:
    return {
        "@type": "CourseInstance",
        "name": run.label or course.title,
        "courseMode": MODES.get(Mode(course.mode)),
        "startDate": run.starts_on and run.starts_on.isoformat(),
        "endDate": run.last_on and run.last_on.isoformat(),
        "courseWorkload": f"PT{float(course.hours):g}H" if course.hours else None,
        "courseSchedule": _schedule(run),
        "location": _location(run),
        "maximumAttendeeCapacity": run.capacity,
        "offers": _offer(run, stands),
        "eventStatus": "https://schema.org/EventCancelled"
        if stands == Standing.CANCELLED
        else None,
    }


def _schedule(run: Run) -> dict[str, Any] | None:
    if run.schedule != Schedule.DATED or not run.weekdays:
        return None
    return {
        "@type": "Schedule",
        "startDate": run.starts_on and run.starts_on.isoformat(),
        "endDate": run.last_on and run.last_on.isoformat(),
        "repeatFrequency": "P1W",
        "byDay": [f"https://schema.org/{DAYS[day - 1]}" for day in sorted(run.weekdays)],
        "startTime": run.daily_from and run.daily_from.isoformat("minutes"),
        "endTime": run.daily_to and run.daily_to.isoformat("minutes"),
        "scheduleTimezone": timezone.get_current_timezone_name(),
    }


def _location(run: Run) -> dict[str, Any] | None:
    place = run.place
    name = place.name_ko if place else run.place_words
    if not name:
        return None
    address = run.address or (place.address if place else "")
    known = [one for one in (run, place) if one is not None and one.latitude is not None]
    return {
        "@type": "Place",
        "name": name,
        "address": address or None,
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": known[0].latitude,
            "longitude": known[0].longitude,
        }
        if known
        else None,
    }


def _offer(run: Run, stands: Standing) -> dict[str, Any] | None:
    price = 0 if run.payer == Payer.NOBODY else run.fee_won
    if price is None:
        return None
    return {
        "@type": "Offer",
        "price": price,
        "priceCurrency": "KRW",
        "category": "Free" if price == 0 else "Paid",
        "availability": AVAILABILITY.get(stands),
        "validFrom": run.apply_from_at and run.apply_from_at.isoformat(),
        "url": run.apply_url or None,
    }


def _provider(course: Course) -> dict[str, Any] | None:
    if course.provider is None:
        return None
    url = course.provider.homepage_url or None
    return {"@type": "Organization", "name": course.provider.name, "url": url}


def _ages(course: Course) -> str | None:
    """ "40-64", "40-"; nothing where every age may come or nobody told us."""
    if course.age_from is None and course.age_to is None:
        return None
    return f"{course.age_from or 0}-{'' if course.age_to is None else course.age_to}"


def _told(value: Any) -> Any:
    """Without what is None or empty, however deep."""
    if isinstance(value, dict):
        return {key: _told(one) for key, one in value.items() if one is not None and one != ""}
    return [_told(one) for one in value] if isinstance(value, list) else value
