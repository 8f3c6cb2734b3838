"""Everything spaces keep about a person, for their own copy."""

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.residents.models import Resident
from naru.spaces.models import Booking, Club, SignOff


def export_spaces(resident: Resident) -> list[Section]:
    """Bookings of rooms and benches, clubs, skills that were signed off."""
    return [_bookings(resident), _clubs(resident), _signed(resident)]


def _bookings(resident: Resident) -> Section:
    had = Booking.objects.filter(resident=resident).select_related(
        "room__place", "sitting__bench__place", "seat", "club"
    )
    return Section(
        key="spaces",
        title=_("공간과 실습대 예약"),
        labels={
            "starts_at": _("언제"),
            "what": _("무엇을"),
            "place": _("어디서"),
            "state": _("지금"),
        },
        rows=[
            {
                "starts_at": one.starts_at,
                "ends_at": one.ends_at,
                "what": one.thing.name,
                "place": one.thing.place.name,
                "seat": one.seat.number if one.seat else None,
                "club": one.club.name if one.club else "",
                "people": one.people,
                "words": one.words,
                "state": one.get_state_display(),
                "why": one.why,
                "way": one.get_way_display(),
                "booked_at": one.booked_at,
                "arrived_at": one.arrived_at,
                "fee_won": one.fee_won,
                "paid_at": one.paid_at,
                "back_won": one.back_won,
                "returned_at": one.returned_at,
            }
            for one in had.order_by("starts_at", "pk")
        ],
    )


def _clubs(resident: Resident) -> Section:
    led = Club.objects.filter(head=resident).select_related("place").order_by("pk")
    return Section(
        key="clubs",
        title=_("내가 이끄는 모임"),
        labels={"name": _("이름"), "place": _("어디서"), "state": _("지금")},
        rows=[
            {
                "name": one.name,
                "about": one.about,
                "people": one.people,
                "place": one.place.name,
                "state": one.get_state_display(),
                "asked_at": one.asked_at,
                "until_on": one.until_on,
            }
            for one in led
        ],
    )


def _signed(resident: Resident) -> Section:
    found = SignOff.objects.filter(resident=resident, back_at__isnull=True)
    return Section(
        key="signed_skills",
        title=_("실습에서 확인받은 기술"),
        labels={"skill": _("기술"), "at": _("언제"), "by": _("누가")},
        rows=[
            {"skill": one.skill.name, "at": one.at, "by": one.by.name}
            for one in found.select_related("skill", "by").order_by("at", "pk")
        ],
    )
