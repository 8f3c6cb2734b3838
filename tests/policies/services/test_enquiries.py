"""An official answer: on what the record says, once a day for the same question, never a guess."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from naru.policies.enums import DecisionKind, Outcome
from naru.policies.models import Enquiry, Receipt
from naru.policies.reading.book import rulebook
from naru.policies.services import enquiries
from naru.residents.enums import Fact
from naru.residents.services import answers
from tests.refusals import refused
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)

SCHOOL = "life-design-school"


@pytest.fixture
def resident(noon):
    one = ResidentFactory()
    tell(one, noon, birth_on="1976-03-02", lives_in_city=True)
    return one


def tell(resident, at, **told):
    facts = {Fact(name): value for name, value in told.items()}
    answers.tell(resident_id=resident.pk, answers=facts, by=resident.user, at=at)


def ask(resident, at, policy=SCHOOL):
    return enquiries.ask(resident=resident, policy=policy, book=rulebook(), by=resident.user, at=at)


def test_the_answer_is_decided_on_the_record_and_signed(resident, noon):
    receipt = ask(resident, noon)
    assert (receipt.kind, receipt.outcome) == (DecisionKind.ENQUIRY, Outcome.MEETS)
    content = json.loads(receipt.body)
    assert content["decision"] == f"enquiry:{Enquiry.objects.get().pk}"
    assert content["verdict"]["facts"] == {"birth_on": "1976-03-02", "lives_in_city": True}


def test_asked_again_the_same_receipt_comes_back(resident, noon):
    first = ask(resident, noon)
    assert ask(resident, noon + timedelta(minutes=5)) == first
    tell(resident, noon, birth_on="1950-03-02")
    second = ask(resident, noon + timedelta(minutes=10))
    assert (second.outcome, second != first) == (Outcome.FAILS, True)
    assert ask(resident, noon + timedelta(days=1)) not in (first, second)


def test_many_at_once_get_one_receipt(resident, noon):
    """Two windows, two clicks: the database lets one question in, and the others wait for it."""
    found, gate = [], threading.Barrier(4)

    def click():
        gate.wait()
        with transaction.atomic():
            found.append(ask(resident, noon).pk)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert len(found) == 4
    assert set(found) == {Receipt.objects.get().pk}


def test_there_is_no_answer_where_too_little_is_known(resident, noon):
    with refused(enquiries.TooLittleKnown):
        ask(resident, noon, "training-scholarship")
    with refused(enquiries.RuleNotPublished):
        ask(resident, noon, "k-mooc")
    with refused(enquiries.NoSuchRule):
        ask(resident, noon, "free-boats")
    tell(resident, noon, employment="RETIRED", small_merchant=True)
    with refused(enquiries.AnswersContradict):
        ask(resident, noon)
    assert Enquiry.objects.count() == Receipt.objects.count() == 0
