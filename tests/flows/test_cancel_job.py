"""Calling a job off is on record; a refused one leaves nothing."""

import pytest

from naru.audit.models import Entry
from naru.flows.cancel_job import cancel_job
from naru.upkeep.services import NothingToCancel
from tests.accounts.factories import UserFactory
from tests.upkeep.factories import make_job, status_of

pytestmark = pytest.mark.django_db


def test_the_job_is_off_and_the_trail_says_who_did_it(noon):
    job, operator = make_job(), UserFactory()
    cancel_job(job_id=job, by=operator, at=noon)
    line = Entry.objects.get()
    assert status_of(job) == "cancelled"
    assert (line.action, line.subject_id, line.actor) == ("job.cancelled", str(job), operator)


def test_a_job_that_runs_goes_on(noon):
    job = make_job(status="doing")
    with pytest.raises(NothingToCancel):
        cancel_job(job_id=job, by=UserFactory(), at=noon)
    assert (status_of(job), Entry.objects.count()) == ("doing", 0)
