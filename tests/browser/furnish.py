"""Gives the demo city what a walk through its pages needs: something of everything on each page.

Runs once, in a process of its own, on the database that every worker then copies.
"""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from naru.accounts.enums import Scope
from naru.accounts.models import ApiToken, Membership, User
from naru.audit.services import prove
from naru.catalogue.enums import ApplyAt
from naru.catalogue.models import Course, ImportRun, Provider, Run
from naru.counselling.enums import RequestKind, RequestState
from naru.counselling.models import Mentor, Request, Room
from naru.counselling.queries import talk_links
from naru.credentials.enums import Why
from naru.credentials.services import revoking, sharing
from naru.enrolments.enums import DoorMode, OffReason, State
from naru.enrolments.queries import companions as links_of_parties
from naru.enrolments.queries import links
from naru.enrolments.rules.draw import Memory
from naru.enrolments.services import calling_off, companions, draws
from naru.flows.ask_erasure import ask_erasure
from naru.flows.begin_application import begin_application
from naru.flows.demo_scholarship import OPEN
from naru.flows.follow_seat import follow_seat
from naru.flows.issue_api_token import issue_api_token
from naru.flows.seed_demo import WALK_IN
from naru.lessons.reading.folder import read_folder
from naru.lessons.rules.limits import Limits
from naru.lessons.services import attempts, versions
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.occupations.models import Certificate, Exam, Occupation
from naru.outcomes.queries import links as follow_up_links
from naru.planning.models import Doubt, Plan
from naru.planning.services import plans
from naru.policies.reading.book import rulebook
from naru.policies.services import enquiries
from naru.residents.enums import ConsentKind, Means, Purpose, RecordPage
from naru.residents.models import Resident
from naru.residents.services import consents, views
from naru.scholarships.models import Application, Grant, Round, Use
from naru.schools.models import Term
from naru.sources.models import Source
from naru.spaces.models import Bench, Booking, Sitting
from tests.browser.diagnosed import answered_twice
from tests.catalogue import sheets
from tests.catalogue.factories import ProviderFactory, RunFactory
from tests.catalogue.own import Staff
from tests.counselling.factories import (
    AppointmentFactory,
    GoalFactory,
    GoalStepFactory,
    NoteFactory,
    PairingFactory,
)
from tests.credentials.factories import issued
from tests.credits.classes import furnish_credits, taught
from tests.enrolments.classes import class_of, closed, meetings
from tests.enrolments.factories import (
    ApplicationFactory,
    ElsewhereFactory,
    IntakeFactory,
    move_in,
    plan,
    published_door,
    stand,
    written,
)
from tests.enrolments.reviewed import decided, frozen, read_review
from tests.lessons.factories import LearningFactory, PackageFactory, VersionFactory, seat_at
from tests.lessons.learners import WRONG, learner, sit
from tests.occupations.factories import ExamFactory
from tests.outcomes.factories import asked
from tests.payments.cards import begin
from tests.payments.factories import charge, pay, rules, seat
from tests.planning.factories import PlanFactory, RouteFactory, StepFactory, shown_by
from tests.residents.factories import ResidentFactory
from tests.schools.made import held, let_in, modules
from tests.schools.made import seat as seat_in_module
from tests.spaces.factories import BookingFactory, SignOffFactory, SittingFactory
from tests.upkeep.factories import make_all

WAITING_DAYS = 14
KNOTS = Path(__file__).parents[2] / "cities" / "haneul" / "lessons" / "knots"
SEOCHO = "서초50플러스센터"
ELSEWHERE = ("손바느질 첫걸음", "마을 텃밭 가꾸기")
"""A provider that looks at papers."""


