"""Seats by channel: what counts as an application and as a seat, and whose runs are seen."""

import random
from datetime import date, timedelta

import pytest

from naru.enrolments.enums import Channel, DoorMode, State
from naru.enrolments.models import Application, ChannelReport, Claim
from naru.enrolments.queries.channels import report
from naru.enrolments.rules import channels
from naru.enrolments.rules.channels import Cell
from naru.enrolments.services.channels import count_channels
from tests.accounts.factories import OrganisationFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON, ApplicationFactory, IntakeFactory
from tests.residents.factories import ResidentFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def runs_of_all():
    """Of all runs, as counted this moment."""
    count_channels(at=NOON)
    return report().runs


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


def test_each_provider_is_counted_by_itself_and_all_of_them_together():
    ours, theirs = (ProviderFactory(organisation=OrganisationFactory()) for _ in range(2))
    providers = (ours, theirs, ProviderFactory(organisation=None), None)
    doors = [door_of(one) for one in providers]
    for door, number in zip(doors, (11, 12, 13, 14), strict=True):
        crowd(door, Channel.WEB, number, 0)
    for _ in range(2):
        crowd(door_of(theirs), Channel.DESK, 6, 0)
    count_channels(at=NOON)

    def told(organisation=None):
        found = report(organisation)
        return [one.cells for one in found.terms], [one.intake for one in found.runs], found.hidden

    assert told(ours.organisation) == ([[(Channel.WEB, Cell(11, 11))]], [doors[0]], 0)
    both = [(Channel.WEB, Cell(12, 12)), (Channel.DESK, Cell(12, 12))]
    assert told(theirs.organisation) == ([both], [doors[1]], 2)
    every = [(Channel.WEB, Cell(50, 50)), (Channel.DESK, Cell(12, 12))]
    assert told() == ([every], doors[::-1], 2)


def test_a_report_is_of_the_last_count_and_goes_with_the_last_door():
    provider = ProviderFactory(organisation=OrganisationFactory())
    door = door_of(provider)
    crowd(door, Channel.WEB, 10, 0)
    count_channels(at=NOON)
    crowd(door, Channel.WEB, 1, 0, first=20)
    assert report(provider.organisation).runs[0].cells == [(Channel.WEB, Cell(10, 10))]
    count_channels(at=NOON + HOUR)
    assert report(provider.organisation).runs[0].cells == [(Channel.WEB, Cell(11, 11))]
    Application.objects.update(state=State.CANCELLED, seat_no=None)
    count_channels(at=NOON + 2 * HOUR)
    assert report(provider.organisation) == report() == ([], [], 0, NOON + 2 * HOUR)
    assert ChannelReport.objects.count() == 1


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
                Claim(intake=door, resident=one, channel=channel, turn=turn, at=NOON)
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


def test_many_runs_cost_as_many_queries_as_one(django_assert_num_queries):
    provider = ProviderFactory(organisation=OrganisationFactory())
    crowd(door_of(provider), Channel.WEB, 10, 0)
    for _ in range(2):
        count_channels(at=NOON)
        with django_assert_num_queries(2):
            report(provider.organisation)
        crowd(door_of(provider), Channel.DESK, 10, 0)
