"""What is read of a draw: the file, one's own lot, tickets, shares, rates by channel."""

from datetime import timedelta

import pytest

from naru.catalogue.models import Course
from naru.core.lots import climbed
from naru.enrolments.enums import Channel, State
from naru.enrolments.models import Application, Draw
from naru.enrolments.queries import draws as reading
from naru.enrolments.rules.draw import Memory
from naru.enrolments.services import draws
from naru.residents.enums import Fact, FactSource
from naru.residents.models import Answer
from tests.accounts.factories import OrganisationFactory, UserFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    VALUE_AT,
    ApplicationFactory,
    sealed_door,
    stand,
)
from tests.residents.factories import ResidentFactory
from tests.tools.test_verify_draw import verify

pytestmark = pytest.mark.django_db(transaction=True)
SHUT = CLOSES + timedelta(minutes=1)
MEMORY = Memory(2, 1, 12, 6)


def drawn_door(people, **more):
    door = sealed_door(**more)
    claims = [stand(door, one) for one in people]
    draws.freeze(intake_id=door.pk, tickets={}, shares={}, at=SHUT)
    draws.draw(intake_id=door.pk, public_value="7", by=UserFactory(), at=VALUE_AT)
    return door, claims


def test_the_file_is_whole_after_the_draw_and_holds_no_name(tmp_path):
    door = sealed_door()
    people = [ResidentFactory() for _ in range(5)]
    claims = [stand(door, one) for one in people]
    one = reading.draw_of(door.run.public_id)
    with pytest.raises(ValueError, match="not public before the draw"):
        reading.document(one)
    draws.freeze(intake_id=door.pk, tickets={}, shares={}, at=SHUT)
    draws.draw(intake_id=door.pk, public_value="7", by=UserFactory(), at=VALUE_AT)
    published = reading.document(reading.draw_of(door.run.public_id))
    done = verify(tmp_path, published)
    assert (done.returncode, done.stdout) == (0, "HOLDS\n5 lots, public value 7\n")
    for person, claim in zip(people, claims, strict=True):
        assert person.name not in str(published)
        assert str(claim.public_id) not in str(published)
    Course.objects.update(title="새 이름")
    assert reading.document(reading.draw_of(door.run.public_id)) == published


def test_one_s_own_lot_leads_to_the_published_root():
    people = [ResidentFactory() for _ in range(5)]
    _door, claims = drawn_door(people)
    for claim in claims:
        mine = reading.lot_of(claim)
        assert climbed(mine.entry.leaf, mine.path) == mine.draw.root
        assert mine.people == 5
    assert reading.lot_of(stand(sealed_door(), people[0])) is None


def test_lists_are_due_between_closing_and_the_value():
    door = sealed_door()
    assert reading.to_freeze(at=CLOSES - timedelta(seconds=1)) == []
    assert reading.to_freeze(at=CLOSES) == [door.pk]
    assert reading.to_freeze(at=VALUE_AT) == []


def test_losses_add_tickets_a_seat_ends_them_and_stepping_back_is_none():
    people = [ResidentFactory() for _ in range(6)]
    drawn_door(people)
    lost = [one.resident_id for one in Application.objects.filter(state=State.WAITING)]
    won = [one.resident_id for one in Application.objects.filter(state=State.SEATED)]
    left, offered, *others = lost
    Application.objects.filter(resident=left).update(state=State.CANCELLED)
    Application.objects.filter(resident=offered).update(
        state=State.DECLINED, offered_at=VALUE_AT, offer_until_at=VALUE_AT + timedelta(hours=1)
    )
    next_door = sealed_door(memory=MEMORY)
    next_door.closes_at = CLOSES + timedelta(days=60)
    next_door.offers_until_at = next_door.closes_at
    next_door.save()
    for one in people:
        stand(next_door, one)
    one = reading.draw_of(next_door.run.public_id)
    found = reading.tickets_of(one)
    assert found == dict.fromkeys(others, 3) | dict.fromkeys(won, 2)
    next_door.closes_at = CLOSES + timedelta(days=500)
    one.intake = next_door
    assert reading.tickets_of(one) == {}, "a loss is forgotten after twelve months"
    assert reading.tickets_of(reading.draw_of(sealed_door().run.public_id)) == {}


def test_shares_follow_the_answers_in_force_and_seats_that_were_had():
    poor, old_hand, new = (ResidentFactory() for _ in range(3))
    for one, value in ((poor, True), (new, False)):
        Answer.objects.create(
            resident=one,
            fact=Fact.NEAR_POOR,
            value=value,
            source=FactSource.SAID,
            answered_at=NOON,
            answered_by=one.user,
        )
    ApplicationFactory(resident=old_hand, state=State.SEATED)
    door = sealed_door(shares=[("near-poor", 1), ("first-time", 1)])
    for one in (poor, old_hand, new):
        stand(door, one)
    one = Draw.objects.get(intake=door)
    facts = {"near-poor": "near_poor", "first-time": ""}
    assert reading.shares_of(one.intake_id, one.rule.shares, facts) == {
        poor.pk: "near-poor first-time",
        new.pk: "first-time",
    }


@pytest.mark.parametrize("on_paper", [1, 10])
def test_rates_by_channel_are_the_providers_own_and_tell_of_no_few(on_paper):
    """One on paper would be known by subtracting the others from all who are on the list."""
    door = sealed_door()
    for _ in range(10):
        stand(door, ResidentFactory())
    for _ in range(on_paper):
        stand(door, ResidentFactory(), channel=Channel.PAPER)
    draws.freeze(intake_id=door.pk, tickets={}, shares={}, at=SHUT)
    draws.draw(intake_id=door.pk, public_value="7", by=UserFactory(), at=VALUE_AT)
    course = door.run.course
    course.provider = ProviderFactory(organisation=OrganisationFactory())
    course.save()
    organisation = course.provider.organisation
    rates = reading.rates_by_channel(organisation)
    assert [channel for channel, _cell in rates] == [Channel.WEB, Channel.PAPER]
    cells = [cell for _channel, cell in rates]
    if on_paper == 1:
        assert cells == [None, None]
    else:
        assert [cell.people for cell in cells] == [10, 10]
        assert sum(cell.seated for cell in cells) == 2
    assert [one.pk for one in reading.draws_of(organisation)] == [door.draw.pk]
    assert reading.rates_by_channel(OrganisationFactory()) == []
