"""Points go out in order of rank until the money ends; whoever clicks, never one more."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection

from naru.accounts.enums import Role
from naru.flows.begin_grants import begin_grants
from naru.flows.settle_application import settle_application
from naru.notices.models import Notice
from naru.notices.queries import told
from naru.policies.models import Receipt
from naru.policies.reading.book import rulebook
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application, Grant
from naru.scholarships.queries.ledger import reconcile
from naru.scholarships.services import draws
from tests.flows.scholarship import applied, checked, somebody
from tests.scholarships.factories import DRAWN, ApplicationFactory, funded_round, staff

pytestmark = pytest.mark.django_db(transaction=True)
AT = DRAWN + timedelta(days=1)


def settle(the_round):
    return settle_application(round_id=the_round.pk, book=rulebook(), at=AT)


def drawn(the_round, by):
    rows = Application.objects.filter(round=the_round, state=ApplicationState.ELIGIBLE)
    points = dict.fromkeys(rows.values_list("pk", flat=True), 10)
    before = DRAWN - timedelta(hours=1)
    draws.freeze(round_id=the_round.pk, points=points, by=by, at=before)
    draws.draw(round_id=the_round.pk, public_number="1 2 3", by=by, at=DRAWN)
    begin_grants(round_id=the_round.pk, by=by, at=AT)


def test_the_whole_way_of_three_people_and_money_for_two(noon):
    the_round, by = funded_round(grants=2), staff(Role.MANAGER).user
    for _one in range(3):
        checked(applied(somebody(noon), the_round, noon))
    drawn(the_round, by)
    assert [settle(the_round) for _time in range(4)] == [True, True, True, False]
    rows = Application.objects.order_by("rank").values_list("state", flat=True)
    assert list(rows) == ["GRANTED", "GRANTED", "NOT_CHOSEN"]
    last = Application.objects.get(rank=3)
    receipt = Receipt.objects.get(decision=f"scholarship-grant:{last.pk}")
    assert (receipt.kind, receipt.outcome) == ("GRANT", "REFUSED")
    assert json.loads(receipt.body)["grounds"] == {
        "round": "winter",
        "points": 0,
        "criteria_points": 10,
        "rank": 3,
        "people": 2,
    }
    said = told(Notice.objects.get(resident=last.resident, kind="scholarship.not_chosen"))
    assert "2명까지 드렸습니다. 순위는 3번째입니다." in said.body
    first = Application.objects.get(rank=1)
    said = told(Notice.objects.get(resident=first.resident, kind="scholarship.granted"))
    assert said.subject == "가상 회차: 600,000포인트를 받으셨습니다"
    assert Grant.objects.get(application=first).granted_by == by
    assert reconcile().faults == ()


def test_whoever_withdrew_after_the_draw_makes_room_for_the_next(noon):
    the_round, by = funded_round(grants=1), staff(Role.MANAGER).user
    for _one in range(2):
        ApplicationFactory(round=the_round)
    drawn(the_round, by)
    Application.objects.filter(rank=1).update(state=ApplicationState.WITHDRAWN)
    while settle(the_round):
        pass
    assert Application.objects.get(rank=2).state == ApplicationState.GRANTED


def test_before_the_run_begins_nothing_is_settled(noon):
    the_round = funded_round()
    ApplicationFactory(round=the_round)
    assert settle(the_round) is False
    assert Grant.objects.count() == 0


def test_twenty_jobs_at_once_on_the_last_600000_give_exactly_one(noon):
    the_round, by = funded_round(grants=1), staff(Role.MANAGER).user
    for _one in range(20):
        ApplicationFactory(round=the_round)
    drawn(the_round, by)
    start, failed = threading.Barrier(20), []

    def run():
        try:
            start.wait()
            settle(the_round)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _one in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    states = list(Application.objects.order_by("rank").values_list("state", flat=True))
    assert states == ["GRANTED", *["NOT_CHOSEN"] * 19]
    assert (Grant.objects.count(), reconcile().faults) == (1, ())
