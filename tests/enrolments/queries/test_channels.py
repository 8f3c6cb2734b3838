"""Seats by channel as they were counted last: whose runs are seen, and as of when."""

from datetime import timedelta

import pytest

from naru.enrolments.enums import Channel, State
from naru.enrolments.models import Application, ChannelReport
from naru.enrolments.queries.channels import report
from naru.enrolments.rules.channels import Cell
from naru.enrolments.services.channels import count_channels
from tests.accounts.factories import OrganisationFactory
from tests.catalogue.factories import ProviderFactory
from tests.enrolments.factories import NOON
from tests.enrolments.services.test_channels import crowd, door_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


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


def test_many_runs_cost_as_many_queries_as_one(django_assert_num_queries):
    provider = ProviderFactory(organisation=OrganisationFactory())
    crowd(door_of(provider), Channel.WEB, 10, 0)
    for _ in range(2):
        count_channels(at=NOON)
        with django_assert_num_queries(2):
            report(provider.organisation)
        crowd(door_of(provider), Channel.DESK, 10, 0)
