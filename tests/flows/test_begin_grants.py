"""Letting the grants begin defers one job, and only for who may."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.accounts.enums import Role
from naru.flows.begin_grants import begin_grants
from naru.scholarships.services.draws import RunningAlready
from tests.scholarships.factories import DRAWN, funded_round, staff

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_job_is_queued_for_the_round():
    the_round, by = funded_round(), staff(Role.MANAGER).user
    begin_grants(round_id=the_round.pk, by=by, at=DRAWN)
    with pytest.raises(RunningAlready):
        begin_grants(round_id=the_round.pk, by=by, at=DRAWN)
    jobs = ProcrastinateJob.objects.filter(task_name="scholarships.settle")
    assert [job.args for job in jobs] == [{"round_id": the_round.pk}]


def test_two_rounds_begin_before_a_job_of_either_has_run():
    one, other = funded_round(), funded_round("spring")
    by = staff(Role.MANAGER).user
    for the_round in (one, other):
        begin_grants(round_id=the_round.pk, by=by, at=DRAWN)
    jobs = ProcrastinateJob.objects.filter(task_name="scholarships.settle").order_by("pk")
    assert [job.args["round_id"] for job in jobs] == [one.pk, other.pk]
