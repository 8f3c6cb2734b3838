"""Reads about mentors: who fits a wish, who somebody is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.core.ready import Ready
from naru.counselling.models import Away, Hours, Mentor, Request
from naru.counselling.rules.matching import Candidate, Fitting, Weighing, Wish, parts_of, suggest

MOST = 6
"""So many mentors are suggested at once: few enough to read them all."""
AT_WORK = Ready(
    lambda user: (
        Mentor.objects.working().filter(user=user).select_related("organisation").order_by("pk")[:1]
    ),
    int,
)


@dataclass(frozen=True)
class Suggestion:
    """A mentor with why they are suggested."""

    mentor: Mentor
    fit: Fitting


def mentor_of(user: User) -> Mentor | None:
    """The mentor this user is, while at work."""
    return AT_WORK.first(user.pk)


def mentor_with(public_id: UUID) -> Mentor | None:
    """The mentor at work with this id."""
    return (
        Mentor.objects.working()
        .filter(public_id=public_id)
        .select_related("user", "organisation", "district")
        .first()
    )


def mentors() -> list[Mentor]:
    """Every mentor at work, by name; for the office. One query."""
    found = Mentor.objects.working().select_related("user", "organisation", "district")
    return list(found.order_by("user__name", "pk"))


def wish_of(request: Request, *, district: str = "") -> Wish:
    """What the person asked for, as matching reads it."""
    return Wish(
        language=request.language,
        field=request.field,
        channel=request.channel,
        parts=frozenset(request.parts),
        district=district,
    )


def candidates(*, on: date) -> list[Candidate]:
    """Every mentor with a place free who works that day. Three queries, however many.

    Left out are those who are away, and those whose role has ended: they could not answer.
    """
    away = set(Away.objects.all_of(on).values_list("mentor_id", flat=True))
    parts: defaultdict[int, set[str]] = defaultdict(set)
    hours = Hours.objects.exclude(to_on__lte=on)
    for mentor_id, weekday, begins, ends in hours.values_list(
        "mentor_id", "weekday", "begins", "ends"
    ):
        parts[mentor_id] |= parts_of(weekday=weekday, begins=begins, ends=ends)
    role = Membership.objects.in_force(on).filter(role=Role.MENTOR)
    found = Mentor.objects.with_room().filter(user__in=role.values("user")).exclude(pk__in=away)
    return [
        Candidate(
            key=one.pk,
            fields=frozenset(one.fields),
            languages=frozenset(one.languages),
            channels=frozenset(one.channels),
            parts=frozenset(parts[one.pk]),
            district=one.district.code if one.district else "",
            free=one.free,
            capacity=one.capacity,
        )
        for one in found.select_related("district")
    ]


def suggestions(
    wish: Wish, *, weighing: Weighing, salt: str, on: date, but: frozenset[int] = frozenset()
) -> list[Suggestion]:
    """The best few for the wish without the mentors in `but`, with reasons. Four queries."""
    left = [one for one in candidates(on=on) if one.key not in but]
    fits = suggest(wish, left, weighing=weighing, salt=salt, most=MOST)
    rows = Mentor.objects.select_related("user", "organisation", "district").in_bulk(
        [fit.key for fit in fits]
    )
    return [Suggestion(rows[fit.key], fit) for fit in fits]


def absences_of(mentor: Mentor, *, since: date) -> list[Away]:
    """When the mentor is away from that day on, with whoever stands in."""
    rows = Away.objects.filter(mentor=mentor, to_on__gt=since)
    rows = rows.select_related("substitute__user", "owner")
    return list(rows.order_by("from_on", "begins", "pk"))
