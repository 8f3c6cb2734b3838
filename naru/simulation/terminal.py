"""`manage.py simulate REFORM`: needs no database and no apps, so it starts in a blink."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, TextIO

from naru.city.problems import BadPack
from naru.core.progress import Progress
from naru.simulation.answering import simulated
from naru.simulation.report import UnknownFormat, table, write
from naru.simulation.rules.plain import NoSuchReform


class Folders(Protocol):
    """Where the city's pack is, and where made-up cities are kept."""

    CITY_DIR: Path
    SIMULATION_DIR: Path


def parser() -> argparse.ArgumentParser:
    """What one may ask for."""
    asked = argparse.ArgumentParser(
        prog="manage.py simulate",
        description="Compare the rules in force with a reform, over a made-up city.",
    )
    asked.add_argument("reform", help="the name of a file in the pack's reforms/, without .toml")
    asked.add_argument("--on", type=date.fromisoformat, help="the day, as 2027-01-01")
    asked.add_argument("--people", type=_count, help="a smaller city, as 100000")
    asked.add_argument("--out", type=Path, help="write every cell to this .csv or .parquet file")
    return asked


def _count(text: str) -> int:
    number = int(text.replace(",", "").replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1 person")
    return number


def main(arguments: Sequence[str], out: TextIO, err: TextIO, folders: Folders) -> int:
    """Print the table; 0 if all went well, else 1 with one clear message."""
    asked = parser().parse_args(arguments)
    progress = Progress(err, "Making up the city")
    try:
        result = simulated(
            folders.CITY_DIR,
            folders.SIMULATION_DIR,
            asked.reform,
            on=asked.on,
            people=asked.people,
            told=progress.show,
        )
        for line in table(result):
            print(line, file=out)
        if asked.out:
            lines = write(result, asked.out)
            print(f"{lines:,} lines in {asked.out}", file=out)
    except (BadPack, NoSuchReform, UnknownFormat) as problem:
        print(problem, file=err)
        return 1
    except OSError as problem:
        print(f"{problem.filename}: {problem.strerror}. Nothing was left half done.", file=err)
        return 1
    return 0
