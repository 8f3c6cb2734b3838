"""Loading a city pack: all or nothing, twice is once, what leaves the pack is withdrawn."""

import json
import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from naru.audit import queries as audit
from naru.audit.models import Entry
from naru.catalogue.models import Course, Run
from naru.city.problems import BadPack
from naru.flows import load_city as module
from naru.flows.load_city import ACTION, OtherCity, load_city
from naru.places.models import District, Place, PopulationCount
from naru.programmes import queries as programmes
from naru.programmes.models import Figure, Measure, Programme, ProgrammeName
from naru.sources.models import Source
from tests.city.packs import CITIES, copy_of

pytestmark = pytest.mark.django_db(transaction=True)

TABLES = [
    *(District, PopulationCount, Place, Source, Programme, ProgrammeName, Measure, Figure),
    *(Course, Run),
]


@pytest.fixture
def haneul(tmp_path):
    return copy_of("haneul", tmp_path)


def content():
    """Every row of the pack's tables, as the database has it."""
    return {model: sorted(map(str, model.objects.values_list())) for model in TABLES}


def loads():
    return [
        json.loads(entry.details) for entry in Entry.objects.filter(action=ACTION).order_by("pk")
    ]


def test_the_pack_is_loaded_whole(noon, haneul):
    loaded = load_city(folder=haneul.folder, at=noon)
    assert (loaded.city, loaded.skipped) == ("haneul", False)
    assert {model.__name__: model.objects.count() for model in TABLES} == {
        "District": 4,
        "PopulationCount": 40,
        "Place": 5,
        "Source": 2,
        "Programme": 3,
        "ProgrammeName": 4,
        "Measure": 3,
        "Figure": 4,
        "Course": 6,
        "Run": 8,
    }
    assert set(Course.objects.values_list("is_sample", flat=True)) == {True}
    assert Place.objects.get(code="market-desk").sources.count() == 2
    assert [line.area.code for line in programmes.areas()] == ["learning", "work"]


def test_a_second_load_writes_nothing(noon, haneul):
    load_city(folder=haneul.folder, at=noon)
    before = content()
    later = noon + timedelta(days=1)
    compared = load_city(folder=haneul.folder, at=later, again=True)
    assert (compared.writes, compared.skipped) == (0, False)
    assert content() == before
    assert len(loads()) == 1


def test_an_unchanged_pack_is_not_even_looked_at(noon, haneul, django_assert_num_queries):
    """Begin, lock, look up the last load, commit."""
    load_city(folder=haneul.folder, at=noon)
    with django_assert_num_queries(4):
        assert load_city(folder=haneul.folder, at=noon).skipped


def test_an_unchanged_pack_brings_the_sample_runs_of_another_week(noon, haneul):
    load_city(folder=haneul.folder, at=noon)
    runs = set(Run.objects.values_list("pk", flat=True))
    weeks_on = noon + timedelta(weeks=2)
    moved = load_city(folder=haneul.folder, at=weeks_on)
    assert [change.table for change in moved.changes if change.writes] == ["catalogue_run"]
    assert set(Run.objects.values_list("pk", flat=True)) > runs
    assert load_city(folder=haneul.folder, at=weeks_on).skipped


def test_a_newer_loader_reads_an_unchanged_pack_again(noon, haneul, monkeypatch):
    load_city(folder=haneul.folder, at=noon)
    monkeypatch.setattr(module, "EDITION", module.EDITION + 1)
    assert not load_city(folder=haneul.folder, at=noon).skipped
    assert load_city(folder=haneul.folder, at=noon).skipped


def test_what_left_the_pack_is_withdrawn_and_can_come_back(noon, haneul):
    load_city(folder=haneul.folder, at=noon)
    gone = Programme.objects.get(code="boat-building")
    files = tuple(f"{part}/boat-building.toml" for part in ("programmes", "policies"))
    files = (*files, "schools/boat-year.toml")
    texts = {file: (haneul.folder / file).read_text("utf-8") for file in files}
    for file in files:
        (haneul.folder / file).unlink()
    later = noon + timedelta(days=1)
    load_city(folder=haneul.folder, at=later)
    gone.refresh_from_db()
    assert gone.withdrawn_at == later
    assert programmes.programme_page("boat-building") is None
    assert set(Figure.objects.filter(measure__programme=gone).values_list("withdrawn_at")) == {
        (later,)
    }
    for file, text in texts.items():
        haneul.write(file, text)
    load_city(folder=haneul.folder, at=later)
    back = Programme.objects.get(code="boat-building")
    assert (back.pk, back.public_id, back.withdrawn_at) == (gone.pk, gone.public_id, None)
    assert len(programmes.programme_page("boat-building").measures[0].figures) == 2


