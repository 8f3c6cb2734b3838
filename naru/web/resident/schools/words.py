"""Where somebody stands in a school, in words: what is next and by when, and each module's mark."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru.enrolments.enums import State
from naru.enrolments.queries.mine import Mine
from naru.schools.queries.standing import ModuleStanding, StageStanding, Standing
from naru.schools.rules import Going, StageState
from naru.web.public.courses import words
from naru.web.public.courses.words import Mark
from naru.web.public.schools.words import Told, place_of, stage_title, told_of
from naru.web.resident.enrolments.next import step_of

LIVE_BEFORE = (None, State.WAITING, State.OFFERED)
"""At the entrance, before somebody is in."""


@dataclass(frozen=True)
class Next:
    """`title` says what is next, `text` more of it; `href` leads to it, "" where nothing is to do.

    `call` says that the school is asked by telephone.
    """

    title: str
    text: str = ""
    href: str = ""
    label: str = ""
    call: bool = False


@dataclass(frozen=True)
class Row:
    """A module with its mark or by when one chooses it, and where pressing it leads."""

    told: Told
    mark: Mark | None = None
    text: str = ""
    can_choose: bool = False
    href: str = ""


@dataclass(frozen=True)
class Step:
    """A stage with its mark and its modules; the current one is shown open."""

    stage: StageStanding
    is_current: bool
    title: str
    mark: Mark
    counted: str
    rows: list[Row]


def next_of(one: Standing, *, at: datetime) -> Next:
    """The one thing to do or to wait for now."""
    if not one.is_in:
        return _before(one, at)
    current = one.current
    if current is None:
        return _finished(one, at)
    titled = {"stage": stage_title(current.stage)}
    said = {
        StageState.CHOOSE: _choose,
        StageState.SOON: _soon,
        StageState.GOING: _going,
        StageState.WAITS: _waits,
    }.get(current.state)
    if said is not None:
        return said(one, current, at)
    if current.is_unmade:
        text = _("과목이 정해지면 여기에 나오고, 고를 때가 되면 알려 드립니다.")
        return Next(_("%(stage)s의 과목을 정하고 있습니다") % titled, text)
    text = _(
        "출석이 잘못 적혔으면 바로잡을 수 있고, 못 채운 과목을 어떻게 할지 함께 정합니다. "
        "학교에 전화해 주세요."
    )
    return Next(_("%(stage)s에서 들은 과목이 모자랍니다") % titled, text, call=True)


def steps_of(one: Standing, *, at: datetime) -> list[Step]:
    """Every stage in its order."""
    return [
        Step(
            stage=stage,
            is_current=stage is one.current,
            title=stage_title(stage.stage),
            mark=_mark(stage),
            counted=_("%(of)s과목 가운데 %(done)s과목을 마쳤습니다")
            % {"of": stage.stage.at_least, "done": min(stage.progress.done, stage.stage.at_least)},
            rows=[_row(one, stage, module, at) for module in stage.modules],
        )
        for stage in one.stages
    ]


def _before(one: Standing, at: datetime) -> Next:
    """At the entrance, as the application's own page says it."""
    step = step_of(Mine(one.claim, getattr(one.claim, "application", None)), at=at)
    href = reverse("enrolment", args=[one.claim.public_id])
    if one.state in LIVE_BEFORE and one.whole.result_at is not None and one.state is None:
        when = words.moment(one.whole.result_at)
        text = _("%(when)s에 결과를 알려 드립니다. 그때까지 할 일이 없습니다.") % {"when": when}
        if at < one.whole.entrance.closes_at:
            closes = words.end(one.whole.entrance.closes_at)
            text = _("%(closes)s까지 신청서를 고칠 수 있고, %(when)s에 결과를 알려 드립니다.") % {
                "closes": closes,
                "when": when,
            }
        return Next(step.title, text, href, _("내 신청 보기"))
    if one.state in LIVE_BEFORE:
        return Next(step.title, step.text, href, _("내 신청 보기"))
    if one.state == State.CALLED_OFF:
        text = _(
            "학교를 열지 않게 되어 고른 과목도 함께 취소되었습니다. "
            "낸 돈이나 맡긴 포인트가 있으면 모두 돌려드립니다."
        )
        return Next(_("이번 학교는 열리지 않습니다"), text, href, _("까닭과 다음에 할 일 보기"))
    other = reverse("programme", args=[one.term.programme])
    text = _("다음 모집에 다시 신청할 수 있습니다.")
    return Next(step.title, text, other, _("다음 모집 알아보기"))


def _choose(one: Standing, current: StageStanding, at: datetime) -> Next:
    far = current.progress
    title = ngettext(
        "%(stage)s에서 %(n)s과목을 고르세요", "%(stage)s에서 %(n)s과목을 고르세요", far.missing
    ) % {"stage": stage_title(current.stage), "n": far.missing}
    text = _("%(by)s까지 고를 수 있습니다.") % {"by": words.end(far.by_at or at)}
    day = one.whole.entrance_day
    if day is not None and at < day.ends_at:
        text = f"{text} {_enters(one)}"
    return Next(title, text, "#stages", _("과목 고르러 가기"))


