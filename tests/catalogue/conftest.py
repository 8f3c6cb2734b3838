"""A whole starter catalogue for the tests of a file, loaded once."""

from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import settings

from naru.accounts import pack as accounts
from naru.catalogue import starter
from naru.city.pack import Pack
from naru.flows.load_city import WholePack
from naru.places import pack as places
from naru.sources import pack as sources
from tests.catalogue import recorded
from tests.city.packs import CITIES
from tests.conftest import NOON

collect_ignore = [] if recorded.FOLDER.is_dir() else ["test_recorded.py"]
"""Recorded answers are read where they lie; the same shapes with invented values always are."""

settings.register_profile("unhurried", deadline=None)
"""Properties are about answers, not about how busy the machine is."""
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def seoul():
    return WholePack.read(Pack(CITIES / "seoul"))


@pytest.fixture(scope="module")
def seoul_loaded(django_db_setup, django_db_blocker, seoul):
    """The sample courses of the pack as of NOON; what a test changes is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        sources.save(seoul.sources, at=NOON)
        accounts.save(seoul.bodies, at=NOON)
        places.save(seoul.places, at=NOON)
        changes = starter.save(seoul.starter, zone=ZoneInfo(seoul.city.time_zone), at=NOON)
        with django_db_blocker.block():
            yield changes
        transaction.set_rollback(True)


@pytest.fixture
def samples(seoul_loaded, db):
    """What the load of the sample courses did."""
    return seoul_loaded
