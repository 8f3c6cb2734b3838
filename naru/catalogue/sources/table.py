"""Headers and rows of tables, CSV and Excel alike."""

from typing import Any

from naru.catalogue.enums import Failure
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.offering import Row

BAD_CELLS = "\0cells"
"""A key no file can hold: the row had more cells than the header; its value is how many."""

NOT_A_ROW = "\0row"
"""A key no file can hold: something stood where a row should be."""


def names(cells: list[Any], needed: tuple[str, ...]) -> list[str]:
    """The header's names, trailing blanks left out; `needed` ones must be among them."""
    header = [" ".join(str(cell or "").split()) for cell in cells]
    while header and not header[-1]:
        header.pop()
    squeezed = {name.replace(" ", "").rstrip("*") for name in header}
    missing = [name for name in needed if name.replace(" ", "") not in squeezed]
    if missing:
        raise NotReadable(Failure.NO_HEADER, columns=", ".join(missing))
    return header


def named_row(header: list[str], cells: list[Any]) -> Row:
    """Cells by name. Cells without a name are passed over when empty, else the row says so."""
    row = {name: cell for name, cell in zip(header, cells, strict=False) if name}
    if any(cell not in (None, "") for cell in cells[len(header) :]):
        row[BAD_CELLS] = len(cells)
    return row
