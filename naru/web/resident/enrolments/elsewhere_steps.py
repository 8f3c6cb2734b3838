"""Where an application at another site stands, in words, and what the person does next."""

from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naru.core.dates import day_in_words
from naru.core.languages import reader_language
from naru.enrolments.enums import Stage
from naru.enrolments.models import Elsewhere
from naru.enrolments.queries.mine import meetings
from naru.web.public.courses import words
from naru.web.resident.enrolments.next import Step
from naru.web.resident.enrolments.todo import SOON, Task


def step_of(one: Elsewhere, *, at: datetime) -> Step:
    """What the person is told of it."""
    if one.stage == Stage.APPLIED:
        return _applied(one, timezone.localdate(at))
    if one.stage == Stage.ADMITTED:
        return _admitted(one, timezone.localdate(at))
    if one.stage == Stage.FINISHED:
        text = _("%(day)s에 마쳤다고 적어 두셨습니다.") % {"day": _day(one.stage_on)}
        return Step(_("마쳤습니다"), "success", text)
    text = _("%(day)s에 자리를 못 받았거나 그만두었다고 적어 두셨습니다. 다른 강좌를 찾아 보세요.")
    return Step(_("끝난 신청입니다"), "gray", text % {"day": _day(one.stage_on)})


def tasks_of(found: list[Elsewhere], *, at: datetime) -> list[Task]:
    """What is to be told or gone to for applications at other sites."""
    tasks = []
    for one in found:
        step, href = step_of(one, at=at), reverse("elsewhere", args=[one.public_id])
        coming = _coming(one, at)
        if step.mine:
            text = _("‘%(title)s’ 어떻게 되었는지 적기") % {"title": one.title}
            tasks.append(Task(one.told_at, text, href))
        elif one.stage == Stage.ADMITTED and coming is not None and coming <= at + SOON:
            told = {"title": one.title, "when": _when(one, coming)}
            text = _("‘%(title)s’ 수업에 가기: %(when)s") % told
            tasks.append(Task(coming, text, href, asks=False))
    return tasks


def _applied(one: Elsewhere, on: date) -> Step:
    title = _("다른 누리집에 신청했습니다")
    starts_on = one.run.starts_on if one.run else None
    if starts_on is None:
        text = _("결과는 교육기관이 알려 줍니다. 들으면 여기에 적어 주세요.")
        return Step(title, "information", text)
    day = {"day": _day(starts_on)}
    if starts_on > on:
        text = _("%(day)s에 시작합니다. 결과는 교육기관이 알려 줍니다. 들으면 여기에 적어 주세요.")
        return Step(title, "information", text % day)
    text = _("%(day)s에 시작한 강좌입니다. 어떻게 되었는지 적어 주세요.")
    return Step(title, "warning", text % day, mine=True)


def _admitted(one: Elsewhere, on: date) -> Step:
    title = _("자리를 받았습니다 (다른 누리집)")
    run = one.run
    starts_on, last_on = (run.starts_on, run.last_on or run.starts_on) if run else (None, None)
    if starts_on is None or last_on is None:
        text = _("시작하는 날은 교육기관에 물어보세요. 마치면 여기에 적어 주세요.")
        return Step(title, "success", text)
    if starts_on > on:
        text = _("%(day)s에 시작합니다. 못 가게 되면 신청한 곳에 알려 주세요.")
        return Step(title, "success", text % {"day": _day(starts_on)})
    if last_on >= on:
        text = _("%(day)s까지 다닙니다. 마치면 여기에 적어 주세요.")
        return Step(title, "success", text % {"day": _day(last_on)})
    text = _("%(day)s에 끝난 강좌입니다. 마쳤으면 적어 주세요.")
    return Step(title, "warning", text % {"day": _day(last_on)}, mine=True)


def _coming(one: Elsewhere, at: datetime) -> datetime | None:
    """The next meeting, or midnight of the first day where no hours are known."""
    if one.run is None:
        return None
    met = meetings(one.run)
    if met:
        return next((begins for begins, ends in met if ends > at), None)
    first = one.run.starts_on
    if first is None or first < timezone.localdate(at):
        return None
    return timezone.make_aware(datetime.combine(first, time()))


def _when(one: Elsewhere, at: datetime) -> str:
    met = one.run is not None and meetings(one.run)
    return words.moment(at) if met else _day(timezone.localdate(at))


def _day(day: date) -> str:
    return day_in_words(day, language=reader_language())