def furnish() -> str:
    """Do it all; what the words in the addresses of `pages.py` stand for, as JSON."""
    now = timezone.now()
    people = {user.email.partition("@")[0]: user for user in User.objects.all()}
    resident, newcomer = (
        Resident.objects.get(user=people[key]) for key in ("resident", "newcomer")
    )
    walk_in = next(one for one in Resident.objects.filter(user=None) if one.name == WALK_IN)
    live(resident, at=now)
    ask_erasure(resident=newcomer, waiting_days=WAITING_DAYS, by=people["newcomer"], at=now)
    clerk = Membership.objects.get(user=people["counsellor"])
    for record in (resident, walk_in):
        views.note_visit(
            resident=record,
            membership=clerk,
            purpose=Purpose.COUNSELLING,
            words="",
            page=RecordPage.DESK_RECORD,
            at=now,
        )
    make_all(now)
    token = make_token(people["operator"], at=now)
    prove(by=people["auditor"], at=now)
    words = {"newcomer": newcomer, "resident": resident, "token": token, "walk_in": walk_in}
    words["work"] = clerk
    words["receipt"] = enquiries.ask(
        resident=resident, policy="life-design-school", book=rulebook(), by=resident.user, at=now
    )
    words |= furnish_spaces(resident, people["instructor"], at=now)
    words["course"] = Run.objects.select_related("course").order_by("pk")[0].course
    staff = Staff(Membership.objects.get(user=people["provider"]))
    words |= furnish_workspace(staff)
    words |= furnish_certificates(resident, staff, at=now)
    words |= furnish_scholarship(people, at=now)
    words |= furnish_doors(resident, at=now)
    words["mentor"] = Mentor.objects.get(user=people["mentor"])
    words["hours"] = SimpleNamespace(public_id=words["mentor"].hours.order_by("pk")[0].pk)
    words["room"] = Room.objects.filter(organisation=words["mentor"].organisation).order_by("pk")[0]
    goal = GoalFactory(resident=resident)
    GoalStepFactory(goal=goal, due_on=timezone.localdate(now) + timedelta(days=5))
    GoalFactory(resident=resident, state="PROPOSED", mentor_agreed_at=None, words="더 나은 목표")
    NoteFactory(resident=resident)
    words["talk"] = AppointmentFactory(
        resident=resident,
        mentor=Mentor.objects.get(user=people["mentor"]),
        starts_at=now + timedelta(days=3),
        earlier_since=now,
    )
    words["talk_link"] = SimpleNamespace(public_id=talk_links.token(words["talk"]))
    words |= furnish_learning(resident, at=now)
    furnish_caseload(words["mentor"], at=now)
    words["plan"] = furnish_plan(resident, at=now)
    words["doubted"] = furnish_doubt(words["plan"], at=now)
    words["mentor_question"] = Request.objects.get(
        kind=RequestKind.QUESTION, state=RequestState.OPEN
    )
    words["diagnosis"] = answered_twice(resident, by=people["counsellor"], at=now)
    words |= furnish_reviews(staff, resident, at=now)
    words["school"] = furnish_school(staff, resident, at=now)
    words["marked_class"] = taught(staff, at=now).run
    furnish_credits(resident, at=now)
    words |= furnish_lessons(staff, resident, at=now)
    follow_up = asked(at=now, resident=resident, reason="completion:9001")
    words["follow_up"] = SimpleNamespace(public_id=follow_up_links.token(follow_up))
    return json.dumps({word: str(thing.public_id) for word, thing in words.items()})


def furnish_lessons(staff: Staff, resident: Resident, *, at: datetime) -> dict[str, Any]:
    """A course that the resident learns, and one that they may begin."""
    words: dict[str, Any] = {}
    for word in ("taken", "learnable"):
        package = PackageFactory(course__title=f"매듭 묶기 {word}")
        read = read_folder(KNOTS, limits=Limits())
        if read.document is None:
            raise ValueError(str(read.mistakes))
        version = versions.bring(
            course_id=package.course_id, document=read.document, files=read.files, at=at
        )
        words[word] = seat_at(package, resident=resident)
        if word == "taken":
            words[word] = LearningFactory(version=version, application=words[word])
            VersionFactory(package=package, number=2)
    words["taught"] = staff.course(publish=True, title="매듭 가르치기")
    versions.bring(course_id=words["taught"].pk, document=read.document, files=read.files, at=at)
    words["lesson"] = SimpleNamespace(public_id=read.document.codes[0])
    questions = read.document.quiz["questions"] if read.document.quiz else []
    words["question"] = SimpleNamespace(public_id=questions[0]["code"])
    return words


def furnish_school(staff: Staff, resident: Resident, *, at: datetime) -> Term:
    """A school in which the resident is in the middle of the first stage, and another has not
    chosen anything.
    """
    term = held(staff, at=at)
    let_in(term, resident, at=at)
    let_in(term, ResidentFactory(name="가상 주민 다섯"), at=at, no=2)
    seat_in_module(modules(term, 1)[0].intake, resident, at=at)
    return term


