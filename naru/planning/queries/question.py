"""From wishes, occupation, skills and catalogue to the question that the planner answers."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone

from naru.catalogue.enums import ApplyAt, Mode, RunStatus, Schedule
from naru.catalogue.finding import tags
from naru.catalogue.finding.filters import shut_out
from naru.catalogue.models import Course, Run, Session
from naru.catalogue.models import Skill as Taught
from naru.catalogue.search.spoken import speaking_of
from naru.enrolments.enums import GOING_ELSEWHERE, Stage
from naru.enrolments.queries.elsewhere import by_run
from naru.enrolments.queries.fitting import person_of
from naru.enrolments.queries.mine import live_of, meetings
from naru.occupations.enums import Need
from naru.occupations.models import OccupationCertificate, OccupationSkill
from naru.occupations.models import Skill as Known
from naru.occupations.rules.distance import ESSENTIAL, USEFUL
from naru.places.models import District
from naru.planning.models import Plan, Step
from naru.planning.queries import exams
from naru.planning.queries.practice import Here, offerings
from naru.planning.queries.visits import is_practised, visits_of
from naru.planning.rules import parts, practice, titles
from naru.planning.rules.plain import Meeting, Offering, Person, Question, Taken, Want
from naru.planning.rules.terms import Terms, needed
from naru.residents.enums import Fact
from naru.residents.queries import values_of

MOST = 20_000
GOING = ~Q(status__in=(RunStatus.CANCELLED, RunStatus.FULL, RunStatus.CLOSED, RunStatus.PAUSED))


def question_of(plan: Plan, *, terms: Terms, at: datetime) -> Question:
    """What the planner is asked for this plan; a constant number of queries."""
    on = timezone.localdate(at)
    wants = wants_of(plan, terms)
    elsewhere = by_run(plan.resident).values()
    seated = {str(one.run.public_id) for one in live_of(plan.resident)}
    seated |= {
        str(one.run.public_id) for one in elsewhere if one.run and one.stage in GOING_ELSEWHERE
    }
    ended = {one.run.pk for one in elsewhere if one.run and one.stage == Stage.ENDED}
    begun, old = _steps(plan, on, seated)
    kept = {one.offering for one in (*begun, *(o for o in old if o.offering in seated))}
    known = values_of(plan.resident)
    held = exams.asked_by(plan.occupation)
    ahead = exams.exams_ahead(held, on=on, kept=kept)
    sat = {one.certificate_id for one in ahead}
    held = [one for one in held if one.certificate_id in sat]
    look = Look([want.skill for want in wants], held, known, terms, at, kept, ended)
    found = _offerings(look)
    prepared = {
        skill.removeprefix(exams.PREPARED)
        for one in found
        for skill, _level in one.gives
        if skill.startswith(exams.PREPARED)
    }
    found += exams.offerings(
        ahead,
        prepared=prepared,
        written=exams.in_parts(held) if ahead else (),
        look=exams.Look(on, terms.unknown_fee_won),
    )
    person = _person(plan, (*wants, *exams.wants(held, ahead)), on)
    hands = practice.to_practise(person, found, terms.practice)
    here = Here(person, known.get(Fact.HOME_DISTRICT), terms, at)
    found += offerings(hands, here, [*begun, *old])
    there = {offering.key for offering in found}
    return Question(
        person=replace(person, wants=(*person.wants, *practice.wants(found))),
        offerings=tuple(found),
        tuning=terms.tuning,
        begun=tuple(one for one in begun if one.offering in there),
        old=tuple(one for one in old if one.offering in there),
    )


def _person(plan: Plan, wants: tuple[Want, ...], on: date) -> Person:
    return Person(
        today=on,
        wants=wants,
        have={code: int(level) for code, level in plan.have.items()},
        free=parts.windows(plan.free_parts),
        care=parts.windows(plan.care_parts),
        weekly_minutes=plan.weekly_hours * 60,
        money_won=plan.money_won,
        travel_minutes=plan.travel_minutes,
        deadline_on=plan.deadline_on,
    )


def wants_of(plan: Plan, terms: Terms) -> tuple[Want, ...]:
    """The skills of the occupation, those it cannot do without first; or of the parts of life."""
    if plan.occupation is None:
        return _life_wants(plan.areas, terms)
    needs = OccupationSkill.objects.filter(
        occupation=plan.occupation, withdrawn_at__isnull=True
    ).select_related("skill")
    return tuple(
        Want(one.skill.code, one.level, ESSENTIAL if one.need == Need.ESSENTIAL else USEFUL)
        for one in needs.order_by("position", "pk")
    )


def _life_wants(areas: Collection[str], terms: Terms) -> tuple[Want, ...]:
    """A first step in each skill; what comes first in a part of life counts most, in all alike."""
    found: dict[str, Want] = {}
    for area in areas:
        for place, code in enumerate(terms.life.get(area, ())):
            weight = USEFUL if place else ESSENTIAL
            if code not in found or found[code].weight < weight:
                found[code] = Want(code, 1, weight)
    return tuple(found.values())


def _steps(plan: Plan, on: date, seated: Collection[str]) -> tuple[list[Taken], list[Taken]]:
    """Of the plan that this one replaces: what goes on, and what was still to come.

    What is done goes on too, for what it gave. A run of ours that began without the person was
    missed, and is neither.
    """
    if plan.replaces_id is None:
        return [], []
    rows = Step.objects.filter(
        route__plan=plan.replaces_id, route__chosen_at__isnull=False
    ).select_related("run__course", "exam__certificate", "bench", "skill")
    begun, old = [], []
    steps = list(rows.order_by("position"))
    been = visits_of(plan.resident, steps)
    for step in steps:
        taken = taken_of(step)
        if taken is None:
            continue
        elsewhere = step.run is None or step.run.apply_at != ApplyAt.HERE
        held = step.own_pace or taken.offering in seated or elsewhere
        if step.bench is not None:
            held = step.last_on >= on or is_practised(step, been)
        if step.done_at is not None or (step.starts_on <= on and held):
            begun.append(taken)
        elif step.starts_on > on:
            old.append(taken)
    return begun, old


def taken_of(step: Step) -> Taken | None:
    """The step as the planner knows it; None if what it is is deleted for good."""
    days = step.starts_on, step.last_on
    if step.run is not None:
        return Taken(str(step.run.public_id), str(step.run.course.public_id), *days)
    if step.exam is not None:
        return Taken(exams.key_of(step.exam), exams.course_of(step.exam), *days)
    if step.bench is not None and step.skill is not None:
        key = practice.key_of(step.bench.code, step.skill.code, step.starts_on)
        return Taken(key, practice.code_of(step.skill.code), *days)
    return None


@dataclass(frozen=True)
class Look:
    """What is looked for in the catalogue: skills by code, certificates to prepare for.

    `kept`: runs to be found whatever became of them; `ended`: runs (ids) elsewhere at which the
    person got no seat.
    """

    codes: list[str]
    certificates: list[OccupationCertificate]
    known: Mapping[str, object]
    terms: Terms
    at: datetime
    kept: Collection[str]
    ended: Collection[int] = ()


def _offerings(look: Look) -> list[Offering]:
    at, kept, terms = look.at, look.kept, look.terms
    on = timezone.localdate(at)
    person = person_of(look.known, on=on)
    by_name, by_ncs = names_of(look.codes)
    teaching = Taught.objects.filter(Q(name__in=by_name) | Q(ncs_code__in=by_ncs))
    coming = Q(starts_on__gt=on) | Q(schedule=Schedule.ALWAYS)
    open_still = Q(apply_until_at__isnull=True) | Q(apply_until_at__gt=at)
    untold = Course.objects.filter(pk__in=speaking_of(by_name, most=MOST), skills=None)
    runs = (
        Run.objects.present()
        .filter(
            Q(course__in=teaching.values("course"))
            | Q(course__in=untold)
            | exams.preparing(look.certificates),
            course__gone_at__isnull=True,
        )
        .filter(GOING & coming & open_still | Q(public_id__in=runs_among(kept)))
        .exclude(Q(status=RunStatus.CANCELLED) | Q(pk__in=look.ended))
        .filter(intake__called_off_at=None, intake__behind=None)
        .select_related("course__residence_district", "district")
        .prefetch_related(
            "course__skills", Prefetch("sessions", Session.objects.order_by("starts_at"))
        )
        .order_by("pk")[:MOST]
    )
    found = []
    for run in runs:
        taught = taught_by(run.course, by_name, by_ncs)
        ready = exams.prepared_by(run.course, look.certificates)
        if taught or ready:
            one = _offering(run, tuple(taught), look.known.get(Fact.HOME_DISTRICT), terms)
            prepared = ((f"{exams.PREPARED}{code}", 1) for code in ready)
            one = replace(one, gives=(*one.gives, *prepared))
            if one.key in kept:
                found.append(replace(one, apply_until_on=None))
            elif not shut_out(audience_of(run.course), person):
                found.append(one)
    return found


def runs_among(keys: Iterable[str]) -> list[str]:
    """The keys that are runs of courses: those of exams and of practice say what they are."""
    return [key for key in keys if not key.startswith((exams.EXAM, practice.PRACTICE))]


def taught_by(course: Course, by_name: Mapping[str, str], by_ncs: Mapping[str, str]) -> list[str]:
    """Codes of the skills that a course teaches, among those of `names_of`.

    By its own word; of a course that says nothing of skills, as many from other sites, its title
    is taken at its word.
    """
    if not course.skills.all():
        return sorted({by_name[name] for name in titles.named(course.title, by_name)})
    return sorted(
        {
            code
            for skill in course.skills.all()
            for code in (by_name.get(skill.name), by_ncs.get(skill.ncs_code))
            if code
        }
    )


def audience_of(course: Course) -> list[str]:
    """Who may come, as the search reads it: what nobody told shuts nobody out."""
    lives = course.residence_district
    return tags.audience(
        age_rule_known=course.age_rule_known,
        age_from=course.age_from,
        age_to=course.age_to,
        residence=course.residence,
        where=lives.code if lives else "",
    )


def names_of(codes: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Skills by the names under which courses teach them, and by the code of the standards.

    A code that several of our skills share says nothing about which of them is taught.
    """
    by_name: dict[str, str] = {}
    by_ncs: dict[str, list[str]] = {}
    for skill in Known.objects.current().order_by("pk"):
        if skill.ncs_code:
            by_ncs.setdefault(skill.ncs_code, []).append(skill.code)
        if skill.code in codes:
            by_name |= dict.fromkeys([skill.name_ko, *skill.taught_as], skill.code)
    alone = {ncs: found[0] for ncs, found in by_ncs.items() if len(found) == 1}
    return by_name, {ncs: code for ncs, code in alone.items() if code in codes}


