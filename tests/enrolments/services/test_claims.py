"""A click is one claim however often it comes, and nothing a second early."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from naru.catalogue.enums import Schedule
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Claim, Intake
from naru.enrolments.queries.door import open_claims
from naru.enrolments.services import claims
from naru.enrolments.services.claims import (
    DoorClosed,
    NotOpenYet,
    NotPublishedYet,
    RunIsOff,
    TooManyOpen,
    TooManyTimes,
)
from tests.enrolments.factories import (
    CLOSES,
    NOON,
    OPENS,
    ApplicationFactory,
    IntakeFactory,
    claim_at,
    published_door,
    stand,
)
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_a_second_click_is_the_same_claim():
    intake, resident = IntakeFactory(), ResidentFactory()
    first = stand(intake, resident, by_points=True)
    again = stand(intake, resident, at=NOON + SECOND)
    assert (again.pk, again.at, again.by_points) == (first.pk, NOON, True)
    assert first.by == resident.user
    assert Claim.objects.count() == 1


def test_the_door_opens_and_closes_on_the_second():
    intake = IntakeFactory()
    with refused(NotOpenYet):
        stand(intake, ResidentFactory(), at=OPENS - SECOND)
    with refused(DoorClosed):
        stand(intake, ResidentFactory(), at=CLOSES)
    stand(intake, ResidentFactory(), at=OPENS)
    stand(intake, ResidentFactory(), at=CLOSES - SECOND)
    assert Claim.objects.count() == 2


def test_a_run_called_off_since_the_door_was_read_takes_no_click():
    intake, resident = IntakeFactory(), ResidentFactory()
    first = stand(intake, resident)
    Intake.objects.filter(pk=intake.pk).update(called_off_at=NOON)
    with refused(RunIsOff):
        stand(intake, ResidentFactory())
    assert stand(intake, resident) == first


def test_who_has_a_claim_sees_it_after_the_closing_too():
    intake, resident = IntakeFactory(), ResidentFactory()
    first = stand(intake, resident)
    assert stand(intake, resident, at=CLOSES + SECOND) == first


def test_a_review_is_entered_once_its_criteria_are_public():
    with refused(NotPublishedYet):
        stand(IntakeFactory(mode=DoorMode.REVIEW), ResidentFactory())
    assert stand(published_door(), ResidentFactory()).turn == 0


def test_a_person_has_only_so_many_open():
    resident = ResidentFactory()
    stand(IntakeFactory(), resident)
    ApplicationFactory(resident=resident, state=State.SEATED)
    ApplicationFactory(resident=resident, state=State.CANCELLED)
    with refused(TooManyOpen):
        stand(IntakeFactory(), resident, most_open=2)
    stand(IntakeFactory(), resident, most_open=3)


def test_a_seat_in_a_course_that_one_takes_at_any_time_keeps_no_other_back():
    resident = ResidentFactory()
    always = {"run__schedule": Schedule.ALWAYS, "run__starts_on": None, "run__last_on": None}
    ApplicationFactory(resident=resident, state=State.SEATED, intake=IntakeFactory(**always))
    assert open_claims(resident_id=resident.pk, at=NOON) == 0
    stand(IntakeFactory(), resident, most_open=1)
    ApplicationFactory(resident=resident, state=State.WAITING, intake=IntakeFactory(**always))
    assert open_claims(resident_id=resident.pk, at=NOON) == 2
    with refused(TooManyOpen):
        stand(IntakeFactory(), resident, most_open=2)


def test_who_cancelled_may_come_again_behind_everybody():
    ended = ApplicationFactory(state=State.CANCELLED)
    again = stand(ended.intake, ended.resident)
    assert (again.turn, again.pk != ended.claim_id) == (1, True)
    assert stand(ended.intake, ended.resident).pk == again.pk


def test_one_person_comes_to_one_door_so_often_and_what_stands_stays():
    intake, resident = IntakeFactory(), ResidentFactory()
    for _turn in range(2):
        claim = stand(intake, resident, most_times=2)
        ApplicationFactory(claim=claim, intake=intake, resident=resident, state=State.CANCELLED)
    assert stand(intake, resident, most_times=2, turn=1).pk == claim.pk
    with refused(TooManyTimes):
        stand(intake, resident, most_times=2)
    assert Claim.objects.count() == 2
    assert stand(intake, ResidentFactory(), most_times=2).turn == 0


def test_the_database_takes_one_claim_a_turn():
    claim = stand(IntakeFactory(), ResidentFactory())
    with pytest.raises(IntegrityError, match="claim_once_a_turn"), transaction.atomic():
        claim_at(claim.intake, claim.resident)


def test_a_claim_is_never_changed_and_names_who_and_what_there_is():
    """The keys of the database would lock the door at each click; so these hold what they held."""
    claim = stand(IntakeFactory(), ResidentFactory())
    for change in ("UPDATE enrolments_claim SET turn = 9", "DELETE FROM enrolments_claim"):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            run(change)
    for constraint, gone in (
        ("claim_keeps_door", "DELETE FROM enrolments_intake"),
        ("claim_keeps_person", "DELETE FROM residents_resident"),
        ("claim_keeps_user", f"DELETE FROM accounts_user WHERE id = {claim.by_id}"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            run(gone)
    for door, person in ((0, claim.resident_id), (claim.intake_id, 0)):
        with pytest.raises(IntegrityError, match="claim_refers"), transaction.atomic():
            claims.claim(
                intake=Intake(pk=door),
                resident_id=person,
                by=None,
                at=NOON,
                most_open=5,
                most_times=5,
            )


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_erased_person_leaves_no_open_application():
    seated = ApplicationFactory(state=State.SEATED)
    other = ApplicationFactory(intake=seated.intake)
    stand(IntakeFactory(), seated.resident)
    claims.forget(resident_id=seated.resident_id, at=NOON)
    mine = Application.objects.filter(resident=seated.resident)
    assert set(mine.values_list("state", "seat_no")) == {(State.CANCELLED, None)}
    assert not Claim.objects.filter(application=None).exists()
    other.refresh_from_db()
    assert other.state == State.WAITING


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": State.SEATED}, "enrolment_seat_while_held"),
        ({"seat_no": 1}, "enrolment_seat_while_held"),
        ({"wait_no": None}, "enrolment_waits_with_number_until_offered"),
        ({"offered_at": NOON, "offer_until_at": CLOSES}, "enrolment_waits_with_number"),
        ({"offer_until_at": CLOSES}, "enrolment_offer_has_an_end"),
        ({"state": State.OFFERED, "seat_no": 1}, "enrolment_offered_has_time"),
        ({"state": "LOST"}, "enrolment_state_known"),
    ],
)
def test_the_database_knows_what_an_application_can_be(changes, constraint):
    waiting = ApplicationFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Application.objects.filter(pk=waiting.pk).update(**changes)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"closes_at": OPENS}, "intake_opens_before_it_closes"),
        ({"offers_until_at": OPENS}, "intake_offers_after_closing"),
        ({"capacity": 0}, "intake_has_seats"),
        ({"mode": "ELBOWS"}, "intake_mode_known"),
    ],
)
def test_the_database_knows_what_a_door_can_be(changes, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        IntakeFactory(**changes)


def test_a_seat_a_number_and_a_person_stand_once():
    seated, waiting = ApplicationFactory(state=State.SEATED), ApplicationFactory()
    claim = claim_at(waiting.intake, waiting.resident, turn=1)
    for constraint, more in (
        ("enrolment_seat_once", {"intake": seated.intake, "state": State.SEATED}),
        ("enrolment_number_once", {"intake": waiting.intake}),
        ("enrolment_once_live", {"resident": waiting.resident, "no": 2, "claim": claim}),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            ApplicationFactory(**{"intake": waiting.intake, **more})
