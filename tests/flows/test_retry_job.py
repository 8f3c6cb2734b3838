"""Starting a job again is on record; a refused one leaves nothing."""

import pytest

from naru.audit.models import Entry
from naru.flows.retry_job import retry_job
from naru.upkeep.services import NothingToRetry
from tests.accounts.factories import UserFactory
from tests.upkeep.factories import make_job, status_of

pytestmark = pytest.mark.django_db


def test_the_job_waits_again_and_the_trail_says_who_did_it(noon):
    job, operator = make_job(status="failed"), UserFactory()
    retry_job(job_id=job, by=operator, at=noon)
    line = Entry.objects.get()
    assert status_of(job) == "todo"
    assert (line.action, line.subject_id, line.actor) == ("job.retried", str(job), operator)


def test_a_job_that_is_done_stays_done(noon):
    job = make_job(status="succeeded")
    with pytest.raises(NothingToRetry):
        retry_job(job_id=job, by=UserFactory(), at=noon)
    assert (status_of(job), Entry.objects.count()) == ("succeeded", 0)