def _offering(run: Run, taught: tuple[str, ...], home: object, terms: Terms) -> Offering:
    level = terms.level_of(run.course.title)
    always = run.starts_on is None
    hours = float(run.course.hours or terms.usual_hours)
    met = [] if always else _meetings(run)
    last_on = run.last_on or (met[-1].on if met else run.starts_on)
    at_home = terms.study_minutes if always else 0
    if run.starts_on and last_on and not met:
        at_home = math.ceil(hours * 60 / ((last_on - run.starts_on).days // 7 + 1))
    return Offering(
        key=str(run.public_id),
        course=str(run.course.public_id),
        gives=tuple((skill, level) for skill in taught),
        needs=needed(taught, level),
        own_pace=always,
        starts_on=run.starts_on,
        last_on=last_on,
        meetings=tuple(met),
        weeks=math.ceil(hours * 60 / terms.study_minutes) if always else 0,
        weekly_minutes=at_home,
        fee_won=terms.unknown_fee_won if run.fee_won is None else run.fee_won,
        travel_minutes=_way(run, home, terms),
        risk=0 if always else terms.risk_of(run.admission),
        apply_until_on=timezone.localdate(run.apply_until_at) if run.apply_until_at else None,
    )


def _meetings(run: Run) -> list[Meeting]:
    found = []
    for starts_at, ends_at in meetings(run):
        begins = timezone.localtime(starts_at)
        first = begins.hour * 60 + begins.minute
        minutes = (ends_at - starts_at) // timedelta(minutes=1)
        found.append(Meeting(begins.date(), first, min(first + minutes, 24 * 60)))
    return found


def _way(run: Run, home: object, terms: Terms) -> int:
    """Minutes one way; nothing to travel where it is online."""
    if run.course.mode == Mode.ONLINE or run.starts_on is None:
        return 0
    district: District | None = run.district
    near = district is not None and district.code == home
    return terms.near_minutes if near else terms.across_minutes
