"""Who is asked for the fee of a seat, and who is not."""

import pytest

from naru.catalogue.models import Run
from naru.enrolments.enums import State
from naru.enrolments.models import Intake
from naru.flows.follow_seat import follow_seat
from naru.notices.models import Notice
from naru.payments.enums import ChargeState
from naru.payments.models import Charge
from naru.payments.services import asking
from naru.residents.enums import Fact, FactSource
from naru.residents.models import Answer
from tests.accounts.factories import OrganisationFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory
from tests.payments.factories import FEE, rules, seat
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db(transaction=True)
SEOCHO = "서초50플러스센터"


def working(name="어느 배움터"):
    return ProviderFactory(name=name, organisation=OrganisationFactory())


def test_a_seat_asks_for_its_fee_with_the_account_in_the_notice():
    application = seat(provider=working(), told_at=None)
    follow_seat(application_id=application.pk, at=NOON)
    one = Charge.objects.get()
    assert (one.won, one.state, len(one.sessions)) == (FEE, ChargeState.OPEN, 8)
    told = Notice.objects.get(kind="payment.due")
    assert (told.params["number"], told.params["fee_won"]) == (one.shown_number, FEE)


def test_what_is_for_materials_is_asked_as_it_stood_whatever_the_run_costs_later():
    first = seat(provider=working(), materials_won=20_000)
    asked = asking.ask(application=first, terms=rules(), at=NOON)
    Run.objects.update(fee_won=90_000, materials_won=0)
    again = ApplicationFactory(
        intake=Intake.objects.get(), state=State.SEATED, no=2, resident=ResidentFactory()
    )
    later = asking.ask(application=again, terms=rules(), at=NOON)
    assert asking.ask(application=first, terms=rules(), at=NOON) == asked
    asked.refresh_from_db()
    assert [(one.won, one.materials_won) for one in (asked, later)] == [
        (FEE, 20_000),
        (90_000, 0),
    ]


def test_nothing_is_asked_for_what_is_free_or_paid_elsewhere():
    free = seat(intake=IntakeFactory(run__course__provider=working()))
    elsewhere = seat()
    for one in (free, elsewhere):
        assert asking.ask(application=one, terms=rules(), at=NOON) is None


def test_a_confirmed_fact_waives_and_a_claimed_one_does_not():
    provider = working(SEOCHO)
    for source, state in (
        (FactSource.VERIFIED, ChargeState.WAIVED),
        (FactSource.SAID, ChargeState.OPEN),
    ):
        application = seat(provider=provider)
        Answer.objects.create(
            resident=application.resident,
            fact=Fact.BASIC_LIVELIHOOD,
            value=True,
            source=source,
            answered_at=NOON,
            answered_by=application.resident.user,
        )
        asked = asking.ask(application=application, terms=rules(SEOCHO), at=NOON)
        assert asked.state == state
