"""Shared by all tests: a fixed clock, people to act with, and strictness."""

import gc
import shutil
from collections.abc import Generator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from _pytest import runner
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import translation
from pytest_django import DjangoDbBlocker

from naru.audit.enums import NAMES
from naru.audit.models import Entry
from naru.core.stack import with_room
from naru.flows.load_city import load_city
from naru.payments.services.sandbox import Sandbox
from naru.web.texts import compile_texts
from ops.testing import in_turn
from tests import emptying
from tests.databases import clear, migrated

emptying.install()

RARELY = 50_000, 50, 100
"""How often tests look for garbage: as often as Python does, it took a fourteenth of their time."""

NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, 12:00 in Seoul: "now" in tests that do not care which day it is."""


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Workers of one run copy one database; a process alone keeps its own from run to run."""
    if hasattr(request.config, "workerinput"):
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = migrated()


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture(scope="session")
def offer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city's pack without its sample courses and its lessons, for tests of everything else:
    they take seconds to load.
    """
    folder = tmp_path_factory.mktemp("offer") / settings.CITY_DIR.name
    shutil.copytree(settings.CITY_DIR, folder)
    shutil.rmtree(folder / "courses" / "online")
    shutil.rmtree(folder / "lessons")
    for name in ("starter.toml", "practice.toml"):
        (folder / "courses" / name).unlink()
    return folder


@pytest.fixture(scope="module")
def loaded_offer(
    offer: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """The same pack in the database, loaded at NOON once for all tests of a module: each of them
    takes its own changes back, the last one the pack.
    """
    block = transaction.atomic()
    block._from_testcase = True
    with django_db_blocker.unblock(), block:
        load_city(folder=offer, at=NOON)
        yield offer
        transaction.set_rollback(True)


@pytest.fixture
def sandbox(settings, tmp_path: Path) -> Sandbox:
    """The card company of a demo, with books of its own."""
    settings.CARD_COMPANY = "naru.payments.services.sandbox.Sandbox"
    settings.CARD_DIR = tmp_path / "cards"
    return Sandbox()


@pytest.fixture(autouse=True)
def _nobody_was_here_before() -> None:
    """Limits on log-ins count in the cache, and a request leaves its language behind: each test
    begins with no limit used and in Korean.
    """
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


INVENTED = "thing", "other", "jobs"
"""Subjects of lines that tests of the trail itself make up."""


@receiver(post_save, sender=Entry)
def _refuse_nameless(instance: Entry, **_: object) -> None:
    """Whatever a test writes into the trail has a name to be read by; some subjects are made up."""
    if instance.subject_type not in INVENTED:
        assert instance.action in NAMES, f"{instance.action} has no name in naru/audit/enums.py"


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """No garbage is looked for among tests and modules: they stay to the end, and there are so many
    that looking took a seventh of the time of finding them.
    """
    gc.disable()
    try:
        with_room(compile_my_share, session.config)
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*RARELY)
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Each test as pytest runs it, with room for the calls within: it took a sixth of the time."""
    return with_room(runner.pytest_runtest_protocol, item, nextitem)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One worker begins with what drives a browser, the others with the other slow tests; the short
    ones are shared at the end, so that all workers are done together.
    """
    kinds: dict[str, list[pytest.Item]] = {"e2e": [], "slow": [], "short": []}
    for item in items:
        kinds[next(filter(item.get_closest_marker, ("e2e", "slow")), "short")].append(item)
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = in_turn(kinds["e2e"], kinds["slow"], kinds["short"], workers=workers)


def compile_my_share(config: pytest.Config) -> None:
    """In a new checkout each worker begins with other test modules and finds those of the others
    compiled: all beginning with the first, each would rewrite the assertions of every one.

    A module that cannot be imported is left to the collection, which says so.
    """
    worker = getattr(config, "workerinput", None)
    if worker is None:
        return
    root = config.rootpath
    paths = [root / word.partition("::")[0] for word in config.args]
    files = sorted({file for path in paths for file in path.rglob("test_*.py")})
    first = int(worker["workerid"].removeprefix("gw")) * len(files) // worker["workercount"]
    for file in [*files[first:], *files[:first]]:
        with suppress(Exception):
            import_module(".".join(file.relative_to(root).with_suffix("").parts))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The process that started the run clears what browser tests shared."""
    if not hasattr(session.config, "workerinput"):
        clear()


def pytest_sessionstart() -> None:
    """English pages are tested too, so the texts must be the ones in the working copy."""
    compile_texts()
