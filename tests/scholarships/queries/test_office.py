"""The office's lists: those to check first, no drafts; courses that can be paid."""

from datetime import UTC, datetime, timedelta

import pytest

from naru.accounts.enums import Role
from naru.catalogue.enums import Payer
from naru.catalogue.index import writing
from naru.scholarships.enums import ApplicationState, CheckKind
from naru.scholarships.queries import office
from naru.scholarships.services import checks
from tests.catalogue.factories import RunFactory
from tests.scholarships.factories import OPENED, ApplicationFactory, funded_round, staff

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 3, tzinfo=UTC)


def test_who_waits_for_a_check_comes_first_in_order_of_arrival():
    one = funded_round()
    done = ApplicationFactory(round=one, submitted_at=OPENED)
    second = ApplicationFactory(
        round=one, state=ApplicationState.SUBMITTED, submitted_at=OPENED + timedelta(hours=2)
    )
    first = ApplicationFactory(
        round=one, state=ApplicationState.MORE_ASKED, asked_words="x",
        submitted_at=OPENED + timedelta(hours=1),
    )  # fmt: skip
    ApplicationFactory(round=one, state=ApplicationState.DRAFT, submitted_at=None)
    assert list(office.queue_of(one)) == [first, second, done]
    assert list(office.queue_of(one, state="ELIGIBLE")) == [done]


def test_each_line_knows_its_checks_and_each_role_its_next_one(django_assert_num_queries):
    one = ApplicationFactory(round=funded_round(), state=ApplicationState.SUBMITTED)
    assert office.next_check(one, role=Role.COUNSELLOR) == CheckKind.INCOME
    assert office.next_check(one, role=Role.MANAGER) == CheckKind.DOUBLE_BENEFIT
    assert office.next_check(one, role=Role.AUDITOR) is None
    clerk = staff(Role.COUNSELLOR)
    checks.check(
        application_id=one.pk, kind=CheckKind.INCOME, found={}, words="x", membership=clerk, at=AT
    )
    assert office.next_check(one, role=Role.COUNSELLOR) is None
    assert [check.by for check in office.checks_of(one)] == [clerk.user]
    with django_assert_num_queries(1):
        (line,) = office.lines([one])
    assert (line.income, line.double) == (True, False)
    one.state = ApplicationState.REFUSED
    assert office.next_check(one, role=Role.MANAGER) is None


def test_runs_to_pay_are_to_come_and_cost_something():
    soon = AT.date() + timedelta(days=3)
    run = RunFactory(starts_on=soon, last_on=soon, fee_won=10_000, payer=Payer.LEARNER)
    free = RunFactory(course=run.course, starts_on=soon, last_on=soon, fee_won=0)
    writing.refresh([run.course_id])
    assert office.runs_to_pay(run.course.title, at=AT) == [run]
    assert office.runs_to_pay("  ", at=AT) == []
    assert office.run_to_pay(str(run.public_id), at=AT) == run
    assert office.run_to_pay(str(free.public_id), at=AT) is None
    assert office.run_to_pay("x", at=AT) is None
