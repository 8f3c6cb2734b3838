"""Reminders go out by the clock, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naru.flows import tasks
from naru.notices.enums import Kind
from naru.notices.models import Notice
from tests.spaces.factories import BookingFactory


@pytest.mark.django_db(transaction=True)
def test_who_has_a_bench_tomorrow_is_reminded_once():
    BookingFactory(sitting__starts_at=timezone.now() + timedelta(hours=20))
    for _again in range(2):
        tasks.remind_of_talks(0)
    assert Notice.objects.filter(kind=Kind.SPACE_SOON).count() == 1
