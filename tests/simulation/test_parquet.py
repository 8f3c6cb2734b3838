"""Names are categories, numbers are whole, and the order is that of the report."""

import polars as pl

from naru.simulation.answering import simulated
from naru.simulation.parquet import write_parquet
from naru.simulation.report import COLUMNS
from tests.simulation.reading.mistakes import HANEUL


def test_the_file_opens_with_the_names_of_the_cells(tmp_path):
    result = simulated(HANEUL, tmp_path, "higher-ceiling", people=1500)
    lines = write_parquet(result, tmp_path / "cells.parquet")
    got = pl.read_parquet(tmp_path / "cells.parquet")
    assert (tuple(got.columns), got.height) == (COLUMNS, lines)
    assert got["gains"].dtype == pl.Int64
    assert got["policy"].cast(str).unique(maintain_order=True).to_list() == [
        one.policy for one in result.comparison.policies
    ]
