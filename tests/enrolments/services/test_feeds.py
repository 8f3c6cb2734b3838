"""One address a person; the one before stops at once, and only a hash is kept."""

import threading

import pytest
from django.db import IntegrityError, connection

from naru.audit.models import Entry
from naru.enrolments.models import Feed
from naru.enrolments.queries.calendars import owner_of
from naru.enrolments.services import feeds
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def make(resident, noon):
    return feeds.make_feed(resident=resident, by=resident.user, at=noon)


def test_a_new_address_stops_the_old_one(noon):
    me = ResidentFactory()
    old = make(me, noon)
    assert owner_of(old) == me
    new = make(me, noon)
    assert (owner_of(old), owner_of(new), len(new) >= 43) == (None, me, True)
    kept = Feed.objects.get()
    assert new not in f"{kept.digest}{Entry.objects.values_list('details', flat=True)}"
    assert feeds.end_feed(resident=me, by=me.user, at=noon)
    assert not feeds.end_feed(resident=me, by=me.user, at=noon)
    assert owner_of(new) is None
    actions = Entry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["calendar.made", "calendar.made", "calendar.ended"]


def test_two_presses_at_once_leave_one_address(noon):
    me, made = ResidentFactory(), []

    def press():
        made.append(make(me, noon))
        connection.close()

    hands = [threading.Thread(target=press) for _ in range(4)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    assert sorted(bool(owner_of(secret)) for secret in made) == [False, False, False, True]


def test_an_erased_person_has_no_address(noon):
    me = ResidentFactory()
    secret = make(me, noon)
    feeds.forget(resident=me)
    assert (owner_of(secret), Feed.objects.count()) == (None, 0)


def test_only_a_hash_is_stored(noon):
    with pytest.raises(IntegrityError, match="feed_digest_is_a_hash"):
        Feed.objects.create(resident=ResidentFactory(), digest="secret", made_at=noon)
