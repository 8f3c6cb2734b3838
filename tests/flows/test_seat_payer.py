"""From a held seat to one's own: told where to pay, paid by the bank's file, seated, told again."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from naru.enrolments.enums import DoorMode, State, Way
from naru.enrolments.models import Application
from naru.flows import tasks
from naru.flows.answer_offer import answer_offer
from naru.flows.expire_charge import expire_charge
from naru.flows.follow_seat import follow_seat
from naru.flows.offer_seats import offer_seats
from naru.flows.seat_payer import seat_payer
from naru.flows.take_bank_file import take_bank_file
from naru.notices.models import Notice
from naru.payments.enums import ChargeState
from naru.payments.models import Charge
from naru.payments.queries.charges import settled_holds
from naru.payments.rules.bank_rows import Line
from naru.scholarships.models import Use
from naru.scholarships.services import grants
from tests.accounts.factories import OrganisationFactory, UserFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON, TERMS, IntakeFactory, settle_all, stand
from tests.payments.factories import FEE
from tests.residents.factories import ResidentFactory
from tests.scholarships.factories import ApplicationFactory as ScholarshipFactory
from tests.scholarships.factories import funded_round

pytestmark = pytest.mark.django_db(transaction=True)
HALF = timedelta(minutes=30)


def door(*, fee=FEE, **more):
    provider = ProviderFactory(organisation=OrganisationFactory())
    return IntakeFactory(
        mode=DoorMode.FIRST_PAID,
        hold_minutes=30,
        capacity=1,
        run__course__provider=provider,
        run__payer="LEARNER" if fee else "UNKNOWN",
        run__fee_won=fee,
        **more,
    )


def followed(one, *, at=NOON):
    follow_seat(application_id=one.pk, at=at)
    one.refresh_from_db()
    return one


def crowd(at_door, number=2, **more):
    claims = [stand(at_door, ResidentFactory(), **more) for _ in range(number)]
    settle_all(at_door)
    return [followed(Application.objects.get(claim=claim)) for claim in claims]


def kinds(one):
    told = Notice.objects.filter(resident=one.resident).order_by("pk")
    return list(told.values_list("kind", flat=True))


def pays(charge, *, at):
    take_bank_file(
        provider_id=charge.provider_id,
        name="bank.csv",
        until_at=at,
        lines=[Line(2, at, charge.won, charge.number, "", "")],
        by=UserFactory(),
        at=at,
    )


def test_whoever_pays_in_time_gets_the_seat():
    first, second = crowd(door())
    one = Charge.objects.get()
    assert (one.claim_id, one.state, one.due_at) == (first.claim_id, ChargeState.OPEN, NOON + HALF)
    assert (kinds(first), kinds(second)) == (["payment.hold"], ["enrolment.waiting"])
    pays(one, at=NOON + HALF / 2)
    assert ProcrastinateJob.objects.filter(
        task_name="payments.seat_payer", args={"charge_id": one.pk}
    ).exists()
    assert settled_holds() == [one.pk]
    assert seat_payer(charge_id=one.pk, at=NOON + HALF)
    assert (settled_holds(), seat_payer(charge_id=one.pk, at=NOON + HALF)) == ([], False)
    first.refresh_from_db()
    assert (first.state, first.seat_no) == (State.SEATED, 1)
    followed(first, at=NOON + HALF)
    assert kinds(first) == ["payment.hold", "payment.paid", "enrolment.seated"]


def test_unpaid_it_goes_to_the_next_who_is_told_where_to_pay():
    first, second = crowd(door())
    one = Charge.objects.get()
    late = one.books_at
    assert not seat_payer(charge_id=one.pk, at=late)
    assert expire_charge(charge_id=one.pk, at=late)
    offer_seats(intake_id=first.intake_id, terms=TERMS, at=late)
    followed(second, at=late)
    first.refresh_from_db()
    assert (first.state, second.state, second.seat_no) == (State.LAPSED, State.OFFERED, 1)
    assert kinds(second) == ["enrolment.waiting", "payment.hold"]
    asked = Charge.objects.get(claim=second.claim_id)
    assert asked.due_at == second.offer_until_at == late + TERMS.least


def test_what_costs_nothing_is_theirs_at_once():
    first, second = crowd(door(fee=None))
    assert (first.state, second.state) == (State.SEATED, State.WAITING)
    followed(first)
    assert kinds(first) == ["enrolment.seated"]


def test_points_pay_at_once():
    grant = grants.grant(
        application_id=ScholarshipFactory(round=funded_round()).pk, by=None, at=NOON
    )
    first = (NOON + timedelta(days=40)).date()
    at_door = door(fee=240_000, run__starts_on=first, run__last_on=first)
    claim = stand(at_door, grant.resident, by_points=True)
    settle_all(at_door)
    one = followed(Application.objects.get(claim=claim))
    assert (one.state, Use.objects.count(), Charge.objects.count()) == (State.SEATED, 1, 0)
    followed(one)
    assert kinds(one) == ["scholarship.held", "enrolment.seated"]


def test_whoever_gives_the_hold_up_owes_nothing():
    first, _second = crowd(door())
    answer_offer(application=first, said="decline", by=None, way=Way.SITE, at=NOON)
    assert Charge.objects.get().state == ChargeState.CANCELLED


def test_a_lost_job_is_made_good_within_a_minute():
    first, _second = crowd(door())
    one = Charge.objects.get()
    pays(one, at=NOON)
    tasks.run_out(0)
    first.refresh_from_db()
    assert first.state == State.SEATED


def test_the_job_seats_whoever_paid():
    first, _second = crowd(door())
    pays(Charge.objects.get(), at=NOON)
    tasks.seat_whoever_paid(charge_id=Charge.objects.get().pk)
    first.refresh_from_db()
    assert first.state == State.SEATED