def _soon(one: Standing, current: StageStanding, at: datetime) -> Next:
    opens = words.moment(current.progress.opens_at or at)
    title = _("%(opens)s부터 과목을 고릅니다") % {"opens": opens}
    day = one.whole.entrance_day
    text = _enters(one) if day is not None and at < day.ends_at else ""
    return Next(title, text)


def _going(one: Standing, current: StageStanding, at: datetime) -> Next:
    coming = [
        (session.starts_at, module)
        for module in current.modules
        if module.going == Going.SEATED
        for session in module.module.intake.run.sessions.all()
        if session.ends_at > at
    ]
    if not coming:
        title = _("%(stage)s의 결과를 기다립니다") % {"stage": stage_title(current.stage)}
        return Next(title, _("교육기관이 출석을 다 적고 수업을 마치면 바로 알려 드립니다."))
    starts_at, module = min(coming, key=lambda each: each[0])
    told = told_of(module.module)
    title = _("다음 수업: %(when)s") % {"when": words.moment(starts_at)}
    return Next(
        title, f"{told.title.words} · {told.place.words}", _enrolment(module), _("수업 보기")
    )


def _waits(one: Standing, current: StageStanding, at: datetime) -> Next:
    title = _("%(stage)s의 자리를 기다립니다") % {"stage": stage_title(current.stage)}
    text = _("자리가 나면 차례대로 알려 드립니다. 다른 과목을 골라도 됩니다.")
    return Next(title, text, "#stages", _("과목 보기"))


def _finished(one: Standing, at: datetime) -> Next:
    day = one.whole.sharing_day
    plan = reverse("my_plan")
    if day is None or day.ends_at <= at:
        title = _("학교를 마쳤습니다. 축하합니다")
        text = _("배운 것을 나의 계획에 이어 보세요.")
        return Next(title, text, plan, _("나의 계획 보기"))
    title = _("모든 단계를 마쳤습니다. 나눔의 날에 만나요")
    text = f"{words.moment(day.starts_at)} · {place_of(one.whole, day).words}"
    return Next(title, text)


def _enters(one: Standing) -> str:
    day = one.whole.entrance_day
    if day is None:
        return ""
    return _("입학하는 날: %(when)s, %(where)s") % {
        "when": words.moment(day.starts_at),
        "where": place_of(one.whole, day).words,
    }


def _mark(stage: StageStanding) -> Mark:
    return {
        StageState.AHEAD: Mark(_("앞 단계를 마치면 열려요"), "gray"),
        StageState.SOON: Mark(_("곧 고를 수 있어요"), "information"),
        StageState.CHOOSE: Mark(_("과목을 고르세요"), "warning"),
        StageState.WAITS: Mark(_("자리를 기다려요"), "information"),
        StageState.GOING: Mark(_("듣고 있어요"), "primary"),
        StageState.SHORT: Mark(_("과목이 모자라요"), "danger")
        if not stage.is_unmade
        else Mark(_("과목을 정하고 있어요"), "gray"),
        StageState.DONE: Mark(_("마쳤어요"), "success"),
    }[stage.state]


def _row(one: Standing, stage: StageStanding, module: ModuleStanding, at: datetime) -> Row:
    told, door = told_of(module.module), module.module.intake
    if module.is_taken:
        return Row(told, mark=_taken(module), href=_enrolment(module))
    if door.called_off_at is not None:
        return Row(told, mark=Mark(_("열지 않아요"), "gray"))
    if at >= door.closes_at:
        return Row(told, mark=Mark(_("고를 때가 지났어요"), "gray"))
    if at < door.opens_at or stage.state == StageState.AHEAD or not one.is_in:
        opens = words.moment(door.opens_at)
        return Row(told, text=_("%(opens)s부터 고를 수 있어요.") % {"opens": opens})
    text = _("%(end)s까지 고를 수 있어요.") % {"end": words.end(door.closes_at)}
    if stage.state == StageState.DONE:
        return Row(told, text=text)
    return Row(told, text=text, can_choose=True, href=told.apply_href)


def _taken(module: ModuleStanding) -> Mark:
    return {
        Going.WAITS: Mark(_("자리를 기다려요"), "information"),
        Going.SEATED: Mark(_("골랐어요"), "primary"),
        Going.DONE: Mark(_("마쳤어요"), "success"),
        Going.MISSED: Mark(_("출석이 모자랐어요"), "danger"),
    }[module.going]


def _enrolment(module: ModuleStanding) -> str:
    return reverse("enrolment", args=[module.claim.public_id]) if module.claim else ""
