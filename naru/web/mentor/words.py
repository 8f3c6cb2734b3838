"""Mentors and reasons in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from naru.accounts.models import User
from naru.core.dates import day_in_words
from naru.core.languages import reader_language
from naru.counselling.enums import Channel, DayPart, Fit, Language
from naru.counselling.models import Mentor, Request
from naru.counselling.pack import fields
from naru.counselling.queries import owners
from naru.counselling.queries.mentors import absences_of
from naru.counselling.rules.slots import Absence
from naru.web.templatetags.words import hours


@dataclass(frozen=True)
class Described:
    """A mentor as a page shows them."""

    name: str
    organisation: str
    district: str
    about: str
    fields: str
    languages: str
    channels: str
    free: int


def described(one: Mentor) -> Described:
    """In the reader's language; a field the city no longer has is left out."""
    named = fields()
    return Described(
        name=one.user.name,
        organisation=str(one.organisation),
        district=one.district.name if one.district else "",
        about=one.about,
        fields=", ".join(str(named[code]) for code in one.fields if code in named),
        languages=", ".join(str(Language(code).label) for code in one.languages),
        channels=", ".join(str(Channel(code).label) for code in one.channels),
        free=one.free,
    )


def reasons_in_words(why: Iterable[str], wanted: Request) -> list[str]:
    """Why this mentor, each with what the person asked for."""
    details = {
        Fit.FIELD: str(fields().get(wanted.field, "")),
        Fit.TIMES: parts_in_words(wanted.parts),
        Fit.CHANNEL: str(Channel(wanted.channel).label) if wanted.channel else "",
        Fit.LANGUAGE: str(Language(wanted.language).label),
    }
    found = [Fit(name) for name in why if name in Fit.values]
    return [
        f"{one.label} ({details[one]})" if details.get(one) else str(one.label) for one in found
    ]


def parts_in_words(parts: Iterable[str]) -> str:
    """ "평일 저녁, 주말"; empty if it does not matter."""
    return ", ".join(str(DayPart(one).label) for one in parts)


def absences(mentor: Mentor, *, since: date) -> list[dict[str, Any]]:
    """Each absence from that day on with its days or hours in words, and who is there instead."""
    return [
        {
            "one": one,
            "when": absence_in_words(one.absence),
            "who": one.substitute.user.name
            if one.substitute
            else one.owner.name
            if one.owner
            else "",
        }
        for one in absences_of(mentor, since=since)
    ]


def sought_in_words(*, on: date, owner: User | None = None) -> list[dict[str, Any]]:
    """Absences for which a substitute is sought, by that member of staff or by anybody."""
    rows = owners.sought(on=on, owner=owner)
    return [
        {
            "one": one,
            "when": absence_in_words(one.absence),
            "late": one.due_on is not None and one.due_on < on,
        }
        for one in rows
    ]


def absence_in_words(gone: Absence) -> str:
    """Whole days from the first until the one before they are back, or some hours of a day."""
    days = gone.from_on, gone.to_on - timedelta(days=1)
    first, last = (day_in_words(one, language=reader_language()) for one in days)
    if gone.begins is not None and gone.ends is not None:
        return f"{first} {hours(gone.begins, gone.ends)}"
    if first == last:
        return first
    return _("%(first)s부터 %(last)s까지") % {"first": first, "last": last}
