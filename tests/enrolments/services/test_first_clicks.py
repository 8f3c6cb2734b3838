"""A first click by what its form knows does and refuses what the long one does."""

import threading
import time
from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from naru.core.prepared import Condition
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Claim, Intake
from naru.enrolments.services import claims, settling
from naru.residents.services import leaving
from tests.accounts.factories import UserFactory
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    OPENS,
    ApplicationFactory,
    IntakeFactory,
    claim_at,
    stand,
)
from tests.enrolments.services.test_settling import together
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
MANY = 5


def click(intake, resident, *, earlier=0, by=None, at=NOON, most_open=MANY, **more):
    return claims.click(
        intake_id=intake.pk,
        resident_id=resident.pk,
        by_id=(by or resident.user).pk,
        at=at,
        earlier=earlier,
        most_open=most_open,
        **more,
    )


def test_a_first_click_is_a_claim_and_a_second_one_the_same():
    intake, resident = IntakeFactory(), ResidentFactory()
    first = click(intake, resident)
    assert click(intake, resident, at=NOON + SECOND) == first
    claim = Claim.objects.get()
    assert (claim.public_id, claim.turn, claim.earlier, claim.channel) == (first, 0, 0, "WEB")
    assert (claim.by, claim.at, claim.by_points) == (resident.user, NOON, False)
    assert stand(intake, resident) == claim


def test_a_form_older_than_what_stands_is_looked_at_anew():
    """Two forms of one door, one from before and one from after a click elsewhere."""
    intake, resident = IntakeFactory(), ResidentFactory()
    click(IntakeFactory(), resident)
    first = click(intake, resident, earlier=0)
    assert click(intake, resident, earlier=1) == first
    assert Claim.objects.count() == 2


def test_a_form_that_knows_too_little_is_looked_at_anew():
    resident, doors = ResidentFactory(), [IntakeFactory() for _ in range(3)]
    for door in doors:
        assert click(door, resident, earlier=0) is not None
    made = Claim.objects.order_by("pk")
    assert [(one.intake, one.earlier) for one in made] == [
        (door, n) for n, door in enumerate(doors)
    ]


@pytest.mark.parametrize(
    ("door", "at"),
    [
        ({}, OPENS - SECOND),
        ({}, CLOSES),
        ({"called_off_at": NOON}, NOON),
        ({"mode": DoorMode.DRAW}, NOON),
        ({"mode": DoorMode.REVIEW}, NOON),
    ],
)
def test_whoever_is_looked_at_anew_gets_nothing_where_the_long_click_is_refused(door, at):
    assert click(IntakeFactory(**door), ResidentFactory(), earlier=MANY, at=at) is None
    assert not Claim.objects.exists()


def test_nothing_is_written_where_the_condition_does_not_hold():
    intake, resident = IntakeFactory(), ResidentFactory()
    for earlier in (0, MANY):
        gone = Condition("%s::int > 1", (1,))
        assert click(intake, resident, earlier=earlier, still=gone) is None
    assert not Claim.objects.exists()
    assert click(intake, resident, still=Condition("%s::int > 1", (2,))) is not None


def test_whoever_is_looked_at_anew_is_there():
    intake, resident = IntakeFactory(), ResidentFactory()
    for wrong in (
        lambda: click(intake, resident, by=UserFactory.build(pk=0), earlier=MANY),
        lambda: click(intake, ResidentFactory.build(pk=0), by=resident.user, earlier=MANY),
        lambda: click(Intake(pk=0), resident, earlier=MANY),
    ):
        with pytest.raises(IntegrityError, match="claim_refers"):
            wrong()


def test_who_has_many_behind_them_may_click_and_who_has_many_open_may_not():
    resident = ResidentFactory()
    for state in (State.CANCELLED, State.CANCELLED, State.SEATED):
        ApplicationFactory(resident=resident, state=state)
    assert click(IntakeFactory(), resident, earlier=3, most_open=2) is not None
    assert click(IntakeFactory(), resident, earlier=4, most_open=2) is None
    assert click(IntakeFactory(), resident, earlier=4, most_open=3) is not None


def test_what_has_ended_is_given_and_no_second_turn_opened():
    ended = ApplicationFactory(state=State.CANCELLED)
    assert click(ended.intake, ended.resident) == ended.claim.public_id
    assert Claim.objects.count() == 1
    again = stand(ended.intake, ended.resident)
    assert click(ended.intake, ended.resident) == again.public_id
    ApplicationFactory(
        claim=again, intake=again.intake, resident=again.resident, state=State.CANCELLED
    )
    assert click(ended.intake, ended.resident) == ended.claim.public_id


def at_many_doors_at_once(resident, *presses):
    """How many claims the person has after pressing on eight devices, each at another door."""
    doors = [IntakeFactory() for _ in range(8)]
    pressed = [presses[n % len(presses)] for n in range(len(doors))]
    together(*(partial(press, door, resident) for press, door in zip(pressed, doors, strict=True)))
    return Claim.objects.filter(resident=resident).count()


def test_on_many_devices_at_once_nobody_gets_more_than_may_be_open():
    press = partial(click, most_open=3)
    assert at_many_doors_at_once(ResidentFactory(), press) == 3


def test_nor_by_both_ways_at_once():
    def long(door, person):
        try:
            stand(door, person, most_open=3)
        except claims.TooManyOpen:
            return

    assert at_many_doors_at_once(ResidentFactory(), long, partial(click, most_open=3)) == 3