def furnish_spaces(
    resident: Resident, teacher: User, *, at: datetime
) -> dict[str, Booking | Sitting]:
    """A time to book, a booking to come, and one that is on now with a skill signed."""
    bench = Bench.objects.get(sittings__instructor=teacher, sittings__starts_at__lt=at)
    now = SittingFactory(
        bench=bench,
        instructor=teacher,
        starts_at=at - timedelta(minutes=30),
        ends_at=at + timedelta(minutes=20),
    )
    came = {"state": "USED", "arrived": "SCAN", "arrived_at": at}
    SignOffFactory(booking=BookingFactory(resident=resident, sitting=now, **came))
    coming = Booking.objects.filter(resident=resident, state="APPROVED", starts_at__gt=at)
    free = Sitting.objects.filter(starts_at__gt=at + timedelta(days=2), bookings=None)
    return {
        "signed_sitting": now,
        "space_booking": coming[0],
        "sitting": free.order_by("starts_at", "pk")[0],
    }


def furnish_scholarship(
    people: dict[str, User], *, at: datetime
) -> dict[str, Application | Grant | Use]:
    """Two drafts, one before its consent; what the demo made of the rest."""
    residents = {key: Resident.objects.get(user=people[key]) for key in ("newcomer", "family")}
    consents.give(
        resident_id=residents["family"].pk,
        kind=ConsentKind.SENSITIVE,
        means=Means.ONLINE,
        by=people["family"],
        at=at,
    )
    the_round = Round.objects.get(code=OPEN)
    drafts = {
        key: begin_application(round_id=the_round.pk, resident=one, by=people[key], at=at)
        for key, one in residents.items()
    }
    own = Application.objects.get(resident__user=people["resident"])
    return {
        "new_draft": drafts["newcomer"],
        "draft": drafts["family"],
        "granted": own,
        "grant": own.grant,
        "place": own.grant.uses.get(state="HELD"),
        "waiting": Application.objects.filter(state="SUBMITTED").order_by("pk")[0],
        "eligible": Application.objects.get(state="ELIGIBLE"),
    }


def furnish_doors(resident: Resident, *, at: datetime) -> dict[str, Any]:
    """An open door, one at which the resident waits, and one that offers them a seat."""
    runs = Run.objects.present().filter(starts_on__gt=timezone.localdate(at), intake=None)
    free, full, freed = runs.select_related("course").order_by("pk")[:3]
    week = timedelta(days=7)
    times = {"opens_at": at - week, "closes_at": at + week, "offers_until_at": at + 2 * week}
    IntakeFactory(run=free, capacity=20, **times)
    door = IntakeFactory(run=full, capacity=1, **times)
    waits = ApplicationFactory(intake=door, resident=resident, state_at=at, told_at=at)
    offered = ApplicationFactory(
        intake=IntakeFactory(run=freed, capacity=1, **times),
        resident=resident,
        state=State.OFFERED,
        state_at=at,
        told_at=at,
        offered_at=at,
        offer_until_at=at + timedelta(days=1),
    )
    baking = {"resident": resident, "state_at": at, "told_at": at, "materials_won": 20_000}
    paid = charge(seat(**baking), at=at)
    pay(paid, at=at)
    due = charge(seat(**baking), at=at)
    order = begin(due, at=at)
    seocho = Provider.objects.filter(name=SEOCHO).first() or ProviderFactory(name=SEOCHO)
    place = seat(provider=seocho, resident=resident, state_at=at, told_at=at)
    papered = charge(place, at=at, by_rules=rules(SEOCHO))
    return {
        "due": due.claim,
        "card_order": order,
        "papered": papered.claim,
        "paid": paid.claim,
        "door_course": free.course,
        "door_run": free,
        "enrolment": waits.claim,
        **furnish_elsewhere(resident, at=at),
        "offered": offered.claim,
        "offer": SimpleNamespace(public_id=links.token(offered)),
    }


