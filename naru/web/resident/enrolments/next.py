"""Where an application stands, in words: the answer first, then what comes next and by when."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from naru.catalogue.enums import Schedule
from naru.core.dates import day_in_words
from naru.core.languages import reader_language
from naru.enrolments.enums import DoorMode, State
from naru.enrolments.queries.mine import Mine
from naru.payments.enums import ChargeState
from naru.payments.models import Charge
from naru.payments.queries.charges import awaits_paper
from naru.web.public.courses import words


@dataclass(frozen=True)
class Step:
    """`title` is the answer, `tone` its colour; `text` what comes next; `mine`: the person acts."""

    title: str
    tone: str
    text: str
    mine: bool = False


def step_of(
    one: Mine, *, at: datetime, owed: Charge | None = None, completed: bool = False
) -> Step:
    """What the person is told of one application, and of the charge that a held seat waits for."""
    if not completed:
        return _open(one, at, owed)
    text = _("마친 강좌입니다. 증서는 ‘내 증서’에 있습니다.")
    return Step(_("수료했습니다"), "success", text)


def _open(one: Mine, at: datetime, owed: Charge | None) -> Step:
    if one.application is None:
        return _unsettled(one) if one.number is None else _waiting(one, one.number)
    if one.state == State.SEATED:
        return _seated(one, owed, at)
    if one.state == State.WAITING:
        return _waiting(one, one.application.wait_no)
    if one.state == State.OFFERED:
        ends = one.application.offer_until_at or at
        return _held(ends, owed, at) if one.is_held else _offered(ends)
    if one.state == State.CALLED_OFF:
        text = _(
            "교육기관이 열지 않기로 했습니다. 낸 돈이나 맡긴 포인트가 있으면 모두 돌려드립니다."
        )
        return Step(_("이번 회차는 열리지 않습니다"), "danger", text)
    ended = {
        State.DECLINED: _("난 자리를 사양했습니다"),
        State.LAPSED: _("기한까지 답이 없어 끝났습니다"),
    }.get(one.state or State.CANCELLED, _("취소한 신청입니다"))
    return Step(ended, "gray", _("다시 하고 싶으면 강좌 화면에서 새로 신청할 수 있습니다."))


def _waiting(one: Mine, number: int | None) -> Step:
    title = _("대기 %(n)s번입니다") % {"n": number}
    until = {"until": words.end(one.intake.offers_until_at)}
    text = _("자리가 나면 차례대로 알려 드립니다. %(until)s까지 자리가 날 수 있습니다.")
    return Step(title, "information", text % until)


def _unsettled(one: Mine) -> Step:
    closes = {"closes": words.end(one.intake.closes_at)}
    if one.intake.mode == DoorMode.DRAW:
        text = _("%(closes)s에 신청을 마감한 뒤 추첨합니다. 그때까지 할 일이 없습니다.")
        return Step(_("신청했습니다"), "information", text % closes)
    if one.intake.mode == DoorMode.REVIEW:
        text = _(
            "%(closes)s에 신청을 마감한 뒤 심사합니다. 그때까지 신청서를 고칠 수 있고, "
            "결과는 알린 때에 알려 드립니다."
        )
        return Step(_("신청했습니다"), "information", text % closes)
    text = _("신청은 저장되었고 차례도 정해졌습니다. 번호가 곧 나옵니다.")
    return Step(_("번호를 매기고 있습니다"), "information", text)


def _offered(until: datetime) -> Step:
    text = _("%(until)s 전에 받을지 답해 주세요. 답이 없으면 다음 사람에게 갑니다.")
    told = text % {"until": words.end(until)}
    return Step(_("자리가 났습니다"), "warning", told, mine=True)


def _held(until: datetime, owed: Charge | None, at: datetime) -> Step:
    """A seat that is held until the person has paid, or a paper that waives the fee is answered."""
    if owed is not None and owed.state == ChargeState.OPEN:
        if awaits_paper(owed, at=at):
            return _awaited(owed)
        until = owed.due_at
    if until <= at:
        text = _("낼 시간이 지나 은행 기록을 확인하고 있습니다. 그 전에 냈으면 자리를 받습니다.")
        return Step(_("은행 기록을 기다립니다"), "information", text)
    text = _("%(until)s까지 수강료를 내면 내 자리입니다. 내지 않으면 다음 사람에게 갑니다.")
    told = text % {"until": words.end(until)}
    return Step(_("자리를 맡아 두었습니다"), "warning", told, mine=True)


def _awaited(owed: Charge) -> Step:
    asked, title = owed.waiver_ask, _("자리를 맡아 두었습니다")
    if asked.seen_at is not None:
        text = _("서류를 보았고, 교육기관의 답을 기다립니다. 그때까지 자리를 놓지 않습니다.")
        return Step(title, "information", text)
    text = _("%(until)s 전에 창구나 교육기관에 서류를 보여 주세요. 그때까지 자리를 놓지 않습니다.")
    return Step(title, "warning", text % {"until": words.end(asked.until_at)}, mine=True)


def _seated(one: Mine, owed: Charge | None, at: datetime) -> Step:
    """A seat that is had; while its fee is open, that comes first."""
    title = _seat(one)
    if owed is None or owed.state != ChargeState.OPEN or owed.due_at <= at:
        return Step(title, "success", _starts(one, at))
    if awaits_paper(owed, at=at):
        return replace(_awaited(owed), title=title)
    text = _("%(until)s까지 수강료를 내 주세요. 내지 않으면 자리가 다음 사람에게 갑니다.")
    return Step(title, "warning", text % {"until": words.end(owed.due_at)}, mine=True)


def _seat(one: Mine) -> str:
    number = one.application.seat_no if one.application else None
    return _("자리를 받았습니다 (%(n)s번)") % {"n": number}


def _starts(one: Mine, at: datetime) -> str:
    run = one.run
    if run.schedule == Schedule.ALWAYS:
        return _("언제든지 시작할 수 있습니다. 할 수 있는 때에 배우세요.")
    if run.starts_on is None:
        return _("시작하는 날은 교육기관이 알려 드립니다.")
    day = {"day": day_in_words(run.starts_on, language=reader_language())}
    if run.starts_on > timezone.localdate(at):
        return _("%(day)s에 시작합니다. 못 오게 되면 미리 취소해 주세요.") % day
    return _("%(day)s에 시작한 강좌입니다.") % day