def test_who_looks_and_then_writes_without_waiting_gets_more():
    """The twin: the same devices, each of which counts before any has written."""
    counted = threading.Barrier(8)

    def press(door, person):
        few = Claim.objects.filter(resident=person).count() < 3
        counted.wait()
        if few:
            Claim.objects.create(intake=door, resident=person, earlier=door.pk % 30_000, at=NOON)

    assert at_many_doors_at_once(ResidentFactory(), press) > 3


def test_of_two_clicks_made_from_the_same_state_the_database_takes_one():
    claim = claim_at(IntakeFactory(), ResidentFactory())
    with pytest.raises(IntegrityError, match="claim_one_by_one"):
        Claim.objects.create(intake=IntakeFactory(), resident=claim.resident, earlier=0, at=NOON)


def on_many_devices_in_one_instant(door):
    """How often one of six devices of a person gets an error: all press at the same door, at once,
    as one person after the other.
    """
    people = [ResidentFactory() for _ in range(60)]
    ready, errors = threading.Barrier(6), []

    def press():
        for person in people:
            ready.wait()
            try:
                click(door, person)
            except IntegrityError as error:
                errors.append(error)

    together(*[press] * 6)
    assert Claim.objects.filter(intake=door).count() == len(people)
    return len(errors)


def test_a_person_on_many_devices_in_one_instant_has_one_claim_and_no_error():
    assert on_many_devices_in_one_instant(IntakeFactory()) == 0


def test_a_rule_asked_at_once_would_end_some_of_them_in_an_error():
    """The twin: the rule of turns is asked while the row is written, not at the statement's end.
    It takes two within a few millionths of a second, so it is tried again until they are.
    """
    turns = "ALTER TABLE enrolments_claim {} CONSTRAINT claim_once_a_turn {}"
    columns = "UNIQUE (resident_id, intake_id, turn)"
    with connection.cursor() as cursor:
        cursor.execute(turns.format("DROP", "") + ";" + turns.format("ADD", columns))
        try:
            assert any(on_many_devices_in_one_instant(IntakeFactory()) for _time in range(20))
        finally:
            drop, add = turns.format("DROP", ""), turns.format("ADD", f"{columns} DEFERRABLE")
            cursor.execute(f"{drop}; {add}")


def test_what_is_committed_is_on_disk_whatever_the_server_says():
    with connection.cursor() as cursor:
        cursor.execute("SELECT setting, source FROM pg_settings WHERE name = 'synchronous_commit'")
        assert cursor.fetchone() == ("on", "client")


ACTIVE = "EXISTS (SELECT FROM residents_resident WHERE id = %s AND state = 'ACTIVE')"


def erased_while_clicking(*, late):
    """Claims left open of a person whose record is erased while their click is under way."""
    intake, resident = IntakeFactory(), ResidentFactory()
    held = Condition(f"pg_advisory_xact_lock(7) IS NOT NULL AND {ACTIVE}", (resident.pk,))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(7)")
        clicking = aside(lambda: click(intake, resident, still=held))
        leaving.drop_unproved(resident_id=resident.pk, by=resident.user, at=NOON)
        claims.forget(resident_id=resident.pk, at=NOON)
        looking = aside(lambda: claims.forget_late(resident_id=resident.pk, at=NOON), starts=late)
        cursor.execute("SELECT pg_advisory_unlock(7)")
    for one in (clicking, looking):
        one.join()
    assert Claim.objects.count() == 1
    return Claim.objects.filter(application=None).count()


def aside(work, *, starts=True):
    """The work in a thread and a connection of its own, once it waits for a lock."""
    waiting = locks_waited_for()

    def run():
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run if starts else lambda: None)
    thread.start()
    while thread.is_alive() and locks_waited_for() == waiting:
        time.sleep(0.01)
    return thread


def locks_waited_for():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return cursor.fetchone()[0]


def test_a_click_under_way_while_the_record_is_erased_is_forgotten_late():
    assert erased_while_clicking(late=True) == 0


def test_without_a_late_look_the_same_click_stays():
    """The twin."""
    assert erased_while_clicking(late=False) == 1


def test_whoever_forgets_late_keeps_no_click_out_while_it_waits_for_a_door():
    intake, gone, other = IntakeFactory(), ResidentFactory(), ResidentFactory()
    click(intake, gone)
    with transaction.atomic():
        settling.hold(intake.pk)
        looking = aside(lambda: claims.forget_late(resident_id=gone.pk, at=NOON))
        assert click(intake, other) is not None
    looking.join()
    assert Claim.objects.get(application=None).resident == other


def test_the_click_of_somebody_who_is_being_deleted_waits_and_comes_to_nothing():
    intake, resident = IntakeFactory(), ResidentFactory()
    there, found = Condition(ACTIVE, (resident.pk,)), []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM residents_resident WHERE id = %s", [resident.pk])
        clicking = aside(lambda: found.append(click(intake, resident, still=there)))
    clicking.join()
    assert (found, Claim.objects.count()) == ([None], 0)


def test_a_door_that_has_opened_is_there_for_clicks_under_way():
    opened, opens = IntakeFactory(opens_at=NOON - 90 * DAY), timezone.now() + DAY
    coming = IntakeFactory(opens_at=opens, closes_at=opens + DAY, offers_until_at=opens + 2 * DAY)
    with pytest.raises(IntegrityError, match="open_door_stays"), transaction.atomic():
        opened.delete()
    coming.delete()
    assert Intake.objects.get() == opened
