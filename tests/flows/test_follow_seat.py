"""What follows from a seat: points kept, a notice with the next step, once, each on their own."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.enrolments.enums import State
from naru.enrolments.models import Application, Ground
from naru.enrolments.services import ending
from naru.flows import door_tasks
from naru.flows.cancel_enrolment import cancel_enrolment
from naru.flows.enrol import enrol
from naru.flows.follow_seat import follow_seat
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.policies.models import Receipt
from naru.policies.reading.book import rulebook
from naru.residents.enums import Fact
from naru.residents.services import answers
from naru.scholarships.models import Use
from naru.scholarships.queries.mine import wallet_for
from naru.scholarships.services import grants
from tests.catalogue.own import Staff
from tests.enrolments.factories import ApplicationFactory, IntakeFactory, settle_all, stand
from tests.residents.factories import ResidentFactory
from tests.scholarships.factories import ApplicationFactory as ScholarshipFactory
from tests.scholarships.factories import funded_round
from tests.schools.made import held, seat

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2027, 1, 4, 3, tzinfo=UTC)


def seated(**more):
    fee = {"intake__run__fee_won": 240_000, "intake__run__payer": "LEARNER"}
    days = {"intake__run__starts_on": date(2027, 1, 11), "intake__run__last_on": date(2027, 1, 29)}
    return ApplicationFactory(state=State.SEATED, told_at=None, **fee, **days, **more)


def kinds(one):
    return list(Notice.objects.filter(resident=one.resident).order_by("pk").values_list("kind"))


def test_a_seat_is_told_once_with_the_next_step():
    one = seated()
    assert follow_seat(application_id=one.pk, at=AT) is True
    assert follow_seat(application_id=one.pk, at=AT) is False
    said = told(Notice.objects.get(), language="ko")
    assert said.subject == f"{one.intake.run.course.title}: 자리를 받았습니다"
    assert "다음에 할 일" in said.body
    one.refresh_from_db()
    assert one.told_at == AT


def test_a_seat_at_the_entrance_of_a_school_leads_there():
    term, resident = held(Staff(), at=AT), ResidentFactory()
    one = seat(term.entrance, resident, at=AT)
    one.told_at = None
    one.save()
    follow_seat(application_id=one.pk, at=AT)
    assert kinds(one) == [("school.in",)]
    assert "내 학교" in told(Notice.objects.get(), language="ko").body


def test_a_number_is_told():
    one = ApplicationFactory(told_at=None, no=7)
    follow_seat(application_id=one.pk, at=AT)
    assert "대기 7번" in told(Notice.objects.get(), language="ko").subject


def test_points_are_kept_for_the_seat_and_come_back_when_it_is_given_up():
    grant = grants.grant(application_id=ScholarshipFactory(round=funded_round()).pk, by=None, at=AT)
    one = seated(resident=grant.resident, by_points=True, intake__run__materials_won=40_000)
    follow_seat(application_id=one.pk, at=AT)
    use = Use.objects.get()
    kept = (use.reference, use.points, use.materials_points)
    assert kept == (f"enrolment:{one.claim_id}", 240_000, 40_000)
    assert kinds(one) == [("enrolment.seated",), ("scholarship.held",)]
    cancel_enrolment(claim=one.claim, by=one.resident.user, at=AT)
    wallet = wallet_for(grant)
    assert (wallet.free, wallet.held) == (grant.points, 0)
    assert kinds(one)[-1] == ("scholarship.back",)


def test_too_few_points_leave_the_seat_and_say_why_in_the_readers_language():
    one = seated(by_points=True)
    follow_seat(application_id=one.pk, at=AT)
    assert Use.objects.count() == 0
    assert kinds(one) == [("enrolment.seated",), ("enrolment.points_short",)]
    short = Notice.objects.latest("pk")
    assert "남은 포인트가 수강료보다 적습니다." in told(short, language="ko").body
    assert "남은" not in told(short, language="en").body


def test_settling_asks_for_the_job_and_one_failure_holds_nobody(monkeypatch, caplog):
    door = IntakeFactory()
    people = [ResidentFactory() for _ in range(3)]
    for person in people:
        stand(door, person)
    settle_all(door)
    assert ProcrastinateJob.objects.filter(task_name="enrolments.follow").exists()
    whole = door_tasks.follow_seat
    broken = door.applications.get(resident=people[1]).pk

    def stumbles(*, application_id, at):
        if application_id == broken:
            raise RuntimeError
        return whole(application_id=application_id, at=at)

    monkeypatch.setattr(door_tasks, "follow_seat", stumbles)
    door_tasks.follow_door(intake_id=door.pk)
    untold = door.applications.filter(told_at=None)
    assert [one.pk for one in untold] == [broken]
    assert f"Application {broken} could not be followed up." in caplog.text
    monkeypatch.undo()
    door.applications.update(state_at=AT.replace(year=2026, month=1))
    door_tasks.follow_left(timestamp=0)
    assert not untold.all().exists()
    assert Notice.objects.count() == 3


RULE = "life-design-school"


def ruled(**more):
    """A door with a rule that is open at `AT`."""
    day = timedelta(days=1)
    times = {"opens_at": AT - day, "closes_at": AT + day, "offers_until_at": AT + 2 * day}
    return IntakeFactory(policy=RULE, **times, **more)


def let_in(door, born="1976-03-02"):
    """Somebody who has clicked at a door with a rule."""
    one = ResidentFactory()
    said = {Fact.BIRTH_ON: born, Fact.LIVES_IN_CITY: True}
    answers.tell(resident_id=one.pk, answers=said, by=one.user, at=AT)
    return enrol(intake=door, resident=one, by=one.user, at=AT)


def followed(claim):
    """The click numbered and followed up, twice."""
    settle_all(claim.intake, at=AT)
    one = Application.objects.get(claim=claim)
    follow_seat(application_id=one.pk, at=AT)
    Application.objects.filter(pk=one.pk).update(told_at=None)
    follow_seat(application_id=one.pk, at=AT)
    return one


def test_whoever_a_rule_lets_in_has_one_receipt_with_a_seat_or_without():
    door = ruled(capacity=1)
    seat, number = (followed(let_in(door)) for _ in range(2))
    assert (seat.seat_no, number.wait_no) == (1, 1)
    found = Receipt.objects.order_by("decision")
    assert sorted(found.values_list("kind", "outcome", "policy", "resident", "decision")) == sorted(
        ("APPLICATION", "ACCEPTED", RULE, one.resident_id, f"enrolment:{one.claim_id}")
        for one in (seat, number)
    )
    grounds = [json.loads(one.body)["grounds"] for one in found]
    assert {(one["seat"], one["number"]) for one in grounds} == {(1, None), (None, 1)}
    assert not Ground.objects.exists()
    call_command("verify_receipts")


def test_a_receipt_is_of_what_the_record_said_at_the_click():
    claim = let_in(ruled())
    changed = {Fact.BIRTH_ON: "1999-03-02"}
    answers.tell(resident_id=claim.resident_id, answers=changed, by=claim.by, at=AT)
    followed(claim)
    verdict = json.loads(Receipt.objects.get().body)["verdict"]
    assert (verdict["answer"], verdict["facts"]["birth_on"]) == ("yes", "1976-03-02")
    call_command("verify_receipts")


def test_a_receipt_is_of_the_rules_of_the_click(monkeypatch):
    """The pack has changed by the time the click is followed up."""
    claim = let_in(ruled())
    before = rulebook()
    now = replace(before, digest="0" * 64)
    monkeypatch.setattr("naru.flows.follow_seat.rulebook", lambda: now)
    followed(claim)
    assert Receipt.objects.get().pack_id == before.digest
    call_command("verify_receipts")


def test_a_click_taken_back_before_its_number_keeps_nothing():
    claim = let_in(ruled())
    assert Ground.objects.get().claim == claim
    ending.cancel(claim_id=claim.pk, by=claim.by, at=AT)
    assert (Ground.objects.count(), Receipt.objects.count()) == (0, 0)


def test_without_rule_draw_or_review_none_of_them_is_looked_for():
    for one in (seated(), ApplicationFactory(told_at=None, no=7)):
        with CaptureQueriesContext(connection) as asked:
            assert follow_seat(application_id=one.pk, at=AT) is True
        tables = " ".join(query["sql"] for query in asked)
        looked = ("enrolments_ground", "enrolments_lot", "enrolments_statement")
        assert [table for table in looked if table in tables] == []
    assert Receipt.objects.count() == 0
