"""What people are told about their bookings, by whatever way they wish to hear."""

from datetime import date, datetime

from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.spaces.models import Booking, Club, SignOff


def tell(one: Booking, kind: Kind, *, at: datetime, **told: str | int | date | datetime) -> None:
    """The person reads when and where, and what `told` adds."""
    thing = one.thing
    inbox.send(
        resident=one.resident,
        kind=kind,
        at=at,
        starts_at=one.starts_at,
        what_ko=thing.name_ko,
        what_en=thing.name_en,
        where_ko=thing.place.name_ko,
        where_en=thing.place.name_en,
        **told,
    )


def tell_signed(one: SignOff, *, at: datetime) -> None:
    """Somebody saw that the person can do it."""
    inbox.send(
        resident=one.resident,
        kind=Kind.SKILL_SIGNED,
        at=at,
        skill_ko=one.skill.name_ko,
        skill_en=one.skill.name_en,
        who=one.by.name,
    )


def tell_club(one: Club, kind: Kind, *, at: datetime) -> None:
    """The head reads whether the place registered the club."""
    place = one.place
    told = {"where_ko": place.name_ko, "where_en": place.name_en, "club": one.name}
    inbox.send(resident=one.head, kind=kind, at=at, **told)
