"""Beginning twice at once makes one draft."""

import threading

import pytest
from django.db import connection

from naru.scholarships.models import Application
from naru.scholarships.services.applications import AppliedAlready
from tests.flows.scholarship import begin, somebody
from tests.scholarships.factories import funded_round

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs):
    """Each job in a thread of its own; what they returned or were refused with."""
    start, outcomes = threading.Barrier(len(jobs)), []

    def run(job):
        try:
            start.wait()
            outcomes.append(job())
        except AppliedAlready:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_two_clicks_at_once_make_one_draft(noon):
    resident, the_round = somebody(noon), funded_round()
    drafts = at_once(*[lambda: begin(resident, the_round, noon)] * 4)
    assert len(set(drafts)) == 1
    assert Application.objects.count() == 1


def test_two_rounds_of_a_year_at_once_give_one_application(noon):
    resident = somebody(noon)
    rounds = [funded_round("a"), funded_round("b")]
    outcomes = at_once(*[lambda one=one: begin(resident, one, noon) for one in rounds])
    assert [one for one in outcomes if one == "refused"] == ["refused"]
    assert Application.objects.count() == 1
