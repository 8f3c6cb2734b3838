"""From a file, and from a service over real sockets, to the catalogue."""

from datetime import timedelta

import pytest

from naru.catalogue.enums import ImportKind
from naru.catalogue.models import Course, SourceRecord
from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.services import bringing, staging
from naru.catalogue.services.staging import Asked, Stager
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.fetch import Fetcher
from naru.catalogue.sources.live import Walk, legs_of
from naru.flows.import_catalogue import import_catalogue
from tests.catalogue import sent
from tests.catalogue.importing import counts, write_answer
from tests.catalogue.replay import Answer, plaza, serving
from tests.places.factories import DistrictFactory

pytestmark = pytest.mark.django_db
ASKED = Asked(source="reservations", kind=ImportKind.LIVE)


@pytest.fixture
def fetcher():
    made = Fetcher("key", tries=2, sleep=lambda _: None)
    yield made
    made.close()


def stage(service, fetcher, *, at):
    connector = sent.RESERVATIONS.model_copy(update={"base_url": service.url, "page_size": 5})
    run = staging.open_import(ASKED, at=at)
    walk = Walk(connector, fetcher, legs_of(connector, None), run.position)
    return run, bringing.stage_live(Stager(run, KnownPlaces()), walk)


def reservations(count, start=0):
    return [sent.reservation(f"S{n}") for n in range(start, start + count)]


def test_file_is_staged_with_the_citys_districts(tmp_path, noon):
    DistrictFactory(name_ko="새로운구")
    path = write_answer(tmp_path / "answer", "L", [sent.reservation(AREANM="새로운구")])
    run = staging.open_import(Asked(source="reservations", kind=ImportKind.FILE), at=noon)
    stager = Stager(run, KnownPlaces())
    assert list(bringing.stage_file(stager, path, sent.RESERVATIONS)) == [1]
    import_catalogue(import_run=run, priority=1, at=noon)
    assert Course.objects.get().runs.get().district.name_ko == "새로운구"


def test_live_source_is_read_whole_and_again_without_a_change(fetcher, noon):
    lists = {"Education": reservations(12), "Rooms": reservations(3, 50)}
    seen = []
    with serving(plaza(lists)) as service:
        for at in (noon, noon + timedelta(days=1)):
            run, steps = stage(service, fetcher, at=at)
            seen.append(list(steps))
            import_catalogue(import_run=run, priority=1, at=at)
    assert seen[0] == [(5, 12), (10, 12), (12, 12), (15, 15)]
    assert counts(run) == {"rows_read": 15, "rows_unchanged": 15}
    assert Course.objects.present().count() == 15


def test_live_source_that_breaks_off_is_carried_on_with(fetcher, noon):
    lists = {"Education": reservations(12), "Rooms": reservations(3, 50)}
    down = Answer(b"", status=503)
    with serving(plaza(lists)) as service:
        run, steps = stage(service, fetcher, at=noon)
        next(steps)
        service.faults += [down, down]
        with pytest.raises(NotReadable) as told:
            list(steps)
        staging.end_unapplied(run, told.value, at=noon)
        assert not Course.objects.exists()
        asked = len(service.asked)
        again, steps = stage(service, fetcher, at=noon)
        list(steps)
        import_catalogue(import_run=again, priority=1, at=noon)
        assert service.asked[asked].endswith("/6/10/")
    assert (again.pk, counts(again)) == (run.pk, {"rows_read": 15, "rows_new": 15})


def test_sample_key_brings_what_it_may_and_takes_nothing_away(noon):
    lists = {"Education": reservations(12), "Rooms": []}
    full, sample = Fetcher("key"), Fetcher("sample")
    with serving(plaza(lists)) as service:
        for fetcher, at in ((full, noon), (sample, noon + timedelta(days=1))):
            run, steps = stage(service, fetcher, at=at)
            list(steps)
            import_catalogue(import_run=run, priority=1, at=at)
            fetcher.close()
    assert counts(run) == {"rows_read": 5, "rows_unchanged": 5, "gone_withheld": 7}
    assert SourceRecord.objects.filter(gone_at__isnull=True).count() == 12


def test_live_source_with_nothing_takes_nothing_away(fetcher, noon):
    lists = {"Education": reservations(3), "Rooms": []}
    with serving(plaza(lists)) as service:
        for at in (noon, noon + timedelta(days=1)):
            run, steps = stage(service, fetcher, at=at)
            list(steps)
            import_catalogue(import_run=run, priority=1, at=at)
            lists["Education"] = []
    assert counts(run) == {"gone_withheld": 3}
