"""The schools of somebody whom a mentor looks after: how far they are, as told to another."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from naru.residents.models import Resident
from naru.schools.queries.standing import StageStanding, Standing, standings_of
from naru.schools.rules import StageState
from naru.web.public.courses import words
from naru.web.public.courses.texts import title_of
from naru.web.public.schools.words import stage_title


@dataclass(frozen=True)
class Row:
    """A school: how many of its stages are completed, and how it stands with the current one."""

    one: Standing
    stage: str
    text: str
    chosen: list[str]


def schools_of(resident: Resident, *, at: datetime) -> list[Row]:
    """Every school at whose entrance the person stands."""
    return [_row(one, at) for one in standings_of(resident, at=at)]


def _row(one: Standing, at: datetime) -> Row:
    current = one.current
    if not one.is_in:
        return Row(one, "", _("신청했고, 아직 들어오지 않았습니다."), [])
    if current is None:
        return Row(one, "", _("모든 단계를 마쳤습니다."), [])
    chosen = [
        title_of(each.module.intake.run.course).words for each in current.modules if each.is_taken
    ]
    return Row(one, stage_title(current.stage), _how(current, at), chosen)


def _how(current: StageStanding, at: datetime) -> str:
    far = current.progress
    lacks = {"n": far.missing, "by": words.end(far.by_at or at)}
    opens = {"opens": words.moment(far.opens_at or at)}
    if current.is_unmade:
        return _("학교가 과목을 정하고 있습니다.")
    return {
        StageState.CHOOSE: _("%(by)s까지 %(n)s과목을 더 골라야 합니다.") % lacks,
        StageState.SOON: _("%(opens)s부터 과목을 고릅니다.") % opens,
        StageState.WAITS: _("고른 과목의 자리를 기다립니다."),
        StageState.SHORT: _("더 고를 과목이 없어 모자랍니다. 학교와 이야기해야 합니다."),
    }.get(current.state, _("고른 과목을 듣고 있습니다."))
