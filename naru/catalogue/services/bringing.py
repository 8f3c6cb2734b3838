"""From a file or a live source to staged rows, with how far it got for whoever waits."""

from collections.abc import Iterator
from pathlib import Path

from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.services.staging import Stager
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.files import LARGEST_MB, Watch, rows_of
from naru.catalogue.sources.live import Walk
from naru.catalogue.sources.shapes import needed_columns, read


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
) -> Iterator[int]:
    """Stage a whole file; yields how many rows were read so far. Raises `NotReadable`."""
    needed = needed_columns(connector)
    rows = rows_of(path, needed=needed, largest_mb=largest_mb, watch=watch)
    yield from stager.stage_all(read(rows, knowing(connector, stager.places)))


def stage_live(stager: Stager, walk: Walk) -> Iterator[tuple[int, int]]:
    """Stage a live source from where the run stands; yields rows read and rows expected.

    Each page commits with its position, so that a broken walk goes on there.
    """
    connector, run = knowing(walk.connector, stager.places), stager.run
    for piece in walk.pieces():
        run.complete = piece.complete
        batch = list(read(piece.rows, connector, first=run.rows_read + 1))
        stager.stage(batch, position=piece.position)
        yield run.rows_read, piece.expected
