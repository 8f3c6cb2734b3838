"""Importing in tests: rows or a file through the very services that the command calls."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from naru.accounts.models import User
from naru.catalogue.enums import ImportKind
from naru.catalogue.models import Course, ImportRun, Provider, Run, Session, Skill, SourceRecord
from naru.catalogue.queries.known_places import KnownPlaces
from naru.catalogue.services import bringing, staging
from naru.catalogue.services.staging import Asked, Stager
from naru.catalogue.sources.connector import Connector
from naru.catalogue.sources.shapes import read
from naru.flows.import_catalogue import import_catalogue


def stage(
    connector: Connector,
    rows: Iterable[Any],
    *,
    at: datetime,
    scope: str = "",
    window: tuple[date, date] | None = None,
    by: User | None = None,
) -> ImportRun:
    """Stage rows as a file's, ready to be applied."""
    asked = Asked(source=connector.name, kind=ImportKind.FILE, scope=scope, window=window, by=by)
    run = staging.open_import(asked, at=at)
    stager = Stager(run, KnownPlaces())
    for _ in stager.stage_all(read(rows, bringing.knowing(connector, stager.places))):
        pass
    return run


def bring(
    connector: Connector,
    rows: Iterable[Any],
    *,
    at: datetime,
    believe_loss: bool = False,
    **asked: Any,
) -> ImportRun:
    """Stage rows and apply them."""
    run = stage(connector, rows, at=at, **asked)
    priority = connector.priority
    return import_catalogue(import_run=run, priority=priority, at=at, believe_loss=believe_loss)


def write_answer(path: Path, service: str, rows: list[Any]) -> Path:
    """The answer of the plaza with these rows, as a file."""
    whole = {service: {"list_total_count": len(rows), "RESULT": {"CODE": "INFO-000"}, "row": rows}}
    path.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    return path


def counts(run: ImportRun) -> dict[str, int]:
    """The report's counts that are not zero."""
    names = [one.name for one in ImportRun._meta.fields if one.name.startswith(("rows_", "gone_"))]
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def catalogue() -> dict[str, list[Any]]:
    """Everything in the catalogue but keys and when a record was last seen."""
    left_out = {"id", "public_id", "last_seen_at", "import_run_id"}
    told = {}
    for model in (Provider, Course, Skill, Run, Session, SourceRecord):
        columns = [f.attname for f in model._meta.fields if f.name not in left_out]
        columns = [name for name in columns if name not in left_out]
        told[model.__name__] = list(model.objects.order_by("pk").values_list(*columns))
    return told
