"""Things of the doors that the matrix points at; see things.py."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from naru.accounts.models import User
from naru.catalogue.enums import ApplyAt
from naru.catalogue.models import Run
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Arrival, Claim, Elsewhere, Intake
from naru.enrolments.pack import attendance_terms
from naru.enrolments.queries import companions as reading
from naru.enrolments.queries import links
from naru.enrolments.services import arriving, companions, draws, feeds, reviews
from naru.residents.models import Resident
from naru.web.public import tickets
from tests.catalogue.factories import RunFactory
from tests.catalogue.own import Staff
from tests.enrolments.classes import class_of, meetings
from tests.enrolments.factories import (
    ApplicationFactory,
    ElsewhereFactory,
    IntakeFactory,
    plan,
    review_plan,
    stand,
    written,
)
from tests.enrolments.reviewed import decided, read_review

People = dict[str, User]
DAY = timedelta(days=1)


def open_door(people: People) -> Intake:
    """A door at which one can apply now; its `course` and `run_id` fill an address."""
    now = timezone.now()
    door = IntakeFactory(
        run__starts_on=timezone.localdate(now) + 20 * DAY,
        run__last_on=timezone.localdate(now) + 20 * DAY,
        opens_at=now - DAY,
        closes_at=now + DAY,
        offers_until_at=now + 2 * DAY,
    )
    door.course, door.run_id_ = door.run.course.public_id, door.run.public_id
    return door


def elsewhere_run(people: People) -> Run:
    """A run for which one applies at another site; `course_id_` fills an address with it."""
    run = RunFactory(apply_at=ApplyAt.ELSEWHERE)
    run.course_id_ = run.course.public_id
    return run


def own_elsewhere(people: People) -> Elsewhere:
    """The resident applied at another site."""
    return ElsewhereFactory(resident=Resident.objects.get(user=people["resident"]))


def own_enrolment(people: People) -> Claim:
    """A seat of the resident's."""
    mine = Resident.objects.get(user=people["resident"])
    return ApplicationFactory(
        intake=open_door(people), resident=mine, state=State.SEATED, state_at=timezone.now()
    ).claim


def own_offer(people: People) -> Claim:
    """A seat offered to the resident; its `token` fills the address of an answer."""
    mine = Resident.objects.get(user=people["resident"])
    now = timezone.now()
    one = ApplicationFactory(
        intake=open_door(people),
        resident=mine,
        state=State.OFFERED,
        offered_at=now,
        offer_until_at=now + DAY,
    )
    one.claim.token = links.token(one)
    return one.claim


def own_ticket(people: People) -> Arrival:
    """The resident's place in a line; its `ticket` fills an address."""
    mine = Resident.objects.get(user=people["resident"])
    found = Arrival.objects.create(intake=open_door(people), resident=mine, at=timezone.now())
    found.ticket = tickets.make(found.pk)
    return found


def sealed_draw(people: People) -> Intake:
    """A door whose draw is sealed; `run_id_` fills an address."""
    now = timezone.now()
    door = IntakeFactory(
        mode=DoorMode.DRAW,
        opens_at=now - DAY,
        closes_at=now + DAY,
        offers_until_at=now + 3 * DAY,
    )
    sealed = plan(known_at=now + 2 * DAY)
    draws.seal(intake_id=door.pk, plan=sealed, by=people["manager"], at=now)
    door.run_id_ = door.run.public_id
    return door


def own_drawn(people: People) -> Claim:
    """The resident's click at a door that draws; its `token` is an invitation to come along."""
    door = sealed_draw(people)
    now, by = timezone.now(), people["resident"]
    claim = stand(door, Resident.objects.get(user=by), at=now)
    claim.intake = door
    claim.token = reading.token(companions.invite(claim=claim, most=2, by=by, at=now))
    return claim


def published_review(people: People) -> Intake:
    """A door whose criteria are public; `run_id_` fills an address."""
    now = timezone.now()
    door = IntakeFactory(
        mode=DoorMode.REVIEW, opens_at=now - DAY, closes_at=now + DAY, offers_until_at=now + 3 * DAY
    )
    plan = review_plan(decide_at=now + 2 * DAY)
    reviews.publish(intake_id=door.pk, plan=plan, by=people["manager"], at=now)
    door.run_id_ = door.run.public_id
    return door


def own_statement(people: People) -> Claim:
    """What the resident wrote for a review that is open."""
    mine = Resident.objects.get(user=people["resident"])
    return written(published_review(people), resident=mine, at=timezone.now())


def own_reviewed(people: People) -> Claim:
    """The resident's application whose review is decided."""
    now = timezone.now()
    door = read_review(Staff(), at=now)
    claim = written(door, resident=Resident.objects.get(user=people["resident"]), at=now - 5 * DAY)
    decided(door, at=now)
    return claim


def meeting_code(people: People) -> SimpleNamespace:
    """The code on the wall now, and one that nobody made."""
    now = timezone.now()
    session = meetings(class_of(Staff(), at=now).run)[1]
    terms = attendance_terms(timezone.localdate(now))
    word = arriving.code_of(session.pk, terms=terms, at=now)
    return SimpleNamespace(word=word, forged=word[:-1])


def own_feed(people: People) -> SimpleNamespace:
    """The resident's calendar address."""
    mine = Resident.objects.get(user=people["resident"])
    secret = feeds.make_feed(resident=mine, by=people["resident"], at=timezone.now())
    return SimpleNamespace(secret=secret)
