"""Seats by channel: what counts as an application and as a seat, and whose runs are seen."""

from datetime import date

import pytest

from naru.enrolments.enums import Channel, DoorMode, State
from naru.enrolments.models import Claim
from naru.enrolments.queries.channels import report
from naru.enrolments.rules.channels import Cell
from tests.accounts.factories import OrganisationFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def crowd(door, channel, seated, waiting, *, first=1):
    """So many by one way; a pair of numbers never comes twice."""
    for no in range(seated + waiting):
        person, gets = ResidentFactory(), no < seated
        claim = Claim.objects.create(intake=door, resident=person, channel=channel, at=NOON)
        ApplicationFactory(
            intake=door,
            resident=person,
            claim=claim,
            no=first + no,
            state=State.SEATED if gets else State.WAITING,
        )


def door_of(provider, on=date(2026, 12, 1), **more):
    return IntakeFactory(
        run__course__provider=provider, run__starts_on=on, run__last_on=on, capacity=99, **more
    )


def test_runs_and_terms_with_few_hidden():
    provider = ProviderFactory(organisation=OrganisationFactory())
    winter, spring = door_of(provider), door_of(provider, date(2027, 3, 2))
    crowd(winter, Channel.WEB, 6, 6)
    crowd(winter, Channel.PAPER, 5, 5, first=20)
    crowd(winter, Channel.PHONE, 1, 1, first=40)
    crowd(spring, Channel.DESK, 11, 0)
    crowd(door_of(provider, date(2028, 4, 1)), Channel.WEB, 1, 1)
    terms, runs, hidden = report(provider.organisation)
    assert [(one.year, one.half, one.cells) for one in terms] == [
        (2028, 1, [(Channel.WEB, None)]),
        (2027, 1, [(Channel.DESK, Cell(11, 11))]),
        (2026, 2, [(Channel.WEB, Cell(12, 6)), (Channel.PHONE, None), (Channel.PAPER, None)]),
    ]
    assert ([one.intake for one in runs], hidden) == ([spring, winter], 1)
    assert runs[1].cells == terms[2].cells
    assert report(OrganisationFactory()) == ([], [], 0)
    assert report()[0] == terms


def test_what_is_no_application_and_what_is_no_seat():
    provider = ProviderFactory(organisation=OrganisationFactory())
    door = door_of(provider)
    crowd(door, Channel.WEB, 4, 6)
    for state in (State.CANCELLED, State.CALLED_OFF):
        ApplicationFactory(intake=door, state=state)
    ApplicationFactory(intake=door, no=50, state=State.DECLINED)
    assert report()[1][0].cells == [(Channel.WEB, Cell(11, 5))]
    paying = door_of(provider, mode=DoorMode.FIRST_PAID, hold_minutes=30)
    crowd(paying, Channel.WEB, 3, 8)
    ApplicationFactory(intake=paying, no=50, state=State.OFFERED)
    assert report()[1][0].cells == [(Channel.WEB, Cell(12, 3))]