def furnish_elsewhere(resident: Resident, *, at: datetime) -> dict[str, Any]:
    """A course that one applies for at another site, and one for which the resident did."""
    day = timezone.localdate(at)
    begins = {"starts_on": day + timedelta(days=14), "last_on": day + timedelta(days=42)}
    site = {"apply_at": ApplyAt.ELSEWHERE, "apply_url": "https://learn.example.org/apply"}
    free, taken = (RunFactory(course__title=title, **begins, **site) for title in ELSEWHERE)
    told = ElsewhereFactory(
        resident=resident, run=taken, applied_on=day, admitted_on=day, told_at=at
    )
    return {"there_course": free.course, "there_run": free, "elsewhere": told}


def furnish_learning(resident: Resident, *, at: datetime) -> dict[str, Any]:
    """A course with an attempt that runs, and one with an exam that was handed in."""
    running = learner(resident=resident, at=at)
    attempt = attempts.begin(learning_id=running.pk, by=resident.user, at=at)
    done = sit(learner(resident=resident, at=at), WRONG, at=at, by=resident.user)
    return {"learning": running, "attempt": attempt, "reviewed_attempt": done}


def furnish_caseload(mentor: Mentor, *, at: datetime) -> None:
    """Two more of the mentor's: one did not come last week, with another all is well."""
    week = timedelta(days=7)
    missed, fine = (
        PairingFactory(mentor=mentor, resident__name=name, state_at=at - 2 * week)
        for name in ("가상 주민 셋", "가상 주민 넷")
    )
    AppointmentFactory(
        mentor=mentor, resident=missed.resident, starts_at=at - week, state="NO_SHOW"
    )
    GoalFactory(resident=missed.resident)
    GoalFactory(resident=fine.resident)
    AppointmentFactory(mentor=mentor, resident=fine.resident, starts_at=at + 2 * week)


def furnish_plan(resident: Resident, *, at: datetime) -> Plan:
    """A chosen route of three steps, practice and two exams, of which one step fell through and one
    exam was moved; another beside it.
    """
    goal = Occupation.objects.get(code="occ.care-worker")
    a_plan = PlanFactory(
        resident=resident,
        occupation=goal,
        deadline_on=timezone.localdate(at) + timedelta(days=200),
        state="READY",
        asked_at=at,
        answered_at=at,
        remarks={
            "wanted": 6,
            "nobody": [["skill.body-care", 3]],
            "limits": [{"limits": ["MONEY"], "covered": 1, "amount": 70_000, "until_on": None}],
            "shortlisted": False,
            "solver": True,
        },
    )
    day = timezone.localdate(at)
    for number, kinds in ((1, ["FASTEST", "CHEAPEST"]), (2, ["SUREST"])):
        route = RouteFactory(plan=a_plan, number=number, kinds=kinds, covered=5)
        runs = Run.objects.present().filter(starts_on__gt=day).select_related("course")
        for position, run in enumerate([None, *runs.order_by("pk")[number : number + 2]], 1):
            StepFactory(
                route=route,
                position=position,
                run=run,
                gives=["skill.body-care"],
                starts_on=day,
                last_on=day + timedelta(days=14),
                why={"covered": 1, "days": 0, "won": 0},
                then={"covered": 0, "days": 14, "won": 20_000},
                instead=[
                    {"title": "다른 강좌", "starts_on": "2027-01-04", "last_on": "2027-02-04"}
                ],
            )
        bench = Bench.objects.get(code="ec-care")
        StepFactory(
            route=route,
            position=4,
            run=None,
            bench=bench,
            skill=bench.skills.get(code="skill.body-care"),
            times=2,
            title="실습",
            gives=["practice:skill.body-care"],
            starts_on=day + timedelta(days=14),
            last_on=day + timedelta(days=27),
        )
        for position, moved in ((5, 0), (6, 7)):
            exam = exam_of_qnet(f"{number}{position}", on=day + timedelta(days=60 + moved))
            StepFactory(
                route=route,
                position=position,
                run=None,
                exam=exam,
                title=exam.name,
                fee_won=None,
                gives=[],
                starts_on=exam.starts_on - timedelta(days=moved),
                last_on=exam.last_on - timedelta(days=moved),
            )
    plans.choose(resident=resident, number=1, by=resident.user, at=at)
    shown_by(resident)
    return a_plan


