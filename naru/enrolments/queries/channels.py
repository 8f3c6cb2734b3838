"""Who got a seat by which channel, run by run and term by term, as it was counted last."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q

from naru.accounts.models import Organisation
from naru.enrolments.enums import Channel
from naru.enrolments.models import ChannelReport, Intake
from naru.enrolments.rules.channels import Cell


@dataclass(frozen=True)
class Line:
    """One run, or one term (`intake` is None): each channel with its cell, None where hidden."""

    year: int
    half: int
    intake: Intake | None
    cells: list[tuple[Channel, Cell | None]]


class Report(NamedTuple):
    """Terms and runs, the latest first; `hidden` is how many runs have nothing that may be seen.

    As of `at`; nothing was counted yet if that is None.
    """

    terms: list[Line]
    runs: list[Line]
    hidden: int
    at: datetime | None


def report(organisation: Organisation | None = None) -> Report:
    """Of one provider, or of all. Two queries at most.

    Whoever stepped back, and runs that were not held, count as nothing; who waits for a draw or a
    decision does not count yet.
    """
    kept = ChannelReport.objects.filter(Q(organisation=organisation) | Q(organisation=None))
    by_owner = {one.organisation_id: one for one in kept}
    mine = by_owner.get(organisation.pk if organisation else None)
    if mine is None:
        return Report([], [], 0, next((one.at for one in by_owner.values()), None))
    asked = [one["door"] for one in mine.runs]
    doors = Intake.objects.select_related("run__course").in_bulk(asked) if asked else {}
    return Report(
        [_line(one, None) for one in mine.terms],
        [_line(one, doors[one["door"]]) for one in mine.runs if one["door"] in doors],
        mine.hidden,
        mine.at,
    )


def _line(one: dict[str, Any], door: Intake | None) -> Line:
    cells = [(Channel(name), cell and Cell(*cell)) for name, cell in one["cells"]]
    return Line(one["year"], one["half"], door, cells)
