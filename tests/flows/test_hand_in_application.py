"""Handing in: facts before the rule, a receipt, a notice; or a sentence and nothing."""

import json
import threading

import pytest
from django.db import connection

from naru.audit.models import Entry
from naru.flows.hand_in_application import AnswersContradict, AnswersMissing, BothWelfareKinds
from naru.notices.models import Notice
from naru.policies.models import Receipt
from naru.residents.enums import Fact
from naru.residents.services import answers
from naru.scholarships.models import Application
from naru.scholarships.services.applications import HandedInAlready, PapersMissing
from tests.flows.scholarship import applied, begin, hand_in, paper, somebody
from tests.scholarships.factories import FACTS, TERMS, funded_round

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def the_round():
    return funded_round()


def test_it_stands_on_what_rule_and_criteria_look_at_and_nothing_else(noon, the_round):
    resident = somebody(noon)
    answers.tell(
        resident_id=resident.pk, answers={Fact.HOUSEHOLD_SIZE: 3}, by=resident.user, at=noon
    )
    one = applied(resident, the_round, noon)
    assert one.state == "SUBMITTED"
    assert one.facts == {name: FACTS[name] for name in FACTS if name != "employment"}
    receipt = Receipt.objects.get()
    assert (receipt.kind, receipt.outcome, receipt.decision) == (
        "APPLICATION",
        "WAITING",
        f"scholarship-application:{one.pk}",
    )
    assert json.loads(receipt.body)["verdict"]["answer"] == "yes"
    assert Notice.objects.get().kind == "scholarship.in"


def test_who_does_not_meet_the_rule_gets_a_receipt_with_what_to_do_and_may_apply_again(
    noon, the_round
):
    resident = somebody(noon, benefits_now=["LIFELONG_VOUCHER"])
    one = hand_in(begin(resident, the_round, noon), noon)
    assert (one.state, one.decided_at) == ("REFUSED", noon)
    receipt = Receipt.objects.get()
    assert receipt.outcome == "REFUSED"
    assert json.loads(receipt.body)["words"]["ko"]["changes"] != []
    assert Notice.objects.get().params["receipt"] == str(receipt.public_id)
    answers.tell(
        resident_id=resident.pk, answers={Fact.BENEFITS_NOW: []}, by=resident.user, at=noon
    )
    assert applied(resident, the_round, noon).state == "SUBMITTED"
    assert Receipt.objects.count() == 2


def refuses(one, noon, no):
    """Handing in is refused and leaves everything as it was."""
    before = (Entry.objects.count(), Receipt.objects.count(), Notice.objects.count())
    with pytest.raises(no):
        hand_in(one, noon)
    assert (Entry.objects.count(), Receipt.objects.count(), Notice.objects.count()) == before
    assert Application.objects.get().state == "DRAFT"


@pytest.mark.parametrize(
    ("facts", "no"),
    [
        ({"near_poor": None}, AnswersMissing),
        ({"near_poor": True, "basic_livelihood": True}, BothWelfareKinds),
    ],
)
def test_missing_and_contradicting_answers_are_refused(noon, the_round, facts, no):
    draft = begin(somebody(noon, **facts), the_round, noon)
    paper(draft, noon)
    refuses(draft, noon, no)


def test_without_its_papers_it_is_refused(noon, the_round):
    refuses(begin(somebody(noon), the_round, noon), noon, PapersMissing)


def test_answers_that_cannot_be_true_are_refused(noon, the_round, monkeypatch):
    """A scheme that left the pack since it was told."""
    draft = begin(somebody(noon, benefits_now=["PUBLIC_JOB"]), the_round, noon)
    paper(draft, noon)
    from naru.residents.models import Answer

    Answer.objects.filter(fact="benefits_now").update(value=["GONE_SCHEME"])
    refuses(draft, noon, AnswersContradict)
    assert TERMS.policy == the_round.policy


def test_handed_in_twice_at_once_it_is_handed_in_once(noon, the_round):
    draft = begin(somebody(noon), the_round, noon)
    paper(draft, noon)
    start, outcomes = threading.Barrier(4), []

    def run():
        try:
            start.wait()
            hand_in(draft, noon)
            outcomes.append("in")
        except HandedInAlready:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "refused", "refused", "refused"]
    assert (Receipt.objects.count(), Notice.objects.count()) == (1, 1)