def test_a_changed_word_changes_one_row(noon, haneul):
    load_city(folder=haneul.folder, at=noon)
    haneul.replace("places.csv", "강변길 1", "강변길 2")
    loaded = load_city(folder=haneul.folder, at=noon)
    assert [(change.table, change.changed) for change in loaded.changes if change.writes] == [
        ("places_place", 1)
    ]
    assert loads()[-1]["tables"] == {"places_place": [0, 1, 0]}


@pytest.mark.parametrize("before", [False, True])
def test_a_mistake_changes_nothing(noon, haneul, before):
    if before:
        load_city(folder=haneul.folder, at=noon)
    was = content()
    haneul.replace("areas.toml", "number = 1", "number = 7")
    haneul.replace("places.csv", "river-hall", "River Hall")
    with pytest.raises(BadPack):
        load_city(folder=haneul.folder, at=noon)
    assert content() == was
    assert len(loads()) == int(before)


def test_the_load_is_in_the_audit_trail_with_the_packs_digest(noon, haneul):
    loaded = load_city(folder=haneul.folder, at=noon)
    [line] = loads()
    assert (line["city"], line["digest"]) == ("haneul", loaded.digest)
    assert line["tables"]["programmes_programme"] == [3, 0, 0]
    assert audit.prove().holds


def test_a_database_keeps_to_its_city(noon, haneul, tmp_path):
    load_city(folder=haneul.folder, at=noon)
    before = content()
    with pytest.raises(OtherCity) as other:
        load_city(folder=CITIES / "seoul", at=noon)
    assert str(other.value) == (
        'This database serves the city pack "haneul", not "seoul". '
        'Set NARU_CITY=haneul, or give "seoul" a database of its own.'
    )
    assert content() == before


def run_twice_at_once(folder, at):
    """Two loads that start together; what each came to."""
    start, came_to = threading.Barrier(2), []

    def work():
        try:
            start.wait()
            came_to.append(load_city(folder=folder, at=at).skipped)
        except Exception as error:
            came_to.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came_to, key=str)


def test_two_loads_at_once_are_one_load_and_one_skip(noon, haneul):
    assert run_twice_at_once(haneul.folder, noon) == [False, True]
    assert Programme.objects.count() == 3


def test_without_the_lock_they_collide(noon, haneul, monkeypatch):
    """The twin: the lock is what keeps the second from writing the same rows."""
    monkeypatch.setattr(module, "alone", lambda name: None)
    assert run_twice_at_once(haneul.folder, noon) != [False, True]


def test_the_command_tells_what_it_did(noon, haneul):
    out = StringIO()
    call_command("load_city", folder=haneul.folder, stdout=out)
    assert out.getvalue().startswith("City pack haneul: 138 rows written.\n")
    assert "programmes_programme" in out.getvalue()
    call_command("load_city", folder=haneul.folder, stdout=out)
    assert out.getvalue().endswith("City pack haneul: no file changed since it was loaded.\n")


def test_the_command_lists_mistakes_and_refuses_another_city(noon, haneul):
    haneul.replace("areas.toml", "number = 1", "nummer = 1")
    with pytest.raises(CommandError) as told:
        call_command("load_city", folder=haneul.folder, stdout=StringIO())
    assert str(told.value) == (
        "The city pack has 1 mistake; nothing was loaded.\n"
        'cities/haneul/areas.toml:5: "nummer" is not known here; did you mean "number"? '
        "Allowed: code, name, number, summary."
    )
    haneul.replace("areas.toml", "nummer = 1", "number = 1")
    call_command("load_city", folder=haneul.folder, stdout=StringIO())
    with pytest.raises(CommandError, match="serves the city pack"):
        call_command("load_city", folder=CITIES / "seoul", stdout=StringIO())
