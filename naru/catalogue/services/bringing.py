"""From a file or a live source to staged rows, with how far it got for whoever waits."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.services.preparing import Prepared
from naru.catalogue.services.staging import BATCH, Stager
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.files import LARGEST_MB, Watch, rows_of
from naru.catalogue.sources.live import Walk
from naru.catalogue.sources.offering import Row
from naru.catalogue.sources.shapes import needed_columns, read
from naru.core.ahead import Ahead
from naru.core.hands import Hands

AHEAD = 3
"""Batches that wait while one is written: so no helper waits for the database."""

SMALL = 4 * 1024 * 1024
"""Bytes of a file that is understood sooner than helpers are made."""


def knowing(connector: Connector, places: KnownPlaces) -> Connector:
    """The connector with the names of the city's districts."""
    return connector.model_copy(update={"districts": sorted(places.districts)})


def stage_file(
    stager: Stager,
    path: Path,
    connector: Connector,
    *,
    largest_mb: int = LARGEST_MB,
    watch: Watch = lambda _: None,
    helpers: int = 0,
) -> Iterator[int]:
    """Stage a whole file; yields how many rows were read so far. Raises `NotReadable`.

    `helpers` are further processes that understand what this one reads and writes; only a
    command may have any (see `naru.core.hands`), and a small file gets none.
    """
    needed, knows = needed_columns(connector), knowing(connector, stager.places)
    preparer = stager.preparer

    def prepared(numbered: tuple[int, list[Row]]) -> Prepared:
        first, rows = numbered
        return preparer.prepared(read(rows, knows, first=first))

    totals: list[int] = []
    rows = rows_of(path, needed=needed, largest_mb=largest_mb, watch=watch, total=totals.append)
    number = helpers if path.stat().st_size > SMALL else 0
    with (
        Hands(prepared, number) as hands,
        Ahead(hands.results(_numbered(rows)), AHEAD if number else 0) as batches,
    ):
        for batch in batches:
            stager.write(batch, whole=sum(totals))
            yield stager.run.rows_read


def stage_live(stager: Stager, walk: Walk[Connector]) -> Iterator[tuple[int, int]]:
    """Stage a live source from where the run stands; yields rows read and rows expected.

    Each page commits with its position, so that a broken walk goes on there.
    """
    connector, run = knowing(walk.connector, stager.places), stager.run
    for piece in walk.pieces():
        run.complete = piece.complete
        batch = list(read(piece.rows, connector, first=run.rows_read + 1))
        stager.stage(batch, position=piece.position, whole=piece.expected)
        yield run.rows_read, piece.expected


def _numbered(rows: Iterable[Row]) -> Iterator[tuple[int, list[Row]]]:
    """Batches of rows, each with the number of its first; empty rows count too."""
    source, first = iter(rows), 1
    while batch := list(islice(source, BATCH)):
        yield first, batch
        first += len(batch)
