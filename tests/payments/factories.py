"""Charges to test with."""

from datetime import date, timedelta

from django.db import transaction

from naru.enrolments.enums import State
from naru.payments.enums import Book, Move, Way
from naru.payments.pack import payment_rules
from naru.payments.services import charges, ledger
from naru.payments.services.charges import Price
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory

FEE = 80_000
SESSIONS = [date(2026, 12, 8) + timedelta(weeks=n) for n in range(8)]
RULES = "노원50플러스센터"


def rules(name=RULES, *, on=date(2026, 11, 24)):
    return payment_rules().of(name, on=on).terms


def seat(*, provider=None, **more):
    """Somebody who has a seat on a course of 80,000 won, on eight Tuesdays."""
    provider = provider or ProviderFactory()
    intake = more.pop("intake", None) or IntakeFactory(
        run__course__provider=provider,
        run__payer="LEARNER",
        run__fee_won=FEE,
        run__materials_won=more.pop("materials_won", 0),
        run__weekdays=[2],
        run__last_on=SESSIONS[-1],
    )
    return ApplicationFactory(intake=intake, state=State.SEATED, **more)


def price(application, *, won=FEE):
    run = application.intake.run
    return Price(
        won=won,
        materials_won=run.materials_won,
        title=run.course.title,
        provider_id=run.course.provider_id,
        sessions=SESSIONS,
    )


def charge(application=None, *, at=NOON, by_rules=None, won=FEE, **more):
    """An open charge for a seat."""
    application = application or seat()
    return charges.open_charge(
        claim=application.claim,
        price=price(application, won=won),
        rules=by_rules or rules(),
        at=at,
        **more,
    )


@transaction.atomic
def pay(one, *, at=NOON, paid_at=None):
    """The charge's money comes through the bank."""
    held = charges.hold(one.pk)
    transfer = ledger.move_between(
        charge=held,
        out_of=Book.OUTSIDE,
        into=Book.HELD,
        won=held.won,
        move=Move.PAID,
        reason=f"paid:{held.pk}",
        by=None,
        at=at,
    )
    return charges.pay(
        charge=held, way=Way.BANK, paid_at=paid_at or at, payer="", transfer=transfer, at=at
    )
