"""`manage.py simulate`: a table, files for analysts, and one clear sentence for a mistake."""

import csv
import io
import os
import subprocess
import sys

import polars as pl
import pytest

from naru.simulation.terminal import main
from tests.simulation.reading.mistakes import HANEUL


@pytest.fixture
def simulate(tmp_path, settings):
    settings.CITY_DIR = HANEUL
    settings.SIMULATION_DIR = tmp_path / "simulation"

    def run(*arguments):
        out, err = io.StringIO(), io.StringIO()
        code = main(["higher-ceiling", "--people", "1,500", *arguments], out, err, settings)
        return code, out.getvalue(), err.getvalue()

    return run


def test_the_table_says_what_changes_and_that_people_are_made_up(simulate):
    code, out, err = simulate()
    assert (code, err) == (0, "")
    assert out.startswith(
        "A higher income ceiling (higher-ceiling), rules of 2026-11-24\n1,500 people."
    )
    assert "Made-up people" in out
    assert "night-school" in out
    assert "0 policies stay the same; of 1 nobody has published the rule." in out


def test_csv_and_parquet_hold_the_same_cells(simulate, tmp_path):
    for name in ("cells.csv", "cells.parquet"):
        code, out, _err = simulate("--out", str(tmp_path / name))
        assert (code, out.splitlines()[-1]) == (0, f"{3 * 4 * 2 * 25:,} lines in {tmp_path / name}")
    with (tmp_path / "cells.csv").open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    table = pl.read_parquet(tmp_path / "cells.parquet")
    assert [tuple(map(str, row)) for row in table.rows()] == rows
    assert int(table["gains"].sum()) > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "cells.xlsx"], "cells.xlsx ends in none of .csv, .parquet."),
        (["--out", "/nowhere/cells.csv"], "No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_in_one_sentence(simulate, arguments, said):
    code, _out, err = simulate(*arguments)
    assert code == 1
    assert said in err
    assert "Traceback" not in err


def test_the_command_line_answers_without_a_database(tmp_path, settings):
    """As an analyst types it: another process, no database anywhere, exit codes that hold."""
    base = settings.BASE_DIR
    quiet = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    quiet |= {"NARU_CITY": "haneul", "NARU_VAR": str(tmp_path)}

    def run(*arguments):
        command = [sys.executable, "manage.py", "simulate", *arguments]
        return subprocess.run(
            command, cwd=base, env=quiet, capture_output=True, text=True, check=False
        )

    good = run("higher-ceiling", "--people", "1500")
    assert (good.returncode, "night-school" in good.stdout) == (0, True), good.stderr
    bad = run("lower-ceiling")
    assert (bad.returncode, bad.stdout) == (1, "")
    assert bad.stderr.startswith('There is no reform "lower-ceiling" in cities/haneul/reforms/')
    assert run("higher-ceiling", "--people", "0").returncode == 2
