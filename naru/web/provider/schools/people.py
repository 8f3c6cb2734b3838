"""Who stands where in a school, for its staff: whoever needs attention first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru.enrolments.models import Application
from naru.residents.rules import mask_name
from naru.schools.queries.standing import Standing
from naru.schools.rules import StageState
from naru.web.public.courses import words
from naru.web.public.courses.words import Mark
from naru.web.public.schools.words import stage_title

FIRST = {StageState.SHORT: 0, StageState.CHOOSE: 1, StageState.WAITS: 2}
LAST = len(FIRST)
FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """Somebody of the school: the seat, the half-hidden name, the stage, and what is missing."""

    seat: int
    name: str
    stage: str
    mark: Mark
    text: str
    urgency: int
    by_at: datetime | None


def rows_of(seated: Iterable[Application], stands: Mapping[int, Standing]) -> list[Row]:
    """Everybody with a place in the school."""
    rows = [_row(one, stands[one.resident_id]) for one in seated if one.resident_id in stands]
    return sorted(rows, key=lambda row: (row.urgency, row.by_at or FAR, row.seat))


def _row(one: Application, standing: Standing) -> Row:
    current, name = standing.current, mask_name(one.resident.name)
    seat = one.seat_no or 0
    if current is None:
        shared = _("나눔의 날에 왔음") if standing.shared else ""
        mark = Mark(_("모든 단계를 마침"), "success")
        return Row(seat, name, "", mark, shared, LAST, None)
    far, title = current.progress, stage_title(current.stage)
    if current.is_unmade:
        return Row(seat, name, title, Mark(_("과목을 더해야 함"), "gray"), "", LAST, None)
    lacks = ngettext("%(n)s과목이 모자람", "%(n)s과목이 모자람", far.missing) % {"n": far.missing}
    mark = {
        StageState.SHORT: Mark(_("더 고를 과목이 없음"), "danger"),
        StageState.CHOOSE: Mark(_("아직 고르지 않음"), "warning"),
        StageState.WAITS: Mark(_("자리를 기다림"), "information"),
        StageState.SOON: Mark(_("고를 때가 오지 않음"), "gray"),
    }.get(current.state, Mark(_("듣고 있음"), "primary"))
    text = lacks if far.missing else ""
    if current.state == StageState.CHOOSE and far.by_at is not None:
        until = _("%(by)s까지") % {"by": words.end(far.by_at)}
        text = f"{lacks} · {until}"
    return Row(seat, name, title, mark, text, FIRST.get(current.state, LAST), far.by_at)