def exam_of_qnet(number: str, *, on: date) -> Exam:
    """A round as it is imported: the first time to apply is over, a second one comes."""
    weeks = [(on - timedelta(days=ahead), on - timedelta(days=ahead - 3)) for ahead in (90, 20)]
    return ExamFactory(
        certificate=Certificate.objects.get(code="cert.information-processing"),
        round=f"qnet:{on:%Y}:T:{number}",
        source=Source.objects.get(code="qnet"),
        read_on=timezone.localdate(),
        sample=False,
        fee_won=None,
        starts_on=on,
        last_on=on + timedelta(days=7),
        result_on=on + timedelta(days=30),
        windows=weeks,
    )


def furnish_doubt(plan: Plan, *, at: datetime) -> Course:
    """A course that was asked about, with what was told."""
    run = plan.routes.get(number=2).steps.filter(run__isnull=False).last().run
    answer = {"unfit": None, "loss": {"covered": 1, "days": 9, "won": 20_000}}
    Doubt.objects.create(plan=plan, course=run.course, asked_at=at, answered_at=at, answer=answer)
    return run.course


def furnish_reviews(staff: Staff, resident: Resident, *, at: datetime) -> dict[str, Any]:
    """A review to be published, one that is open, one being read, one that was decided; and a seat
    that is held for the resident.
    """
    course, day = Course.objects.visible_to(staff.organisation).get(number="D-1"), timedelta(days=1)
    fresh = IntakeFactory(run=staff.run(course, number="61"), mode=DoorMode.REVIEW)
    read = read_review(staff, course, at=at, number="62")
    reviewed = read_review(staff, course, at=at, number="63")
    for door in (read, reviewed):
        for _ in range(3):
            written(door, resident=ResidentFactory(), at=at - 5 * day)
    mine = written(reviewed, resident=resident, at=at - 5 * day)
    first = frozen(read, at=at).intake.claims.order_by("pk")[0].statement
    decided(reviewed, at=at)
    times = {"opens_at": at - day, "closes_at": at + day, "offers_until_at": at + 3 * day}
    asked = IntakeFactory(run=staff.run(course, number="64"), mode=DoorMode.REVIEW, **times)
    pays = IntakeFactory(
        run=staff.run(course, number="65"), mode=DoorMode.FIRST_PAID, hold_minutes=60, **times
    )
    held = ApplicationFactory(
        intake=pays,
        resident=resident,
        state=State.OFFERED,
        state_at=at,
        told_at=None,
        offered_at=at,
        offer_until_at=at + timedelta(hours=1),
    )
    follow_seat(application_id=held.pk, at=at)
    published_door(door=asked, by=staff.user, decide_at=at + 2 * day)
    drawing = IntakeFactory(run=staff.run(course, number="67"), mode=DoorMode.DRAW, **times)
    draws.seal(intake_id=drawing.pk, plan=plan(known_at=at + 2 * day), by=staff.user, at=at)
    lot, friend = (stand(drawing, one, at=at) for one in (resident, ResidentFactory()))
    party = companions.invite(claim=friend, most=2, by=friend.resident.user, at=at)
    companions.invite(claim=lot, most=2, by=resident.user, at=at)
    return {
        "lot": lot,
        "invitation": SimpleNamespace(public_id=links_of_parties.token(party)),
        "held": held.claim,
        "new_review": fresh.run,
        "read_run": read.run,
        "read_token": SimpleNamespace(public_id=first.token),
        "reviewed_run": reviewed.run,
        "reviewed": mine,
        "statement": written(asked, resident=resident, at=at),
    }


def furnish_certificates(resident: Resident, staff: Staff, *, at: datetime) -> dict[str, Any]:
    """One that its holder shows, alone and in the portfolio, and one that was revoked."""
    user, today = resident.user, timezone.localdate(at)
    one = issued(at, "completion:901", resident=resident, issuer=staff.organisation)
    gone = issued(at, "completion:902", resident=resident, title_ko="잘못 나간 강좌")
    sharing.put_in_portfolio(certificate_id=one.pk, wanted=True, by=user, at=at)
    links = [
        sharing.share(
            resident=resident,
            certificate_id=which,
            for_whom="가상회사",
            last_on=today + timedelta(days=30),
            on=today,
            by=user,
            at=at,
        )
        for which in (one.pk, None)
    ]
    revoking.revoke(certificate_id=gone.pk, why=Why.MISTAKE, words="다른 강좌", by=user, at=at)
    return {
        "certificate": one,
        "revoked": gone,
        "certificate_number": SimpleNamespace(public_id=one.number),
        "certificate_code": SimpleNamespace(public_id=one.code),
        "certificate_link": SimpleNamespace(public_id=links[0].token),
        "portfolio_link": SimpleNamespace(public_id=links[1].token),
    }


