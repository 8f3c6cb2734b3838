"""A demo city's mentors: 108, plainly invented, the demo's own mentor account among them.

accounts and roles -> mentors with fields, hours and places -> the demo's resident has one.
"""

from datetime import datetime, time

from django.db import transaction

from naru.accounts import services as accounts
from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation, User
from naru.counselling.enums import Channel, Language
from naru.counselling.models import Mentor, Room
from naru.counselling.rules.terms import Terms
from naru.counselling.services import mentors, pairings, requests, rooms
from naru.counselling.services.mentors import Told
from naru.counselling.services.requests import Wishes
from naru.flows.seed_demo import FROM_ON
from naru.places.models import District
from naru.residents.queries import resident_of

MENTORS = 108
SLOTS: tuple[tuple[tuple[int, time, time], ...], ...] = (
    ((1, time(10), time(12)), (3, time(14), time(17))),
    ((2, time(18), time(21)), (4, time(18), time(21))),
    ((6, time(10), time(16)), (3, time(19), time(21))),
    ((1, time(9), time(12)), (2, time(13), time(18)), (5, time(13), time(18))),
)
CHANNELS = (
    (Channel.OFFICE, Channel.PHONE, Channel.VIDEO, Channel.HOME_DESK),
    (Channel.PHONE, Channel.VIDEO),
    (Channel.OFFICE, Channel.PHONE),
    (Channel.VIDEO, Channel.HOME_DESK),
)
LANGUAGES = {9: Language.EN, 20: Language.ZH, 27: Language.VI, 36: Language.SIGN}
"""Every so many-th mentor speaks this too."""
QUESTION = "일하면서 저녁에만 배워도 될까요?"
ROOMS = (("가상 상담실 1", "Sample talk room 1"), ("가상 상담실 2", "Sample talk room 2"))
LEAST, SPREAD = 18, 15
"""Places of a mentor: from 18 to 32, about 2,700 in all."""


@transaction.atomic(durable=True)
def demo_mentors(*, fields: list[str], terms: Terms, at: datetime) -> int:
    """Make whoever is missing; returns how many mentors are new. Run twice, it changes nothing."""
    campus = Organisation.objects.get(code="demo-campus")
    districts = list(District.objects.current().order_by("code"))
    there = set(Mentor.objects.values_list("user__email", flat=True))
    new = 0
    for number in range(1, MENTORS + 1):
        email = "mentor@demo.example" if number == 1 else f"mentor-{number:03}@demo.example"
        if email in there:
            continue
        membership = _member(email, number, campus)
        district = districts[number % len(districts)] if districts else None
        told = _told(number, fields, district)
        mentors.make_mentor(membership=membership, told=told, by=None, at=at)
        new += 1
    named = set(Room.objects.filter(organisation=campus).values_list("name_ko", flat=True))
    for ko, en in ROOMS:
        if ko not in named:
            rooms.make_room(
                organisation=campus, name_ko=ko, name_en=en, by=None, at=at, is_sample=True
            )
    if new == MENTORS:
        _life(terms, at)
    return new


def _life(terms: Terms, at: datetime) -> None:
    """The demo's first resident has the demo's mentor and a question; the second looks for one."""
    first, second = (
        resident_of(User.objects.get(email=f"{key}@demo.example"))
        for key in ("resident", "newcomer")
    )
    if first is None or second is None or first.user is None or second.user is None:
        return
    by, wished = first.user, Wishes("ko", parts=("EVENING",))
    asked = requests.ask_for_mentor(resident=first, wishes=wished, by=by, terms=terms, at=at)
    mentor = Mentor.objects.get(user__email="mentor@demo.example")
    chosen = pairings.choose(
        request_id=asked.pk, mentor=mentor, why=("ROOM",), by=by, terms=terms, at=at
    )
    pairings.accept(pairing_id=chosen.pk, by=mentor.user, at=at)
    requests.ask_question(resident=first, words=QUESTION, by=by, terms=terms, at=at)
    requests.ask_for_mentor(
        resident=second, wishes=Wishes("ko"), by=second.user, terms=terms, at=at
    )


def _member(email: str, number: int, campus: Organisation) -> Membership:
    found = Membership.objects.filter(user__email=email, role=Role.MENTOR).first()
    if found is not None:
        return found
    user = accounts.create_account(email=email, name=f"가상 멘토 {number}")
    accounts.confirm_address(user=user)
    return accounts.add_membership(
        user=user, organisation=campus, role=Role.MENTOR, from_on=FROM_ON
    )


def _told(number: int, fields: list[str], district: District | None) -> Told:
    """What the mentor of this number knows and when they talk, spread over what there is."""
    channels = CHANNELS[number // len(SLOTS) % len(CHANNELS)]
    known = [fields[number % len(fields)], fields[(number * 5 + 2) % len(fields)]]
    spoken = [code for every, code in LANGUAGES.items() if number % every == 0]
    return Told(
        fields=sorted(set(known)),
        languages=[Language.KO, *spoken],
        channels=channels,
        capacity=LEAST + number * 7 % SPREAD,
        hours=[(*slot, channels) for slot in SLOTS[number % len(SLOTS)]],
        district=district,
        about_ko="만들어 낸 멘토입니다. 실제로 있는 사람이 아닙니다.",
        about_en="An invented mentor, not a real person.",
        video_url=f"https://video.example/room-{number:03}" if Channel.VIDEO in channels else "",
        is_sample=True,
    )
