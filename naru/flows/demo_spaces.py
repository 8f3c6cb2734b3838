"""A demo city's benches and rooms come to life: invented instructors, times, people who booked.

instructors of every body with benches -> times of two weeks -> bookings, a request, a club, a
skill that was signed off.
"""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from naru.accounts import services as accounts
from naru.accounts.enums import Role
from naru.accounts.models import Membership, Organisation, User
from naru.flows.seed_demo import FROM_ON, Person
from naru.places.models import Place
from naru.residents.models import Resident
from naru.residents.queries import resident_of
from naru.spaces.enums import Way
from naru.spaces.models import Bench, Booking, Sitting
from naru.spaces.pack import bench_terms_on, opening_on, room_terms_on
from naru.spaces.queries import things
from naru.spaces.rules import rooms as rules
from naru.spaces.services import arriving, benches, clubs, rooms, signing, sittings
from naru.spaces.services.benches import Enough, NotBookable
from naru.spaces.services.rooms import Wish

TEACHER = Person("instructor", "가상 강사", Role.PROVIDER)
"""Works for the body of the first bench."""
DAYS, HOURS = 14, (time(10), time(14), time(19))
TWO_HOURS, DAY = timedelta(hours=2), timedelta(days=1)


@transaction.atomic(durable=True)
def demo_spaces(*, at: datetime) -> int:
    """Open times for two weeks where there are none to come; returns how many are new."""
    found = list(Bench.objects.filter(withdrawn_at=None).select_related("place__organisation"))
    new, first = 0, not Sitting.objects.exists()
    for number, bench in enumerate(sorted(found, key=lambda one: one.code)):
        if bench.place.organisation is not None:
            new += _open(bench, number, at)
    if first and new:
        _life(at)
    return new


def _open(bench: Bench, number: int, at: datetime) -> int:
    """Every third day, morning, afternoon or evening, while the place is open."""
    if bench.sittings.filter(starts_at__gt=at, off_at=None).exists():
        return 0
    teacher = _instructor(bench, number)
    today, zone = timezone.localdate(at), timezone.get_default_timezone()
    spans = []
    for ahead in range(number % 3, DAYS, 3):
        on = today + ahead * DAY
        begins = datetime.combine(on, HOURS[(number + ahead) % len(HOURS)], zone)
        span = (begins, begins + TWO_HOURS)
        if begins > at + DAY / 24 and opening_on(bench.place.code, on).holds(*span):
            spans.append(span)
    opening = opening_on(bench.place.code, today)
    made = sittings.open_times(
        bench=bench, instructor=teacher, spans=spans, opening=opening, by=teacher, at=at
    )
    return len(made)


def _instructor(bench: Bench, number: int) -> User:
    """One for each bench; the first is `TEACHER`."""
    person = Person(f"instructor-{number:02}", f"{TEACHER.name} {number}") if number else TEACHER
    user = User.objects.filter(email=person.email).first()
    if user is None:
        user = accounts.create_account(email=person.email, name=person.name, hashed=person.hashed)
        accounts.confirm_address(user=user)
    if bench.place.organisation is not None:
        _member(user, bench.place.organisation)
    return user


def _member(user: User, organisation: Organisation) -> None:
    had = Membership.objects.filter(user=user, organisation=organisation, role=Role.PROVIDER)
    if not had.exists():
        accounts.add_membership(
            user=user, organisation=organisation, role=Role.PROVIDER, from_on=FROM_ON
        )


def _life(at: datetime) -> None:
    """The demo's first resident has a seat, a signed skill and a request; the second a club."""
    first, second = (
        resident_of(User.objects.get(email=f"{key}@demo.example"))
        for key in ("resident", "newcomer")
    )
    if first is None or second is None or first.user is None or second.user is None:
        return
    _practised(first, at)
    _booked(first, at)
    for place in things.places():
        found = things.rooms_at([place])
        if found:
            _club(place, second, at)
            _request(place, first, at)
            break


def _practised(person: Resident, at: datetime) -> None:
    """A time of last week at which a skill was signed."""
    coming = Sitting.objects.filter(starts_at__gt=at, instructor__email=TEACHER.email)
    sitting = coming.order_by("starts_at", "pk").first()
    if sitting is None or person.user is None:
        return
    begins = sitting.starts_at - 14 * DAY
    past = Sitting.objects.create(
        bench=sitting.bench,
        instructor=sitting.instructor,
        starts_at=begins,
        ends_at=begins + TWO_HOURS,
        opened_by=sitting.instructor,
        opened_at=begins - 7 * DAY,
    )
    terms, teacher = bench_terms_on(timezone.localdate(at)), sitting.instructor
    one = benches.book(
        resident=person,
        sitting_id=past.pk,
        way=Way.SITE,
        by=person.user,
        terms=terms,
        at=begins - 2 * DAY,
    )
    arriving.mark(booking_id=one.pk, came=True, terms=terms, by=teacher, at=begins)
    skill = sitting.bench.skills.order_by("code").first()
    if skill is not None:
        signing.sign(booking_id=one.pk, skill_code=skill.code, by=teacher, at=past.ends_at)


def _booked(person: Resident, at: datetime) -> Booking | None:
    """A seat in the days to come."""
    terms = bench_terms_on(timezone.localdate(at))
    for sitting in Sitting.objects.filter(starts_at__gt=at + DAY).order_by("starts_at", "pk")[:5]:
        try:
            return benches.book(
                resident=person,
                sitting_id=sitting.pk,
                way=Way.SITE,
                by=person.user,  # type: ignore[arg-type]
                terms=terms,
                at=at,
            )
        except (Enough, NotBookable):
            continue
    return None


def _club(place: Place, head: Resident, at: datetime) -> None:
    clubs.ask(
        place=place,
        head=head,
        name="가상 책 모임",
        about="만들어 낸 모임입니다. 한 달에 한 권을 함께 읽습니다.",
        people=6,
        by=head.user,  # type: ignore[arg-type]
        at=at,
    )


def _request(place: Place, person: Resident, at: datetime) -> None:
    """A room on the first day that can be had."""
    today, room = timezone.localdate(at), things.rooms_at([place])[0]
    terms = room_terms_on(place.code, today)
    days = rules.days_to_book(terms, today=today) if terms else None
    if terms is None or days is None or "resident" not in terms.for_whom:
        return
    for ahead in range((days[1] - days[0]).days + 1):
        on = days[0] + ahead * DAY
        opening = opening_on(place.code, on)
        spans = rules.free_spans(opening, terms, on=on, busy=[])
        if spans:
            wish = Wish(starts_at=spans[0][0], units=1, people=4, words="가상 발표 연습")
            rooms.ask(
                resident=person,
                room_id=room.pk,
                wish=wish,
                opening=opening,
                terms=terms,
                way=Way.SITE,
                by=person.user,  # type: ignore[arg-type]
                at=at,
            )
            return
