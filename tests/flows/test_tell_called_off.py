"""One person of a run that is not held: everything back once, told once."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.enrolments.models import Application
from naru.flows.door_tasks import call_off_left, tell_of_call_off
from naru.flows.tell_called_off import tell_called_off
from naru.payments.models import Refund
from naru.scholarships.services import grants, uses
from tests.enrolments.factories import NOON, ApplicationFactory
from tests.flows.test_cancel_run import off, told
from tests.payments.factories import charge, pay, seat
from tests.payments.services.test_charges import together
from tests.scholarships.factories import ApplicationFactory as ScholarshipFactory
from tests.scholarships.factories import funded_round

pytestmark = pytest.mark.django_db(transaction=True)


def test_told_at_the_same_moment_gives_back_once():
    one = seat()
    pay(charge(one))
    off(one.intake)
    together(*(lambda: tell_called_off(application_id=one.pk, at=NOON),) * 3)
    assert Refund.objects.count() == 1
    assert told(one.resident) == ["class.called_off", "payment.back"]


def test_who_cannot_be_told_now_is_told_later_and_holds_up_nobody(monkeypatch):
    first = ApplicationFactory(no=1)
    second = ApplicationFactory(intake=first.intake, no=2)
    off(first.intake)
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=first.pk)

        def tell():
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SET lock_timeout = '50ms'")
                tell_of_call_off(intake_id=first.intake_id)
            finally:
                connection.close()

        thread = threading.Thread(target=tell)
        thread.start()
        thread.join()
    assert (told(first.resident), told(second.resident)) == ([], ["class.called_off"])
    call_off_left(timestamp=0)
    assert told(first.resident) == ["class.called_off"]
    jobs = ProcrastinateJob.objects.filter(task_name="enrolments.tell_called_off")
    assert [job.args for job in jobs] == [{"intake_id": first.intake_id}]


def test_points_that_were_kept_come_back_whole():
    asked = ScholarshipFactory(round=funded_round())
    grant = grants.grant(application_id=asked.pk, by=None, at=NOON)
    one = seat(resident=grant.resident)
    kept = uses.Place(
        reference=f"enrolment:{one.claim_id}",
        run_id=one.intake.run_id,
        title="가상 강좌",
        provider="가상",
        points=240_000,
        sessions=[date(2027, 1, 11)],
        terms=[],
    )
    uses.hold(grant_id=grant.pk, place=kept, by=grant.resident.user, at=NOON)
    off(one.intake)
    tell_of_call_off(intake_id=one.intake_id)
    use = grant.uses.get()
    assert (use.state, use.returned_points) == ("RELEASED", use.points)
    assert told(one.resident) == ["class.called_off", "scholarship.all_back"]
