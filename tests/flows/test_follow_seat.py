"""What follows from a seat: points kept, a notice with the next step, once, each on their own."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.enrolments.enums import State
from naru.enrolments.models import Application
from naru.flows import tasks
from naru.flows.cancel_enrolment import cancel_enrolment
from naru.flows.follow_seat import follow_seat
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.policies.models import Receipt
from naru.residents.enums import Fact
from naru.residents.services import answers
from naru.scholarships.models import Use
from naru.scholarships.queries.mine import wallet_for
from naru.scholarships.services import grants
from tests.enrolments.factories import ApplicationFactory, IntakeFactory, settle_all, stand
from tests.residents.factories import ResidentFactory
from tests.scholarships.factories import ApplicationFactory as ScholarshipFactory
from tests.scholarships.factories import funded_round

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


def test_a_number_is_told():
    one = ApplicationFactory(told_at=None, no=7)
    follow_seat(application_id=one.pk, at=AT)
    assert "대기 7번" in told(Notice.objects.get(), language="ko").subject


def test_points_are_kept_for_the_seat_and_come_back_when_it_is_given_up():
    grant = grants.grant(application_id=ScholarshipFactory(round=funded_round()).pk, by=None, at=AT)
    one = seated(resident=grant.resident, by_points=True)
    follow_seat(application_id=one.pk, at=AT)
    use = Use.objects.get()
    assert (use.reference, use.points) == (f"enrolment:{one.claim_id}", 240_000)
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
    whole = tasks.follow_seat
    broken = door.applications.get(resident=people[1]).pk

    def stumbles(*, application_id, at):
        if application_id == broken:
            raise RuntimeError
        return whole(application_id=application_id, at=at)

    monkeypatch.setattr(tasks, "follow_seat", stumbles)
    tasks.follow_door(intake_id=door.pk)
    untold = door.applications.filter(told_at=None)
    assert [one.pk for one in untold] == [broken]
    assert f"Application {broken} could not be followed up." in caplog.text
    monkeypatch.undo()
    door.applications.update(state_at=AT.replace(year=2026, month=1))
    tasks.follow_left(timestamp=0)
    assert not untold.all().exists()
    assert Notice.objects.count() == 3


RULE = "life-design-school"


def let_in(born="1976-03-02"):
    """Somebody with a seat behind a door that has a rule."""
    one = seated(intake__policy=RULE)
    told_ = {Fact.BIRTH_ON: born, Fact.LIVES_IN_CITY: True}
    answers.tell(resident_id=one.resident_id, answers=told_, by=one.resident.user, at=AT)
    return one


def test_a_seat_behind_a_rule_has_one_receipt_that_can_be_checked():
    one = let_in()
    follow_seat(application_id=one.pk, at=AT)
    Application.objects.filter(pk=one.pk).update(told_at=None)
    follow_seat(application_id=one.pk, at=AT)
    receipt = Receipt.objects.get()
    assert (receipt.kind, receipt.outcome, receipt.policy, receipt.resident) == (
        "PLACEMENT",
        "ACCEPTED",
        RULE,
        one.resident,
    )
    assert receipt.decision == f"enrolment:{one.claim_id}"
    grounds = json.loads(receipt.body)["grounds"]
    assert (grounds["course"], grounds["seat"]) == (one.intake.run.course.title, one.seat_no)
    call_command("verify_receipts")


def test_without_a_rule_in_the_line_or_against_the_rule_there_is_no_receipt():
    for one in (seated(), ApplicationFactory(told_at=None, no=7), let_in("1999-03-02")):
        assert follow_seat(application_id=one.pk, at=AT) is True
    assert Receipt.objects.count() == 0
