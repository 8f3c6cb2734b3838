"""What routes, steps and limits mean, in sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru.catalogue.enums import ApplyAt
from naru.core.languages import in_reader_language
from naru.core.ready import Ready
from naru.occupations.models import Certificate, Skill
from naru.planning.models import Plan, Route, Step
from naru.planning.queries.exams import PREPARED
from naru.planning.queries.visits import opens_on, times_to_book
from naru.planning.rules.plain import Kind
from naru.planning.rules.practice import PRACTICE, code_of
from naru.planning.rules.progress import Standing
from naru.spaces.models import Sitting as Practised
from naru.web.resident.planning.sitting import Sitting, sitting_of
from naru.web.templatetags.words import day, end, won

SKILLS = Ready(lambda codes: Skill.objects.filter(code__in=codes), set)
CERTIFICATES = Ready(lambda codes: Certificate.objects.filter(code__in=codes), set)
TONES = {
    Standing.DONE: "success",
    Standing.GOING: "success",
    Standing.ENROLLED: "information",
    Standing.BOOKED: "information",
    Standing.GONE: "danger",
    Standing.MOVED: "danger",
    Standing.FULL: "danger",
    Standing.MISSED: "danger",
}


@dataclass(frozen=True)
class Told:
    """A step in words. `instead` are the steps that would stand in.

    `often`: how practice goes, `opens_on`: from when one may book it, if that is to come; `open`:
    times to book now. `apply`: where and until when one applies, if that is not here;
    `unsaid`: what nobody tells and the plan took for granted.
    """

    step: Step
    when: str
    fee: str
    skills: list[str]
    why: str
    then: str
    instead: list[str]
    often: str = ""
    opens_on: date | None = None
    open: Sequence[Practised] = ()
    apply: str = ""
    unsaid: Sequence[str] = ()
    exam: Sitting | None = None


@dataclass(frozen=True)
class Way:
    """A route in words."""

    route: Route
    kinds: list[str]
    fees: str
    sure: str
    steps: list[Told]


def kind_in_words(kind: str) -> str:
    """What a route is best at."""
    return {
        Kind.FASTEST: _("가장 빠른 길"),
        Kind.CHEAPEST: _("돈이 가장 덜 드는 길"),
        Kind.SUREST: _("자리를 얻기 가장 쉬운 길"),
        Kind.OTHER: _("다르게 가는 길"),
    }[Kind(kind)]


def standing_in_words(standing: Standing) -> str:
    """Where a step stands."""
    return {
        Standing.DONE: _("마쳤습니다"),
        Standing.GOING: _("배우는 중"),
        Standing.ENROLLED: _("신청했습니다"),
        Standing.TO_APPLY: _("신청할 차례"),
        Standing.TO_BEGIN: _("시작할 차례"),
        Standing.TO_WAIT: _("예약은 아직 열리지 않았습니다"),
        Standing.TO_BOOK: _("시간을 잡을 차례"),
        Standing.BOOKED: _("시간을 잡았습니다"),
        Standing.GONE: _("열리지 않습니다"),
        Standing.MOVED: _("날짜가 바뀌었습니다"),
        Standing.FULL: _("자리가 없습니다"),
        Standing.MISSED: _("시작할 때를 놓쳤습니다"),
    }[standing]


def ways_of(plan: Plan, names: Mapping[str, str], *, at: datetime) -> list[Way]:
    """All routes of a plan, in words."""
    steps = [step for route in plan.routes.all() for step in route.steps.all()]
    times = times_to_book(plan, steps, at=at)
    return [_way(route, names, times, timezone.localdate(at)) for route in plan.routes.all()]


def way_of(plan: Plan, route: Route, names: Mapping[str, str], *, at: datetime) -> Way:
    """One route of the plan, in words."""
    times = times_to_book(plan, route.steps.all(), at=at)
    return _way(route, names, times, timezone.localdate(at))


def _way(
    route: Route, names: Mapping[str, str], times: Mapping[int, Sequence[Practised]], on: date
) -> Way:
    return Way(
        route=route,
        kinds=[kind_in_words(kind) for kind in route.kinds],
        fees=_fees(route),
        sure=_sure(route),
        steps=[_told(step, names, times.get(step.pk, ()), on) for step in route.steps.all()],
    )


def skill_names(plans: Iterable[Plan]) -> dict[str, str]:
    """Names of the skills and certificates that any step or remark speaks of. Two queries."""
    codes = {
        code
        for plan in plans
        for route in plan.routes.all()
        for step in route.steps.all()
        for code in step.gives
    } | {code for plan in plans for code, _level in plan.remarks.get("nobody", [])}
    hands = {code.removeprefix(PRACTICE) for code in codes if code.startswith(PRACTICE)}
    names = {one.code: one.name for one in SKILLS(codes | hands)}
    for code in hands:
        names[code_of(code)] = _("%(name)s 손에 익히기") % {"name": names.get(code, code)}
    held = {code.removeprefix(PREPARED) for code in codes}
    for one in CERTIFICATES(held):
        names[one.code] = one.name
        names[f"{PREPARED}{one.code}"] = _("%(name)s 시험 준비") % {"name": one.name}
    return names


def nobody_teaches(plan: Plan, names: Mapping[str, str]) -> list[str]:
    """Skills that no course on offer teaches as far as the goal asks."""
    return sorted({names.get(code, code) for code, _level in plan.remarks.get("nobody", [])})


def _sure(route: Route) -> str:
    if route.proven:
        return _("이보다 나은 길은 없습니다. 모두 견주어 보았습니다.")
    if route.bound > route.covered:
        most = route.bound * 100 // max(1, route.wanted)
        return _("목표의 %(most)s%%까지 채우는 길이 더 있을 수 있습니다.") % {"most": most}
    return _("이보다 많이 채우는 길은 없지만, 더 빠르거나 싼 길은 있을 수 있습니다.")


def _fees(route: Route) -> str:
    """All that is known, and of how many steps it is not."""
    unknown = sum(step.fee_won is None for step in route.steps.all())
    if not unknown:
        return won(route.fees_won)
    said = ngettext(
        "%(won)s(비용을 알 수 없는 걸음 %(n)s개 제외)",
        "%(won)s(비용을 알 수 없는 걸음 %(n)s개 제외)",
        unknown,
    )
    return said % {"won": won(route.fees_won), "n": unknown}


def _told(step: Step, names: Mapping[str, str], times: Sequence[Practised], on: date) -> Told:
    return Told(
        step=step,
        when=_when(step),
        fee=_fee(step),
        skills=[names.get(code, code) for code in step.gives],
        why=_loss(step.why, step.route) if step.why else "",
        then=_loss(step.then, step.route) if step.then else "",
        instead=[
            _("%(title)s (%(day)s부터)")
            % {"title": _title(one), "day": day(date.fromisoformat(one["starts_on"]))}
            for one in step.instead
        ],
        often=_often(step),
        opens_on=_opens_on(step, on),
        apply=_apply(step, on),
        unsaid=_unsaid(step),
        open=times,
        exam=_sitting(step, on),
    )


def _sitting(step: Step, on: date) -> Sitting | None:
    planned = step.starts_on, step.last_on
    return sitting_of(step.exam, planned=planned, on=on) if step.exam else None


def _when(step: Step) -> str:
    days = {"from": day(step.starts_on), "to": day(step.last_on)}
    if step.own_pace:
        return _("%(from)s에 시작해 %(to)s까지, 정해진 시간 없이") % days
    alone = step.starts_on == step.last_on
    return days["from"] if alone else _("%(from)s부터 %(to)s까지") % days


def _fee(step: Step) -> str:
    amount = step.fee_won
    if amount is None:
        return _("응시료를 알 수 없음") if step.exam else _("수강료를 알 수 없음")
    return won(amount) if amount else _("무료")


def _title(one: Mapping[str, str]) -> str:
    """What would stand in, in the reader's language if it was kept in it."""
    return in_reader_language(one["title"], one.get("title_en", ""))


