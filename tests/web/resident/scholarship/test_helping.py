"""A relative applies for somebody: with leave to write, each look logged, never a consent."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naru.residents.enums import Scope
from naru.residents.models import RecordView
from naru.scholarships.models import Application
from tests.access.scholarship import made
from tests.flows.scholarship import somebody
from tests.residents.factories import HelperFactory
from tests.web.lives import browser

pytestmark = pytest.mark.django_db(transaction=True)


def begin_as_helper(scope):
    resident, the_round = somebody(timezone.now()), made("open", ago=5)
    today = timezone.localdate()
    leave = HelperFactory(
        resident=resident, scope=scope, from_on=today, to_on=today + timedelta(days=90)
    )
    client = browser(leave.user)
    client.post(reverse("helping_start", args=[leave.public_id]))
    return leave, client.post(reverse("application_begin", args=[the_round.code]))


def test_with_leave_to_write_a_relative_begins_in_the_person_s_name():
    leave, answer = begin_as_helper(Scope.WRITE)
    one = Application.objects.get()
    assert answer.url == reverse("application_next", args=[one.public_id])
    assert (one.resident, one.submitted_by) == (leave.resident, leave.user)
    assert RecordView.objects.filter(viewer=leave.user, page="me.scholarship").exists()


def test_with_leave_to_look_only_it_is_denied():
    _leave, answer = begin_as_helper(Scope.READ)
    assert answer.status_code == 403
    assert Application.objects.count() == 0
