"""Counting seats by channel: what counts as an application and as a seat, and what is hidden."""

import random
from datetime import date

import pytest

from naru.enrolments.enums import Channel, DoorMode, State
from naru.enrolments.models import Application, Claim
from naru.enrolments.queries.channels import report
from naru.enrolments.rules import channels
from naru.enrolments.rules.channels import Cell
from naru.enrolments.services.channels import count_channels
from tests.accounts.factories import OrganisationFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory, claim_at
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def runs_of_all():
    """Of all runs, as counted this moment."""
    count_channels(at=NOON)
    return report().runs


def crowd(door, channel, seated, waiting, *, first=1):
    """So many by one way; a pair of numbers never comes twice."""
    for no in range(seated + waiting):
        person, gets = ResidentFactory(), no < seated
        claim = claim_at(door, person, channel=channel)
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
    assert report(provider.organisation) == ([], [], 0, None)
    count_channels(at=NOON)
    terms, runs, hidden, at = report(provider.organisation)
    assert [(one.year, one.half, one.cells) for one in terms] == [
        (2028, 1, [(Channel.WEB, None)]),
        (2027, 1, [(Channel.DESK, Cell(11, 11))]),
        (2026, 2, [(Channel.WEB, Cell(12, 6)), (Channel.PHONE, None), (Channel.PAPER, None)]),
    ]
    assert ([one.intake for one in runs], hidden, at) == ([spring, winter], 1, NOON)
    assert runs[1].cells == terms[2].cells
    assert report(OrganisationFactory()) == ([], [], 0, NOON)
    assert report() == report(provider.organisation)


def test_what_is_no_application_and_what_is_no_seat():
    provider = ProviderFactory(organisation=OrganisationFactory())
    door = door_of(provider)
    crowd(door, Channel.WEB, 4, 6)
    for state in (State.CANCELLED, State.CALLED_OFF):
        ApplicationFactory(intake=door, state=state)
    ApplicationFactory(intake=door, no=50, state=State.DECLINED)
    assert runs_of_all()[0].cells == [(Channel.WEB, Cell(11, 5))]
    paying = door_of(provider, mode=DoorMode.FIRST_PAID, hold_minutes=30)
    crowd(paying, Channel.WEB, 3, 8)
    ApplicationFactory(intake=paying, no=50, state=State.OFFERED)
    assert runs_of_all()[0].cells == [(Channel.WEB, Cell(12, 3))]


def test_whatever_the_counts_they_are_hidden_by_the_rule():
    chance, provider = random.Random(7), ProviderFactory(organisation=OrganisationFactory())
    people, doors = [ResidentFactory() for _ in range(40)], []
    for month in range(1, 9):
        door, row = door_of(provider, date(2027, month, 1)), {}
        for turn, channel in enumerate(chance.sample(list(Channel), 3)):
            row[channel.value] = Cell(chance.randrange(1, 22), 0)
            clicks = [
                Claim(
                    intake=door,
                    resident=one,
                    channel=channel,
                    turn=turn,
                    earlier=3 * month + turn,
                    at=NOON,
                )
                for one in people[: row[channel.value].people]
            ]
            Application.objects.bulk_create(
                Application(
                    claim=one,
                    intake=door,
                    resident=one.resident,
                    state=State.DECLINED,
                    state_at=NOON,
                )
                for one in Claim.objects.bulk_create(clicks)
            )
        doors.append((door, row))
    count_channels(at=NOON)
    terms, runs, hidden, _at = report(provider.organisation)
    told = {one.intake: {name.value for name, cell in one.cells if cell} for one in runs}
    by_rule = {door: channels.shown(row) for door, row in doors}
    assert told == {door: seen for door, seen in by_rule.items() if seen}
    assert hidden == sum(not seen for seen in by_rule.values()) > 0
    for term, rows in zip(
        terms, ([r for _, r in doors[6:]], [r for _, r in doors[:6]]), strict=True
    ):
        every, seen = channels.summed(rows), channels.shown_of_sum(rows)
        assert {n.value: c for n, c in term.cells} == {
            name: cell if name in seen else None for name, cell in every.items()
        }
