"""Asking to be told, twice as once, and ending it; each stands in the trail."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naru.audit.models import Entry
from naru.policies.models import Watch
from naru.policies.reading.book import rulebook
from naru.policies.services import watching
from naru.residents.enums import Deed
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def begin(resident, at):
    return watching.begin(resident=resident, book=rulebook(), by=resident.user, at=at)


def deeds():
    wanted = [Deed.CHANGES_ASKED, Deed.CHANGES_DECLINED]
    return list(
        Entry.objects.filter(action__in=wanted).order_by("pk").values_list("action", flat=True)
    )


def test_it_begins_once_with_the_rules_of_the_day(noon):
    resident = ResidentFactory()
    first = begin(resident, noon)
    assert begin(resident, noon + timedelta(days=1)) == first
    assert (first.pack_id, first.told_on) == (rulebook().digest, date(2026, 11, 24))
    assert deeds() == [Deed.CHANGES_ASKED]


def test_it_ends_and_may_begin_again(noon):
    resident = ResidentFactory()
    begin(resident, noon)
    watching.end(resident=resident, by=resident.user, at=noon)
    watching.end(resident=resident, by=resident.user, at=noon)
    assert Watch.objects.count() == 0
    begin(resident, noon)
    assert deeds() == [Deed.CHANGES_ASKED, Deed.CHANGES_DECLINED, Deed.CHANGES_ASKED]


def test_what_was_told_moves_on_and_is_erased_with_the_record(noon):
    resident = ResidentFactory()
    watch = begin(resident, noon)
    later = noon + timedelta(days=3)
    watching.told(watch=watch, book=rulebook(), at=later)
    watch.refresh_from_db()
    assert watch.told_on == timezone.localdate(later)
    watching.forget(resident=resident)
    assert Watch.objects.count() == 0
