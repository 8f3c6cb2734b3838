"""An application is of a claim there is, and a claim of a door and a person there are."""

import threading
import time

import pytest
from django.db import IntegrityError, connection, transaction

from naru.enrolments.models import Application, Claim
from naru.enrolments.services import placing
from naru.residents.models import Resident
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory, stand
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("field", ["intake", "resident"])
def test_an_application_is_at_the_door_of_its_claim_and_its_persons(field):
    claim = stand(IntakeFactory(), ResidentFactory())
    other = {"intake": IntakeFactory, "resident": ResidentFactory}[field]()
    with pytest.raises(IntegrityError, match="application_of_claim"):
        ApplicationFactory(
            **{"claim": claim, "intake": claim.intake, "resident": claim.resident, field: other}
        )


def test_one_of_many_without_a_claim_is_none_of_them():
    door = IntakeFactory()
    known = [stand(door, ResidentFactory()) for _ in range(2)]
    unknown = Claim(pk=0, intake=door, resident=ResidentFactory(), earlier=0, at=NOON)
    with pytest.raises(IntegrityError, match="application_of_claim"):
        placing.place(intake_id=door.pk, ordered=[*known, unknown], seats={}, at=NOON)
    assert not Application.objects.exists()


@pytest.mark.parametrize("field", ["claim", "intake", "resident"])
def test_an_application_stays_with_its_claim(field):
    one, other = ApplicationFactory(), ApplicationFactory()
    with pytest.raises(IntegrityError, match="application_stays"):
        Application.objects.filter(pk=one.pk).update(**{field: getattr(other, field)})
    one.save()


def deleted_while_clicking(*, keys_hold=True):
    """Somebody's record is deleted while their click is under way: what the deletion met."""
    door, person = IntakeFactory(), ResidentFactory()
    met = []

    def delete():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                if not keys_hold:
                    cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute("DELETE FROM residents_resident WHERE id = %s", [person.pk])
        except IntegrityError as refused:
            met.append(refused)
        finally:
            connection.close()

    deleting = threading.Thread(target=delete)
    with transaction.atomic():
        stand(door, person)
        deleting.start()
        while deleting.is_alive() and not waits_for_a_lock():
            time.sleep(0.01)
    deleting.join()
    return met


def test_nobody_is_deleted_whose_click_is_under_way():
    (refused,) = deleted_while_clicking()
    assert "claim_keeps_person" in str(refused)
    assert Claim.objects.get().resident_id == Resident.objects.get().pk


def test_without_what_holds_them_the_same_click_names_nobody():
    """The twin."""
    assert deleted_while_clicking(keys_hold=False) == []
    assert (Claim.objects.count(), Resident.objects.count()) == (1, 0)


def test_a_click_of_somebody_who_is_being_deleted_waits_and_is_refused():
    door, person = IntakeFactory(), ResidentFactory()
    met = []

    def click():
        try:
            stand(door, person)
        except IntegrityError as refused:
            met.append(refused)
        finally:
            connection.close()

    clicking = threading.Thread(target=click)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM residents_resident WHERE id = %s", [person.pk])
        clicking.start()
        while clicking.is_alive() and not waits_for_a_lock():
            time.sleep(0.01)
    clicking.join()
    (refused,) = met
    assert "claim_refers" in str(refused)
    assert not Claim.objects.exists()


def waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database()))"
        )
        (waits,) = cursor.fetchone()
    return waits