def _opens_on(step: Step, on: date) -> date | None:
    found = opens_on(step, on=on) if step.bench else None
    return found if found is not None and found > on else None


def _apply(step: Step, on: date) -> str:
    """Until when to apply at another site; what nobody tells is said."""
    run = step.run
    if run is None or step.own_pace or step.starts_on <= on or run.apply_at == ApplyAt.HERE:
        return ""
    if run.apply_at == ApplyAt.UNKNOWN:
        return _("어디에서 신청하는지 안내가 없어 교육기관에 물어봐야 합니다.")
    if run.apply_until_at is None:
        return _("다른 누리집에서 신청합니다. 언제까지인지는 안내가 없어 먼저 확인해야 합니다.")
    until = {"until": end(run.apply_until_at)}
    return _("다른 누리집에서 신청합니다. %(until)s까지 받습니다.") % until


def _unsaid(step: Step) -> list[str]:
    run, said = step.run, []
    if run is None:
        return []
    if not run.course.skills.all():
        said.append(_("제목을 보고 이은 강좌입니다. 무엇을 배우는지는 교육기관에 확인해야 합니다."))
    hours = step.own_pace or run.daily_from or run.time_words
    if run.apply_at != ApplyAt.HERE and not hours:
        said.append(_("수업 시간 안내가 없습니다. 시간이 맞는지 교육기관에 먼저 확인해야 합니다."))
    return said


def _often(step: Step) -> str:
    if step.bench is None or step.times is None:
        return ""
    said = ngettext(
        "%(place)s에서 %(n)s번. 강사가 곁에 있습니다.",
        "%(place)s에서 %(n)s번. 강사가 곁에 있습니다.",
        step.times,
    )
    return said % {"place": step.bench.place.name, "n": step.times}


def _loss(loss: Mapping[str, int], route: Route) -> str:
    """What is worse without: part of the goal, days, money, in this order."""
    if loss["covered"]:
        share = max(1, loss["covered"] * 100 // max(1, route.wanted))
        return _("목표의 %(share)s%%를 잃습니다.") % {"share": share}
    said = []
    if loss["days"] > 0:
        n = loss["days"]
        said.append(ngettext("%(n)s일 늦어집니다.", "%(n)s일 늦어집니다.", n) % {"n": n})
    if loss["won"] > 0:
        said.append(_("%(won)s이 더 듭니다.") % {"won": won(loss["won"])})
    return " ".join(said) or _("비슷한 다른 걸음이 대신할 수 있습니다.")
