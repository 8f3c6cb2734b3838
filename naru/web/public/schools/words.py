"""A term of a school in words: its days in their order, its stages and what can be chosen."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru.catalogue.models import Session
from naru.schools.models import Module, Stage
from naru.schools.queries.terms import Whole
from naru.web.public.courses import words
from naru.web.public.courses.texts import title_of
from naru.web.public.courses.words import Said


@dataclass(frozen=True)
class Day:
    """One step of the way: what it is, when, where."""

    label: str
    when: str
    place: Said | None = None
    is_over: bool = False
    is_next: bool = False


@dataclass(frozen=True)
class Told:
    """A module in words. `window` is from when until when one can choose it."""

    module: Module
    title: Said
    strand: str
    days: Said
    times: Said
    place: Said
    window: str
    href: str
    apply_href: str


@dataclass(frozen=True)
class Part:
    """A stage in words."""

    stage: Stage
    title: str
    rule: str
    modules: list[Told]


def days_of(whole: Whole, *, at: datetime) -> list[Day]:
    """From applying to the sharing day; a day that is not fixed yet is left out."""
    entrance = whole.entrance
    window = _("%(opens)s부터 %(closes)s까지") % {
        "opens": words.moment(entrance.opens_at),
        "closes": words.end(entrance.closes_at),
    }
    found = [Day(_("신청"), window, is_over=at >= entrance.closes_at)]
    if whole.result_at is not None:
        when = words.moment(whole.result_at)
        found.append(Day(_("결과 발표"), when, is_over=at >= whole.result_at))
    if whole.entrance_day is not None:
        found.append(_meeting(_("입학하는 날"), whole, whole.entrance_day, at))
    for stage in whole.stages:
        found += _span(stage, at)
    if whole.sharing_day is not None:
        found.append(_meeting(_("나눔의 날"), whole, whole.sharing_day, at))
    following = next((one for one in found if not one.is_over), None)
    return [replace(one, is_next=one is following) for one in found]


def parts_of(whole: Whole) -> list[Part]:
    """Stages in their order with what can be chosen in each."""
    return [
        Part(
            stage=stage,
            title=stage_title(stage),
            rule=_rule(stage),
            modules=[told_of(module) for module in stage.modules.all()],
        )
        for stage in whole.stages
    ]


def stage_title(stage: Stage) -> str:
    """ "1단계. 라이프스킬 살롱" """
    return _("%(n)s단계. %(name)s") % {"n": stage.number, "name": stage.name}


def told_of(module: Module) -> Told:
    """When and where a module is, and by when one chooses it."""
    run, door = module.intake.run, module.intake
    course = run.course
    ids = [course.public_id, run.public_id]
    return Told(
        module=module,
        title=title_of(course),
        strand=module.strand_name,
        days=words.days(run),
        times=words.times(run),
        place=words.place(run, course.mode),
        window=_("%(opens)s부터 %(closes)s까지")
        % {"opens": words.moment(door.opens_at), "closes": words.end(door.closes_at)},
        href=reverse("course", args=[course.public_id]),
        apply_href=reverse("course_apply", args=ids),
    )


def place_of(whole: Whole, session: Session) -> Said:
    """Where everybody meets."""
    if session.place:
        return Said(session.place.name)
    if session.place_words:
        return Said(session.place_words, is_korean=True)
    return words.place(whole.entrance.run, whole.entrance.run.course.mode)


def _meeting(label: str, whole: Whole, session: Session, at: datetime) -> Day:
    when = words.moment(session.starts_at)
    return Day(label, when, place_of(whole, session), is_over=at >= session.ends_at)


def _span(stage: Stage, at: datetime) -> list[Day]:
    """From the first day of the first module to the last of the last."""
    runs = [module.intake.run for module in stage.modules.all()]
    first = min((one.starts_on for one in runs if one.starts_on), default=None)
    last = max((one.last_on or one.starts_on for one in runs if one.starts_on), default=None)
    if first is None or last is None:
        return []
    when = _("%(first)s부터 %(last)s까지") % {
        "first": words.full_day(first),
        "last": words.full_day(last),
    }
    return [Day(stage_title(stage), when, is_over=last < timezone.localdate(at))]


def _rule(stage: Stage) -> str:
    return ngettext(
        "%(n)s과목을 마치면 다음으로 갑니다.", "%(n)s과목을 마치면 다음으로 갑니다.", stage.at_least
    ) % {"n": stage.at_least}
