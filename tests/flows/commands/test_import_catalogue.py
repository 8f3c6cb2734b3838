"""`manage.py import_catalogue` as operators run it: files, live, bad input, kill -9."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psutil
import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from psycopg.conninfo import make_conninfo

from naru.catalogue.index import writing
from naru.catalogue.models import Course, ImportRun, SearchEntry, StagedEntry, StagedRow
from naru.catalogue.services import bringing, foretold
from naru.core import hands
from tests.catalogue import sent
from tests.catalogue.importing import catalogue, counts, write_answer
from tests.catalogue.replay import Answer, plaza, serving
from tests.ops.postgres import until

TOML = """
[[source]]
name = "reservations"
shape = "reservations"
title_ko = "예약"
feed = "plaza"
base_url = "http://127.0.0.1:1"
key = "plaza"
services = ["Education"]

[[source]]
name = "files-only"
shape = "job_centre"
title_ko = "파일"
"""
FIELDS = """
[[field]]
code = "digital"
name = { ko = "디지털", en = "Digital" }
"""
NOT_JOINED, REST = "(0 joined to another source)", "0 back, 0 gone, 1 refused"
PATIENCE_SECONDS = 60


@pytest.fixture
def city(tmp_path, settings):
    """A city with two sources and a key for one of them."""
    folder = tmp_path / "somewhere"
    folder.mkdir()
    (folder / "connectors.toml").write_text(TOML, "utf-8")
    (folder / "courses").mkdir()
    (folder / "courses/fields.toml").write_text(FIELDS, "utf-8")
    settings.CITY_DIR = folder
    settings.SOURCE_KEYS = {"plaza": "0123456789abcdef"}
    return folder


def reservations(*numbers, **changes):
    return [sent.reservation(f"S{n}", **changes) for n in numbers]


def run(*words, **options):
    out = io.StringIO()
    call_command("import_catalogue", *words, stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_file_is_reported_in_numbers_and_row_by_row(city, tmp_path, capfd):
    rows = [*reservations(1, 2), *reservations(3, SVCNM=""), *reservations(4, PAYATNM="")]
    path = write_answer(tmp_path / "a.json", "L", rows)
    told = run("reservations", file=path)
    assert told.splitlines() == [
        f"reservations: 4 read, 3 new {NOT_JOINED}, 0 changed, 0 unchanged, 0 repeated, {REST}",
        "  row 3: There is no title. Fill in the column SVCNM.",
    ]
    assert "100% 4" in capfd.readouterr().err
    assert ImportRun.objects.get().file_name == "a.json"


@pytest.mark.django_db
def test_live_source_is_read_with_the_key_of_the_environment(city, capfd):
    with serving(plaza({"Education": reservations(*range(7))})) as service:
        told = run("reservations", live=True, base_url=service.url)
    assert told.startswith("reservations: 7 read, 7 new")
    assert service.asked == ["/0123456789abcdef/json/Education/1/1000/"]
    said = capfd.readouterr()
    assert "0123456789abcdef" not in said.out + said.err + told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "options", "sentence"),
    [
        (["nothing"], {"live": True}, "There are: reservations, files-only, provider-form."),
        (["reservations"], {}, "Give either --file or --live."),
        (["reservations"], {"file": Path("absent.json")}, "There is no file absent.json."),
        (["files-only"], {"live": True}, "This source cannot be read live."),
    ],
)
def test_what_cannot_be_asked(city, words, options, sentence, tmp_path):
    with pytest.raises(CommandError, match=sentence.replace("(", r"\(")):
        run(*words, **options)


def test_slip_in_the_connectors_is_told_as_load_city_tells_it(city):
    slip = TOML.replace('shape = "job_centre"', 'shape = "job_center"')
    (city / "connectors.toml").write_text(slip, "utf-8")
    with pytest.raises(CommandError) as told:
        run("list")
    where = 'somewhere/connectors.toml:13: source.shape = "job_center" cannot be used: '
    assert where in str(told.value)
    assert 'did you mean "job_centre"?' in str(told.value)


@pytest.mark.django_db
def test_missing_key_is_named(city, settings):
    settings.SOURCE_KEYS = {}
    with pytest.raises(CommandError, match="NARU_KEY_PLAZA"):
        run("reservations", live=True)
    assert ImportRun.objects.get().failure == "NO_KEY"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "failure"),
    [(b"", "EMPTY_FILE"), (b'{"L":{"row":[{"SVCID":"S9"', "BROKEN_JSON"), (b"PK\x03", "BAD_EXCEL")],
)
def test_file_that_breaks_leaves_the_catalogue_as_it_was(city, tmp_path, content, failure):
    run("reservations", file=write_answer(tmp_path / "good", "L", reservations(1)))
    before = catalogue()
    bad = tmp_path / "bad"
    bad.write_bytes(content)
    with pytest.raises(CommandError):
        run("reservations", file=bad)
    assert (catalogue(), StagedRow.objects.count()) == (before, 0)
    told = ImportRun.objects.latest("pk")
    assert (told.state, told.failure) == ("REFUSED", failure)


@pytest.mark.django_db
def test_same_file_twice_changes_nothing_and_says_so(city, tmp_path):
    path = write_answer(tmp_path / "all", "L", reservations(1, 2))
    run("reservations", file=path)
    before = catalogue()
    told = run("reservations", file=path)
    assert "2 read, 0 new" in told
    assert "0 changed, 2 unchanged, 0 repeated, 0 back, 0 gone, 0 refused" in told
    assert catalogue() == before


@pytest.mark.django_db
def test_part_of_a_source_takes_nothing_away(city, tmp_path):
    run("reservations", file=write_answer(tmp_path / "all", "L", reservations(*range(9))))
    run("reservations", file=write_answer(tmp_path / "some", "L", reservations(9)), part=True)
    assert Course.objects.present().count() == 10
    assert counts(ImportRun.objects.latest("pk")) == {"rows_read": 1, "rows_new": 1}


@pytest.mark.django_db
def test_loss_is_told_with_what_to_do(city, tmp_path):
    run("reservations", file=write_answer(tmp_path / "all", "L", reservations(*range(9))))
    some = write_answer(tmp_path / "some", "L", reservations(1))
    assert "8 were not sent but are kept" in run("reservations", file=some)
    assert "8 gone" in run("reservations", file=some, believe_loss=True)


@pytest.mark.django_db
def test_list_names_every_source(city):
    assert [line.split()[0] for line in run("list").splitlines()] == [
        "reservations",
        "files-only",
        "provider-form",
    ]


# --- the process is killed


def environment(url=""):
    """For a process of its own: the test's database, the test's city."""
    told = connection.settings_dict
    address = make_conninfo(
        host=told["HOST"], port=told["PORT"], user=told["USER"], dbname=told["NAME"]
    )
    city_ = str(settings.CITY_DIR)
    return {
        **os.environ,
        "DATABASE_URL": address,
        "NARU_CITY": os.path.relpath(city_, settings.BASE_DIR / "cities"),
        "NARU_KEY_PLAZA": "0123456789abcdef",
    }


def begin(*words):
    command = [sys.executable, "manage.py", "import_catalogue", *words]
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until(true, process):
    until = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.01)


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.communicate()


def alone():
    """Whether the killed process has left the database, where its session outlives it a moment."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend'
            AND pid <> pg_backend_pid()""")
        return cursor.fetchone() is None


def searched():
    return list(SearchEntry.objects.order_by("pk").values_list("pk", "vector", "title", "offers"))


def finish(*words):
    process = begin(*words)
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, err
    return out


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_import_killed_while_it_stages_leaves_the_catalogue_whole(city, tmp_path):
    run("reservations", file=write_answer(tmp_path / "old", "L", reservations(*range(5))))
    before = catalogue()
    rows = reservations(*range(5_000), SVCNM="새 제목", DTLCONT=f"<p>{'배움 ' * 200}</p>")
    path = write_answer(tmp_path / "new", "L", rows)
    assert path.stat().st_size > bringing.SMALL
    process = begin("reservations", "--file", str(path))
    wait_until(StagedRow.objects.exists, process)
    helpers = psutil.Process(process.pid).children()
    assert len(helpers) == hands.spare()
    assert ImportRun.objects.get(state="RUNNING").position == {"whole": 5_000}
    kill(process)
    psutil.wait_procs(helpers, timeout=PATIENCE_SECONDS)
    assert not [one for one in helpers if one.is_running() and one.status() != "zombie"]
    assert catalogue() == before
    told = finish("reservations", "--file", str(path))
    assert told.startswith("reservations: 5,000 read, 4,995 new")
    assert list(ImportRun.objects.order_by("pk").values_list("state", "failure")) == [
        ("DONE", ""),
        ("BROKEN", "STOPPED"),
        ("DONE", ""),
    ]
    assert (Course.objects.filter(title="새 제목").count(), StagedRow.objects.count()) == (
        5_000,
        0,
    )
    as_imported = searched()
    writing.rebuild()
    assert (len(as_imported), searched()) == (5_000, as_imported)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("catalogue_sourcerecord", 300),
        ("catalogue_searchentry", 300),
        ("catalogue_searchentry", foretold.MANY + 10),
    ],
)
def test_import_killed_while_it_is_applied_leaves_the_catalogue_whole(city, tmp_path, table, count):
    """Another session holds a table, so that those before it are written and it is not."""
    run("reservations", file=write_answer(tmp_path / "old", "L", reservations(*range(5))))
    before = catalogue()
    path = write_answer(tmp_path / "new", "L", reservations(*range(count), SVCNM="새 제목"))
    waiting = f"""
        SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'
        AND query LIKE '%INSERT INTO {table}%' AND pid <> pg_backend_pid()
    """
    with psycopg.connect(environment()["DATABASE_URL"]) as other:
        other.execute(f"LOCK TABLE {table} IN SHARE MODE")
        process = begin("reservations", "--file", str(path))
        with psycopg.connect(environment()["DATABASE_URL"], autocommit=True) as watcher:
            wait_until(lambda: watcher.execute(waiting).fetchone(), process)
            kill(process)
        assert catalogue() == before
        other.rollback()
    assert catalogue() == before
    until(alone)
    told = run("reservations", file=path)
    new = f"{count:,} read, {count - 5:,} new"
    assert told.startswith(f"reservations: {new} (0 joined to another source), 5 changed")
    assert Course.objects.filter(title="새 제목").count() == SearchEntry.objects.count() == count
    assert not StagedEntry.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_live_import_killed_between_pages_goes_on_there(city):
    rows = reservations(*range(2500))
    answer = plaza({"Education": rows})
    slow = json.loads(answer("/k/json/Education/2001/3000/").body)

    def answering(path):
        if "/2001/3000/" in path and len(service.asked) < 4:
            return Answer(json.dumps(slow).encode(), drip=0.05)
        return answer(path)

    with serving(answering) as service:
        words = ("reservations", "--live", "--base-url", service.url)
        process = begin(*words)
        wait_until(lambda: len(service.asked) == 3, process)
        wait_until(lambda: StagedRow.objects.count() == 2000, process)
        kill(process)
        assert not Course.objects.exists()
        told = finish(*words)
    assert told.startswith("reservations: 2,500 read, 2,500 new")
    assert [path.split("/")[4] for path in service.asked] == ["1", "1001", "2001", "2001", "1"]
    finished = ImportRun.objects.get()
    assert (finished.state, timezone.now() - finished.ended_at < timedelta(minutes=5)) == (
        "DONE",
        True,
    )
