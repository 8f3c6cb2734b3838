"""Results as Parquet, for those who analyse with other tools."""

from dataclasses import astuple
from pathlib import Path

import polars as pl

from naru.simulation.answering import Result
from naru.simulation.report import COLUMNS
from naru.simulation.rules.comparing import cells
from naru.simulation.rules.people import SEXES

TEXT = ("policy", "district", "sex")


def write_parquet(result: Result, path: Path) -> int:
    """One row for each policy, district, sex and single age; returns how many."""
    schema = {name: pl.Categorical if name in TEXT else pl.Int64 for name in COLUMNS}
    rows = [astuple(cell) for cell in cells(result.bulk, result.comparison, SEXES)]
    pl.DataFrame(rows, schema=schema, orient="row").write_parquet(path)
    return len(rows)