def furnish_workspace(staff: Staff) -> dict[str, Course | Run | ImportRun]:
    """A course with a draft of a run, and a spreadsheet that waits with rows of every kind."""
    course = Course.objects.visible_to(staff.organisation).get(number="D-1")
    run = staff.run(course, number="9", publish=False)
    listed = staff.run(course, number="8", publish=True)
    move_in(IntakeFactory(run=listed), at=timezone.now())
    changed = {"과정번호": "D-1", "회차": "9", "정원": "25"}
    with TemporaryDirectory() as folder:
        rows = sheets.table({}, changed, {"회차": "2", "정원": "x"})
        sheet = sheets.read(staff, Path(folder), rows)
    drawn = drawn_run(staff, course)
    ours = class_of(staff, course, at=timezone.now()).run
    return {
        "own_course": course,
        "own_run": run,
        "own_list": listed,
        "own_class": ours,
        "closed_class": closed(staff, course, at=timezone.now()).run,
        "own_meeting": SimpleNamespace(public_id=meetings(ours)[1].pk),
        "sheet": sheet,
        "drawn_run": drawn,
        "off_run": off_run(staff, course),
    }


def off_run(staff: Staff, course: Course) -> Run:
    """A run that was called off with three people at its door, not all of them told yet."""
    door = IntakeFactory(run=staff.run(course, number="66"))
    for no in (1, 2, 3):
        ApplicationFactory(intake=door, no=no)
    calling_off.call_off(
        intake_id=door.pk,
        reason=OffReason.TOO_FEW,
        words="봄에 다시 엽니다.",
        others=[],
        by=staff.user,
        at=timezone.now(),
    )
    return door.run


def drawn_run(staff: Staff, course: Course) -> Run:
    """A run whose seats were drawn a while ago, one of them in a reserved share."""
    run, now = staff.run(course, number="88"), timezone.now()
    hour = timedelta(hours=1)
    door = IntakeFactory(
        run=run,
        mode=DoorMode.DRAW,
        capacity=4,
        opens_at=now - 9 * hour,
        closes_at=now - 5 * hour,
        offers_until_at=now + 9 * hour,
    )
    words = [("near-poor", "차상위계층", "Near-poor", 25)]
    chosen = plan(
        shares=[("near-poor", 1)],
        words=words,
        memory=Memory(2, 1, 12, 6),
        known_at=now - 2 * hour,
    )
    by = staff.user
    draws.seal(intake_id=door.pk, plan=chosen, by=by, at=now - 10 * hour)
    people = [ResidentFactory() for _ in range(9)]
    for one in people:
        stand(door, one, at=now - 8 * hour)
    shares = {people[0].pk: "near-poor"}
    draws.freeze(intake_id=door.pk, tickets={}, shares=shares, at=now - 4 * hour)
    draws.draw(intake_id=door.pk, public_value="3 11 24 31 38 45 + 7", by=by, at=now - hour)
    return run


def live(resident: Resident, *, at: datetime) -> None:
    """Consents beyond the first, and notices."""
    for kind in (ConsentKind.NEWS, ConsentKind.SENSITIVE):
        consents.give(
            resident_id=resident.pk, kind=kind, means=Means.ONLINE, by=resident.user, at=at
        )
    inbox.send(resident=resident, kind=Kind.WELCOME, at=at)
    to_on = timezone.localdate(at) + timedelta(days=365)
    inbox.send(resident=resident, kind=Kind.HELPER_ADDED, at=at, helper="가상 가족", to_on=to_on)


def make_token(operator: User, *, at: datetime) -> ApiToken:
    """One that may be revoked."""
    today = timezone.localdate(at)
    token, _secret = issue_api_token(
        name="가상 연계 기관",
        contact="integrator@example.org",
        scopes=[Scope.READ],
        expires_on=today + timedelta(days=300),
        by=operator,
        at=at,
        today=today,
    )
    return token
