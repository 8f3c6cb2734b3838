"""Both ledgers are gone through, and what was found stands in the trail."""

import json

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.audit.models import Entry
from naru.flows.check_books import ask_for_books, check_books
from naru.flows.tasks import check_all_books
from naru.scholarships.services import grants
from tests.accounts.factories import UserFactory
from tests.scholarships.factories import DRAWN, ApplicationFactory, funded_round

pytestmark = pytest.mark.django_db(transaction=True)


def told():
    found = Entry.objects.filter(action="audit.books_checked").order_by("pk")
    return {one.subject_id: json.loads(one.details) for one in found}


def test_books_that_add_up_are_told_so():
    application = ApplicationFactory(round=funded_round())
    grants.grant(application_id=application.pk, by=None, at=DRAWN)
    by = UserFactory()
    ask_for_books(by=by, at=DRAWN)
    job = ProcrastinateJob.objects.get(task_name="audit.check_books")
    check_all_books(**job.args)
    assert {name: one["holds"] for name, one in told().items()} == {
        "scholarships": True,
        "payments": True,
    }
    assert told()["scholarships"]["total"] == 600_000


def test_a_fault_is_named():
    application = ApplicationFactory(round=funded_round())
    grant = grants.grant(application_id=application.pk, by=None, at=DRAWN)
    type(grant).objects.filter(pk=grant.pk).update(points=1)
    found = check_books(by=UserFactory(), at=DRAWN)
    assert not found["scholarships"].holds
    assert told()["scholarships"]["faults"] == [str(found["scholarships"].faults[0])]
